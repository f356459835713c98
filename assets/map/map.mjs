/**
 * The map of the places: draws what the app sends, says what the citizen does. Nothing is fetched but from the app's
 * own `/map/`. What stands beside the canvas is HTML: a place is a button, so that it is found without seeing the map.
 *
 * The app sends pairs, in any order: ["pins", rows], ["here", point or null], ["chosen", id or ""], ["towns", rows], ["gone", 0].
 * It is told pairs of texts: "drawn", "failed", ["choose", id], ["seen", number], ["credit", text].
 */
import { Look } from './look.mjs';
import { Pins, over } from './pins.mjs';
import { Towns } from './towns.mjs';
import { addStreets } from './streets.mjs';

/** Not drawn by then, while somebody looks: it will not be, and the list says the same. */
const LIMIT = 5000;
const REGION = [[2.84, 46.15], [7.15, 48.41]];
// Wide enough that a tall and narrow stage still holds the whole region.
const AROUND = [[-5, 41.5], [15, 53]];
/** Without streets there is nothing to see from nearer; with them there is. */
const NEAREST = 14, NEAREST_STREETS = 16;

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
/** How long a move takes: none at all for whoever asked for stillness. */
export const pace = () => (calm() ? 0 : 200);

/** Lives as long as the app says, on the stage of that id. */
export async function live(dioxus, id) {
  performance.mark('map-asked');
  const say = (what, value = '') => dioxus.send([what, String(value)]);
  const held = {};
  let view = null, gone = false;
  const heard = (async () => {
    for (;;) {
      const [what, value] = await dioxus.recv();
      if (what === 'gone') break;
      held[what] = value;
      view?.[what]?.(value);
    }
    gone = true;
  })();
  try {
    const stage = await found(id, () => gone);
    if (stage) {
      view = await opened(stage, held, say, () => gone);
      if (gone) view.close(); else say('drawn');
    }
  } catch (error) {
    console.warn('map:', error);
    say('failed');
  }
  await heard;
  view?.close();
}

/** The stage, once the page holds it. */
async function found(id, gone) {
  for (const until = performance.now() + LIMIT; performance.now() < until && !gone();) {
    const stage = document.getElementById(id);
    if (stage) return stage;
    await new Promise(requestAnimationFrame);
  }
  if (gone()) return null;
  throw new Error('no stage');
}

async function opened(stage, held, say, gone) {
  const at = name => new URL(`/map/${name}`, location.href).href;
  const [ml, outlines] = await Promise.all([
    import(at('maplibre-gl.mjs')),
    fetch(at('departements.geojson')).then(answer => answer.json()),
  ]);
  ml.setWorkerUrl(at('maplibre-gl-worker.mjs'));
  ml.setWorkerCount?.(1);
  const look = new Look(stage, outlines);
  const map = new ml.Map({
    container: stage.querySelector('.map-ground'), style: look.style(),
    bounds: REGION, fitBoundsOptions: { padding: 12 }, maxBounds: AROUND, minZoom: 5, maxZoom: NEAREST,
    attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, keyboard: false,
    fadeDuration: 0, renderWorldCopies: false, localIdeographFontFamily: false, pixelRatio: Math.min(devicePixelRatio, 2),
    canvasContextAttributes: { powerPreference: 'low-power' },
  });
  map.touchZoomRotate.disableRotation();
  // The buttons of the stage do the same for the keyboard, and a canvas tells a screen reader nothing.
  map.getCanvas().tabIndex = -1;
  for (const attribute of ['role', 'aria-label']) map.getCanvas().removeAttribute(attribute);
  map.on('error', event => console.warn('map:', event.error?.message ?? event));
  try {
    await drawn(map, gone);
  } catch (error) {
    map.remove();
    throw error;
  }
  const view = new View(map, stage, look, say);
  for (const what of ['towns', 'here', 'pins', 'chosen']) if (held[what] != null) view[what](held[what]);
  performance.measure('map-drawn', 'map-asked');
  addStreets(ml, map, look, at).then(credit => {
    if (credit === null || view.closed) return;
    map.setMaxZoom(NEAREST_STREETS);
    say('credit', credit);
  }).catch(error => console.warn('map:', error));
  return view;
}

/** Waits for the first drawing; the limit counts only while somebody looks. */
function drawn(map, gone) {
  return new Promise((yes, no) => {
    const late = () => (document.hidden ? wait() : no(new Error('not drawn in time')));
    const wait = () => (document.hidden && !gone()
      ? document.addEventListener('visibilitychange', wait, { once: true })
      : setTimeout(late, LIMIT));
    map.once('load', yes);
    wait();
  });
}

class View {
  constructor(map, stage, look, say) {
    Object.assign(this, { map, stage, look, say, closed: false, fitted: false, point: null, seen: '' });
    this.towns_ = new Towns(map, stage);
    this.pins_ = new Pins(map, stage, id => say('choose', id));
    this.ended = new AbortController();
    const listen = { signal: this.ended.signal };
    stage.closest('.map').addEventListener('click', event => this.pressed(event), listen);
    stage.addEventListener('keydown', event => this.key(event), listen);
    look.follow(map, () => this.fresh(true), this.ended.signal);
    map.on('move', () => this.moved());
    for (const what of ['moveend', 'idle']) map.on(what, () => this.fresh());
    // Said to whoever waits for it: nothing is on its way any more.
    map.on('idle', () => { stage.dataset.rests = 'true'; });
    for (const what of ['movestart', 'dataloading']) map.on(what, () => { stage.dataset.rests = 'false'; });
    map.on('sourcedata', event => event.sourceId === 'pins' && event.isSourceLoaded && this.fresh());
    map.getCanvas().addEventListener('webglcontextlost', () => this.lost(), listen);
    this.last = 0;
  }

