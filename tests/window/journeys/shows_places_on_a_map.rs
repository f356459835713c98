//! The map of places: drawn without a network, worked by names and keys, honest where it cannot be drawn.

use std::net::TcpListener;

use serde_json::json;

use crate::axe::broken;
use crate::hand::Hand;

const DRAWN: &str = "document.querySelector('.map')?.dataset.drawn === 'true'
    && document.querySelectorAll('.map-pins button').length > 0 && document.querySelectorAll('.map-towns span').length > 0";

/// Where the button of that name stands on the stage.
fn spot(hand: &mut Hand, name: &str) -> (i64, i64) {
    let expression = format!(
        "(() => {{ const box = [...document.querySelectorAll('.map-pins button')].find(b => b.ariaLabel.startsWith({}))?.getBoundingClientRect();
            const stage = document.querySelector('.map-stage').getBoundingClientRect();
            return box ? JSON.stringify([Math.round(box.x - stage.x), Math.round(box.y - stage.y)]) : null; }})()",
        json!(name)
    );
    let text = hand.page.value(&expression);
    serde_json::from_str(text.as_str().unwrap_or("[0,0]")).unwrap()
}

/// Goes to the page that has a map; it shows the state « loading » as well, so its end is not waited for.
fn to_map(hand: &mut Hand) {
    hand.page.value("window.dispatchEvent(new CustomEvent('app-open', { detail: '/gallery' })); 0");
    hand.page.wait("the page", "document.querySelector('[data-route]')?.dataset.route === '/gallery'");
}

fn opened(width: u32, height: u32) -> Hand {
    let mut hand = Hand::at_home(width, height);
    to_map(&mut hand);
    hand.page.wait("a map", DRAWN);
    hand.page.value("document.querySelector('.map').scrollIntoView({ block: 'start', behavior: 'instant' }); scrollBy(0, -64)");
    hand
}

/// Nothing is on its way any more: pieces, colours, moves.
fn still(hand: &mut Hand) {
    hand.page.wait("the map to rest", "document.querySelector('.map-stage').dataset.rests === 'true'");
}

#[test]
fn a_place_is_found_by_its_name_and_chosen_without_seeing_the_map() {
    let mut hand = opened(412, 860);
    hand.find("group", "Taille de la carte");
    hand.see("Contours\u{a0}: IGN \u{2013} Admin Express, Licence Ouverte 2.0");
    hand.see("5\u{a0}lieux sur 5");
    hand.find("button", "R\u{e9}gion, Dijon");
    hand.find("button", "Maison de sant\u{e9}, Clamecy (position approximative)");
    // Two at one address: they are laid out around it.
    hand.click("button", "2\u{a0}lieux, les voir de plus pr\u{e8}s");
    hand.find("button", "Aide au num\u{e9}rique, Vesoul");
    hand.click("button", "France Services, Vesoul");
    hand.page.wait("its row", "document.querySelector('#map-row')?.innerText === 'Vesoul'");
    let current =
        "document.querySelector('.map-pins [aria-current]')?.ariaLabel === 'France Services, Vesoul'";
    hand.page.wait("its mark", current);
    let focused = "document.activeElement.ariaLabel === 'France Services, Vesoul'";
    assert_eq!(hand.page.value(focused), json!(true), "the focus stays where it was");
    hand.screen("map-chosen");
    // Escape puts them together again; the focus goes to what took their place.
    hand.page.value("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })); 0");
    hand.find("button", "2\u{a0}lieux, les voir de plus pr\u{e8}s");
}

