//! Table of the map: first drawing, 5 000 places in groups, frames while it is dragged, memory; software rendering.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

#[path = "../tests/window/display.rs"]
#[allow(dead_code, reason = "tracing and programs of its own are not needed here")]
mod display;
#[path = "../tests/window/inspector.rs"]
mod inspector;
mod rig;

use display::{App, Display, Start};
use inspector::Inspector;
use rig::{median, row};
use serde_json::{Value, json};

const RUNS: usize = 5;
const MANY: usize = 5_000;

/// The page's own script on a stage of the bench, told what the app would tell it: `window.mapDrawn` once it is drawn
/// and has nothing on its way.
const OPEN: &str = "(async many => {
    const stage = document.querySelector('.map').cloneNode(true);
    stage.querySelector('.map-stage').id = 'bench-stage';
    stage.querySelector('.map-ground').replaceChildren(); stage.querySelector('.map-pins').replaceChildren(); stage.querySelector('.map-towns').replaceChildren();
    document.querySelector('.map').replaceWith(stage); stage.scrollIntoView({ block: 'start', behavior: 'instant' }); scrollBy(0, -64);
    const kinds = [...stage.querySelectorAll('[data-sign]')].map(sign => sign.dataset.sign).filter(Boolean);
    // A fixed sequence, so that every run draws the same.
    let seed = 42; const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const pins = Array.from({ length: many }, (_, at) => ['bench:' + at, kinds[at % kinds.length], 'Lieu ' + at,
        Math.round((3 + 4 * next()) * 1e5), Math.round((46.3 + 2 * next()) * 1e5), false]);
    const towns = Array.from({ length: 3685 }, (_, at) => ['Commune ' + at, Math.round((3 + 4 * next()) * 1e5), Math.round((46.3 + 2 * next()) * 1e5), Math.round(150000 / (at + 1))]);
    const told = [['pins', pins], ['towns', towns]], waiting = [], said = {};
    window.benchGone = () => waiting.shift()?.(['gone', 0]);
    const dioxus = { send: ([what]) => { said[what] = performance.now() - begun; },
        recv: () => (told.length ? Promise.resolve(told.shift()) : new Promise(yes => waiting.push(yes))) };
    const { live } = await import(location.origin + '/map/map.mjs');
    const begun = performance.now();
    live(dioxus, 'bench-stage');
    const frame = () => new Promise(requestAnimationFrame);
    while (!said.drawn && !said.failed) await frame();
    while (!stage.querySelector('.map-pins button') || stage.querySelector('.map-stage').dataset.rests !== 'true') await frame();
    const grouped = performance.now() - begun;
    // Nearer, so that there is something to move.
    for (const _ of [1, 2]) {
        stage.querySelector('[data-move=in]').click(); await frame();
        while (stage.querySelector('.map-stage').dataset.rests !== 'true') await frame();
    }
    return JSON.stringify({ drawn: said.drawn, grouped, buttons: stage.querySelectorAll('.map-pins button').length });
})";

/// Two seconds of dragging by the pointer's own events, to and fro: the time between frames.
const DRAG: &str = "(async () => {
    const canvas = document.querySelector('#bench-stage canvas'), box = canvas.getBoundingClientRect();
    const at = (type, x, y, on) => on.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, buttons: type === 'mouseup' ? 0 : 1, clientX: x, clientY: y }));
    const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2], gaps = [];
    at('mousedown', cx, cy, canvas);
    const begun = await new Promise(requestAnimationFrame); let before = begun, now = begun;
    while (now - begun < 2000) {
        const turn = (now - begun) / 1000 * Math.PI;
        at('mousemove', cx + 120 * Math.sin(turn), cy + 60 * Math.sin(turn / 2), document);
        now = await new Promise(requestAnimationFrame); gaps.push(now - before); before = now;
    }
    at('mouseup', cx, cy, document);
    gaps.sort((a, b) => a - b);
    return JSON.stringify({ frames: gaps.length, median: gaps[gaps.length >> 1], p95: gaps[Math.floor(gaps.length * 0.95)], worst: gaps.at(-1), slow: gaps.filter(gap => gap > 100).length });
})()";