  pins(rows) {
    this.pins_.set(rows);
    if (rows.length && (!this.fitted || !this.pins_.anyInView())) this.begin();
  }

  here(point) {
    this.point = point && point.map(part => part / 1e5);
    this.place();
  }

  chosen(id) { this.pins_.choose(id); this.fresh(); }

  towns(rows) { this.look.towns(this.map, rows); this.towns_.set(rows); this.fresh(); }

  /** Where it begins: around the citizen with the nearest places, else all of them. */
  begin() {
    this.fitted = true;
    this.fit(this.point ? [this.point, ...this.pins_.nearest(this.point, 8)] : this.pins_.points(), 0);
  }

  fit(points, duration) {
    if (!points.length) return this.map.fitBounds(REGION, { padding: 12, duration });
    const [lons, lats] = [0, 1].map(axis => points.map(point => point[axis]));
    const box = [lons, lats].map(all => all.reduce((two, one) => [Math.min(two[0], one), Math.max(two[1], one)], [180, -180]));
    // Room for a button at every edge, and for the column of controls.
    this.map.fitBounds([[box[0][0], box[1][0]], [box[0][1], box[1][1]]],
      { padding: { top: 36, bottom: 48, left: 36, right: 96 }, maxZoom: 12, duration });
  }

  pressed(event) {
    const move = event.target.closest('[data-move]')?.dataset.move;
    if (move) this.move(move);
    else if (event.target.closest('canvas')) this.pins_.gather();
  }

  key(event) {
    const move = { ArrowUp: 'north', ArrowDown: 'south', ArrowLeft: 'west', ArrowRight: 'east', '+': 'in', '=': 'in', '-': 'out' }[event.key];
    if (event.key === 'Escape' && this.pins_.gather()) event.stopPropagation();
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.move(move);
  }

  move(where) {
    const { map } = this, { clientWidth: width, clientHeight: height } = this.stage, duration = pace();
    const by = { north: [0, -height / 3], south: [0, height / 3], west: [-width / 3, 0], east: [width / 3, 0] }[where];
    if (by) map.panBy(by, { duration });
    if (where === 'in') map.zoomTo(map.getZoom() + 1, { duration });
    if (where === 'out') map.zoomTo(map.getZoom() - 1, { duration });
    if (where === 'whole') this.fit(this.pins_.points(), duration);
  }

  /** While it moves, what stands there moves along; what comes into view is looked for now and then. */
  moved() {
    if (performance.now() - this.last > 150) return this.fresh();
    this.place();
  }

  place() {
    this.pins_.place();
    this.towns_.place();
    const here = this.stage.querySelector('.map-here');
    here.hidden = !this.point;
    if (this.point) put(here, this.map.project(this.point));
  }

  fresh(measured = false) {
    if (this.closed) return;
    if (!this.stage.isConnected) return this.close();
    this.last = performance.now();
    if (measured) { this.pins_.forget(); this.towns_.forget(); }
    const stand = this.pins_.refresh(), taken = [this.box(this.stage.querySelector('.map-zoom')), ...this.hereBox(stand)];
    this.towns_.refresh(this.pins_.words(stand, taken));
    this.place();
    if (this.map.isMoving()) return;
    const seen = String(this.pins_.inView());
    if (seen !== this.seen) this.say('seen', this.seen = seen);
  }

  /** Where an element of the stage stands on it. */
  box(element) {
    const { left, top } = this.stage.getBoundingClientRect(), box = element.getBoundingClientRect();
    return [box.left - left, box.top - top, box.right - left, box.bottom - top];
  }

  /** Room for « you start here »: under its dot, or above it; nowhere, and the dot speaks for itself. */
  hereBox(stand) {
    if (!this.point) return [];
    const here = this.stage.querySelector('.map-here'), { x, y } = this.map.project(this.point), dot = 9;
    // Both before it is measured: what is hidden, or has no letters, has no size.
    here.hidden = false;
    here.dataset.side = 'under';
    const w = here.offsetWidth / 2, h = here.offsetHeight;
    const sides = { under: [x - w, y - dot, x + w, y + h - dot], above: [x - w, y - h + dot, x + w, y + dot] };
    const free = side => sides[side][0] > 0 && sides[side][2] < this.stage.clientWidth
      && !stand.some(other => over([other.x - 24, other.y - 24, other.x + 24, other.y + 24], side === 'under' ? trim(sides.under, 1, 2 * dot) : trim(sides.above, 3, -2 * dot)));
    here.dataset.side = Object.keys(sides).find(free) ?? 'none';
    return [sides[here.dataset.side] ?? [x - dot, y - dot, x + dot, y + dot]];
  }

  /** The system took the drawing away; it gives it back, or the list remains. */
  lost() {
    const back = new Promise(yes => this.map.getCanvas().addEventListener('webglcontextrestored', () => yes(true), { once: true }));
    const late = new Promise(yes => setTimeout(() => yes(false), LIMIT));
    Promise.race([back, late]).then(again => again || this.closed || this.say('failed'));
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    this.ended.abort();
    this.map.remove();
  }
}

/** A box without the part that is the dot's own. */
const trim = (box, edge, by) => box.map((part, at) => (at === edge ? part + by : part));

/** Puts an element at a point of the stage. */
export function put(element, { x, y }) {
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