#[test]
fn it_is_moved_by_buttons_and_keys_and_calls_nobody() {
    let mut hand = opened(412, 860);
    let name = "R\u{e9}gion, Dijon";
    still(&mut hand);
    let before = spot(&mut hand, name);
    hand.click("button", "Vers l\u{2019}ouest");
    still(&mut hand);
    let west = spot(&mut hand, name);
    assert!(west.0 > before.0 + 40 && (west.1 - before.1).abs() < 3, "{before:?} {west:?}");
    let key = |key: &str| {
        format!("(() => {{ const pin = document.querySelector('.map-pins button'); pin.focus({{ preventScroll: true }});
            pin.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }})); }})(); 0")
    };
    hand.page.value(&key("ArrowRight"));
    still(&mut hand);
    let back = spot(&mut hand, name);
    assert!((back.0 - before.0).abs() < 3, "{before:?} {back:?}");
    hand.page.value(&key("ArrowDown"));
    still(&mut hand);
    hand.click("button", "Voir tous les lieux");
    still(&mut hand);
    hand.see("5\u{a0}lieux sur 5");
    hand.click("button", "Agrandir la carte");
    still(&mut hand);
    hand.click("button", "Agrandir la carte");
    still(&mut hand);
    hand.page.wait("fewer in view", "!document.body.innerText.includes('5\u{a0}lieux sur 5')");
    let elsewhere = "performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('dioxus:')).join(' ')";
    assert_eq!(hand.page.value(elsewhere), json!(""));
}

#[test]
fn where_nothing_can_be_drawn_the_page_says_so_and_tries_again_when_asked() {
    let mut hand = Hand::at_home(412, 860);
    hand.page.value(
        "window.getContextBefore = HTMLCanvasElement.prototype.getContext;
         HTMLCanvasElement.prototype.getContext = function(kind, ...more) {
             return kind.startsWith('webgl') ? null : window.getContextBefore.call(this, kind, ...more); }; 0",
    );
    to_map(&mut hand);
    hand.see(
        "La carte ne peut pas s\u{2019}afficher sur cet appareil. La liste montre les m\u{ea}mes lieux.",
    );
    hand.page.value("HTMLCanvasElement.prototype.getContext = window.getContextBefore; 0");
    hand.click("button", "R\u{e9}essayer d\u{2019}afficher la carte");
    hand.page.wait("a map", DRAWN);
    // Left behind, it holds nothing of the device any more.
    hand.page.value("window.heldCanvas = document.querySelector('.map canvas'); 0");
    hand.go("/help");
    hand.page.wait("the canvas to be given back", "window.heldCanvas.getContext('webgl2').isContextLost()");
    to_map(&mut hand);
    hand.page.wait("a map again", DRAWN);
}

#[test]
fn who_asked_for_stillness_sees_no_move() {
    let mut hand = opened(412, 860);
    hand.prefer("PrefersReducedMotion", "Reduce");
    hand.page.wait("the preference", "matchMedia('(prefers-reduced-motion: reduce)').matches");
    still(&mut hand);
    let places = "[...document.querySelectorAll('.map-pins li')].map(li => li.style.transform).join()";
    // Where it is right after the press is where it stays.
    let once =
        format!("(() => {{ document.querySelector('[data-move=west]').click(); return {places}; }})()");
    let at_once = hand.page.value(&once);
    still(&mut hand);
    assert_eq!(hand.page.value(places), at_once);
}

#[test]
fn the_map_s_worker_may_ask_this_app_and_nobody_else() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("asked, not waited for");
    let port = listener.local_addr().expect("it listens").port();
    let mut hand = opened(412, 860);
    // The worker fetches what a source names: here another address, then one of ours.
    let ask = |at: &str, wanted: &str| {
        format!(
            "(async () => {{ const ml = await import(location.origin + '/map/maplibre-gl.mjs');
                const box = document.createElement('div'); box.style.cssText = 'width:99px;height:99px'; document.body.append(box);
                const map = new ml.Map({{ container: box, attributionControl: false, style: {{ version: 8, layers: [{{ id: 'x', type: 'fill', source: 'x' }}],
                    sources: {{ x: {{ type: 'geojson', data: {at} }} }} }} }});
                const came = await new Promise(yes => {{ map.on('error', () => yes('error'));
                    map.on('sourcedata', event => event.sourceDataType === 'content' && yes('data')); }});
                map.remove(); box.remove(); return came === '{wanted}' ? 'as wanted' : came; }})()"
        )
    };
    let other = ask(&format!("'http://127.0.0.1:{port}/x.geojson'"), "error");
    assert_eq!(hand.page.awaited(&other), json!("as wanted"));
    let own = ask("location.origin + '/map/departements.geojson'", "data");
    assert_eq!(hand.page.awaited(&own), json!("as wanted"));
    assert!(listener.accept().is_err(), "nobody was called");
}