fn main() {
    let runs: Vec<Run> = (0..=RUNS).map(|_| run()).skip(1).collect();
    let of = |read: fn(&Run) -> f64| median(&runs.iter().map(read).collect::<Vec<_>>());
    let rows = [
        row("first drawing, 5 places (page script asked, to MapLibre's `load`)", of(|run| run.few), "ms")
            .at_most(1500.0),
        row("first drawing, 5 000 places", of(|run| run.many), "ms").at_most(1500.0),
        row(
            "5 000 places in groups, each a button, nothing on its way any more",
            of(|run| run.grouped),
            "ms",
        ),
        row("dragged for 2 s over 5 000 places: frame, median", of(|run| run.frame), "ms"),
        row("the same: frame, 95th percentile", of(|run| run.p95), "ms"),
        row("the same: slowest frame", of(|run| run.worst), "ms").at_most(100.0),
        row("memory of the window with the map, over that without (PSS)", of(|run| run.mib), "MiB"),
    ];
    let notes = [
        format!("Release build with the feature `inspect`, 412×860 under Xvfb, OpenGL in software (llvmpipe) on the same cores; {RUNS} runs after one that warms up, each a new process; the places are spread evenly by a fixed sequence."),
        "Time is the page's own clock. The scripts come from the app (`/map/`), are read and compiled within the first figure. Frames: requestAnimationFrame, the pointer's events given by the page itself.".to_owned(),
        "Not measured: a phone, a graphics chip, streets.".to_owned(),
    ];
    let all = json!(runs.iter().map(Run::json).collect::<Vec<_>>());
    rig::report("map", "Map: first drawing, frames, memory", &rows, &notes, all);
}

struct Run {
    few: f64,
    many: f64,
    grouped: f64,
    frame: f64,
    p95: f64,
    worst: f64,
    mib: f64,
}

impl Run {
    fn json(&self) -> Value {
        json!([self.few, self.many, self.grouped, self.frame, self.p95, self.worst, self.mib])
    }
}

/// A new window: the map of the gallery first, then the one of the bench in its place.
fn run() -> Run {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::open(412, 860);
    let app = App::start(&display, &Start::in_folder(folder.path()));
    let mut page = Inspector::open(app.inspector);
    page.wait(
        "the welcome",
        "[...document.querySelectorAll('button')].some(one => one.innerText.includes('Passer'))",
    );
    page.value(
        "[...document.querySelectorAll('button')].find(one => one.innerText.includes('Passer')).click(); 0",
    );
    page.wait("the start", "document.querySelector('[data-route]')?.dataset.route === '/'");
    let before = rig::memory::of(app.number());
    page.value("window.dispatchEvent(new CustomEvent('app-open', { detail: '/gallery' })); 0");
    page.wait("a map", "document.querySelector('.map-stage')?.dataset.rests === 'true'");
    let few = page.value("performance.getEntriesByName('map-drawn')[0].duration").as_f64().unwrap();
    let opened = told(&mut page, &format!("{OPEN}({MANY})"));
    let moved = told(&mut page, DRAG);
    let mib = rig::memory::of(app.number()) - before;
    let figure = |of: &Value, name: &str| of[name].as_f64().unwrap_or(f64::NAN);
    Run {
        few,
        many: figure(&opened, "drawn"),
        grouped: figure(&opened, "grouped"),
        frame: figure(&moved, "median"),
        p95: figure(&moved, "p95"),
        worst: figure(&moved, "worst"),
        mib,
    }
}

fn told(page: &mut Inspector, expression: &str) -> Value {
    serde_json::from_str(page.awaited(expression).as_str().unwrap()).unwrap()
}