/// One piece for every place: a lake over half of it and a road across, as vector tiles are written (MVT 2).
const STREETS: &str = "(() => { const before = window.fetch; window.asked = [];
    const text = word => [...new TextEncoder().encode(word)], part = (tag, bytes) => [tag, bytes.length, ...bytes];
    const zig = n => { let v = n < 0 ? -2 * n - 1 : 2 * n; const out = []; while (v > 127) { out.push(v & 127 | 128); v >>= 7; } return [...out, v]; };
    const varint = v => { const out = []; while (v > 127) { out.push(v & 127 | 128); v >>= 7; } return [...out, v]; };
    const long = (tag, bytes) => [tag, ...varint(bytes.length), ...bytes];
    const layer = (name, feature, more) => long(0x1a, [...part(0x0a, text(name)), ...long(0x12, feature), ...more, 0x28, ...varint(4096), 0x78, 2]);
    const lake = [0x18, 3, ...long(0x22, [9, ...zig(0), ...zig(2048), 26, ...zig(4096), ...zig(0), ...zig(0), ...zig(2048), ...zig(-4096), ...zig(0), 15])];
    const road = [...part(0x12, [0, 0]), 0x18, 2, ...long(0x22, [9, ...zig(0), ...zig(1024), 10, ...zig(4096), ...zig(0)])];
    const tile = new Uint8Array([...layer('water', lake, []), ...layer('roads', road, [...part(0x1a, text('kind')), ...part(0x22, part(0x0a, text('highway')))])]);
    window.fetch = async (url, options) => { const path = new URL(url, location.href).pathname;
        if (path === '/map/tiles.json') return new Response(JSON.stringify({ minzoom: 0, maxzoom: 13, format: 'pbf', attribution: '\u{a9} les contributeurs d\u{2019}OpenStreetMap',
            vector_layers: [{ id: 'water' }, { id: 'roads' }] }));
        if (path.startsWith('/map/tile/')) { window.asked.push(path); return new Response(tile.slice()); }
        return before(url, options); }; })(); 0";

#[test]
fn streets_that_somebody_fetched_are_drawn_under_the_places_and_credited() {
    let mut hand = Hand::at_home(412, 860);
    hand.page.value(STREETS);
    to_map(&mut hand);
    hand.page.wait("a map", DRAWN);
    hand.see("\u{a9} les contributeurs d\u{2019}OpenStreetMap");
    hand.page.wait("pieces asked for", "window.asked.length > 0");
    assert_eq!(
        hand.page.value("window.asked.every(path => /^\\/map\\/tile\\/\\d+\\/\\d+\\/\\d+$/.test(path))"),
        json!(true)
    );
    hand.page.value("document.querySelector('.map').scrollIntoView({ block: 'start', behavior: 'instant' }); scrollBy(0, -64)");
    still(&mut hand);
    hand.screen("map-streets");
    hand.see("5\u{a0}lieux sur 5");
}

#[test]
fn pictures_of_the_map_and_axe_in_every_look() {
    for (width, height, theme, text) in [
        (412, 860, "light", "100"),
        (412, 860, "dark", "100"),
        (412, 860, "contrast", "100"),
        (320, 640, "light", "200"),
        (1280, 860, "light", "100"),
    ] {
        let mut hand = opened(width, height);
        hand.page.value(&format!(
            "Object.assign(document.documentElement.dataset, {{ theme: '{theme}', text: '{text}' }}); 0"
        ));
        // Opened anew, as by somebody who had chosen that before.
        hand.go("/help");
        to_map(&mut hand);
        hand.page.wait("a map", DRAWN);
        hand.page.value("document.querySelector('.map').scrollIntoView({ block: 'start', behavior: 'instant' }); scrollBy(0, -64)");
        still(&mut hand);
        hand.screen(&format!("map-{width}-{theme}-{text}"));
        let found: Vec<String> = broken(&mut hand).into_iter().filter(|rule| rule.contains("map")).collect();
        assert!(found.is_empty(), "{theme} {text}: {}", found.join("\n"));
    }
}
