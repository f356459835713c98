/**
 * The places as buttons over the map. MapLibre's worker groups them; each place and each group in view is a button with
 * a name, in reading order. Buttons that stay are kept, so that the focus stays where it was.
 */
import { pace, put } from './map.mjs';

/** Half a button: a finger's width. */
export const HALF = 24;

export class Pins {
  constructor(map, stage, choose) {
    Object.assign(this, { map, stage, choose_: choose, list: stage.querySelector('.map-pins') });
    Object.assign(this, { byId: new Map(), shown: new Map(), spread: null, chosen: '', own: '', sizes: new Map() });
    const signs = stage.closest('.map').querySelectorAll('[data-sign]');
    this.signs = new Map([...signs].map(sign => [sign.dataset.sign, sign.firstElementChild]));
    this.kinds = [...this.signs.keys()];
  }

  /** Rows: id, kind, name for all, longitude and latitude in hundred-thousandths, whether that is only roughly so. */
  set(rows) {
    this.byId = new Map(rows.map(([id, kind, name, lon, lat, rough]) => [id, { id, kind, name, rough, at: [lon / 1e5, lat / 1e5] }]));
    this.spread = null;
    // What is named otherwise now, in another language for instance, is made again.
    for (const [key, { one, element }] of this.shown) {
      if (one.id !== undefined && this.byId.get(key)?.name === one.name) continue;
      element.remove();
      this.shown.delete(key);
    }
    this.map.getSource('pins').setData({
      type: 'FeatureCollection',
      features: [...this.byId.values()].map(({ id, kind, at }) => ({
        type: 'Feature', properties: { id, kind: this.kinds.indexOf(kind) }, geometry: { type: 'Point', coordinates: at },
      })),
    });
  }

  points() { return [...this.byId.values()].map(pin => pin.at); }

  nearest(point, many) {
    const narrow = Math.cos(point[1] * Math.PI / 180);
    const far = at => ((at[0] - point[0]) * narrow) ** 2 + (at[1] - point[1]) ** 2;
    return this.points().sort((one, other) => far(one) - far(other)).slice(0, many);
  }

  within(at) { return this.map.getBounds().contains(at); }
  anyInView() { return this.points().some(at => this.within(at)); }
  inView() { return this.points().filter(at => this.within(at)).length; }

  /** Marks a place; one chosen elsewhere is brought into view. */
  choose(id) {
    this.chosen = id;
    const pin = this.byId.get(id);
    if (!pin || this.own === id) return;
    const { x, y } = this.map.project(pin.at), { clientWidth, clientHeight } = this.stage;
    if (x < HALF || y < HALF || x > clientWidth - 64 || y > clientHeight - HALF)
      this.map.easeTo({ center: pin.at, zoom: Math.max(this.map.getZoom(), 9), duration: pace() });
  }

  /** What is in view now, by a key of its own. */
  wanted() {
    const wanted = new Map();
    for (const { properties: { cluster, cluster_id, point_count, low, high, id }, geometry } of this.map.querySourceFeatures('pins')) {
      if (!cluster) {
        const pin = this.byId.get(id);
        if (pin) wanted.set(id, pin);
      } else if (this.spread?.group === cluster_id) {
        for (const one of this.spread.pins) wanted.set(one.id, one);
      } else {
        wanted.set(`#${cluster_id} ${point_count}`, { group: cluster_id, many: point_count, kind: low === high ? this.kinds[low] : null, at: geometry.coordinates });
      }
    }
    const chosen = this.byId.get(this.chosen);
    if (chosen && !wanted.has(chosen.id)) wanted.set(chosen.id, chosen);
    for (const [key, one] of wanted) {
      const { x, y } = this.spot(one), { clientWidth, clientHeight } = this.stage;
      if (x < 4 || y < 4 || x > clientWidth - 4 || y > clientHeight - 4) wanted.delete(key);
    }
    return wanted;
  }

  spot(one) {
    const { x, y } = this.map.project(one.at), [right, down] = one.aside ?? [0, 0];
    return { x: x + right, y: y + down };
  }

  /** Shows what is in view; answers what stands where, in reading order. */
  refresh() {
    const wanted = this.wanted(), focused = document.activeElement?.closest?.('.map-pins > li');
    const left = focused && [...this.shown].find(([, shown]) => shown.element === focused);
    for (const [key, { element }] of this.shown) if (!wanted.has(key)) { element.remove(); this.shown.delete(key); }
    for (const [key, one] of wanted) {
      const shown = this.shown.get(key);
      if (shown) Object.assign(shown, { one }); else this.shown.set(key, { one, element: this.button(one) });
    }
    const order = [...this.shown.values()].map(shown => ({ ...shown, ...this.spot(shown.one) }))
      .sort((a, b) => Math.round(a.y / HALF) - Math.round(b.y / HALF) || a.x - b.x);
    this.arrange(order.map(({ element }) => element), focused);
    for (const { one, element } of order) {
      const chosen = one.id !== undefined && one.id === this.chosen;
      element.dataset.chosen = chosen;
      if (chosen) element.firstChild.setAttribute('aria-current', 'true'); else element.firstChild.removeAttribute('aria-current');
    }
    // The button that had the focus opened into others: the nearest of them takes it.
    if (left && !left[1].element.isConnected) this.near(left[1].one)?.focus({ preventScroll: true });
    return order;
  }

  near(one) {
    const from = this.spot(one), far = shown => Math.hypot(this.spot(shown.one).x - from.x, this.spot(shown.one).y - from.y);
    const [first] = [...this.shown.values()].sort((a, b) => far(a) - far(b));
    return first?.element.firstChild;
  }

  /** In reading order, without ever moving the one that has the focus. */
  arrange(elements, focused) {
    const at = elements.indexOf(focused);
    if (at < 0) return this.list.append(...elements);
    for (const element of elements.slice(0, at)) this.list.insertBefore(element, focused);
    this.list.append(...elements.slice(at + 1));
  }

  /** A word beside each place, the chosen first, wherever there is room; answers all that is taken then. */
  words(order, taken) {
    const boxes = [...taken, ...order.map(({ one, element, x, y }) => {
      const half = one.group === undefined ? HALF : element.firstChild.offsetWidth / 2;
      return [x - half, y - HALF, x + half, y + HALF];
    })];
    const first = one => (one.id === this.chosen ? 0 : 1);
    const width = this.stage.clientWidth;
    for (const { one, element, x, y } of [...order].filter(({ one }) => one.id).sort((a, b) => first(a.one) - first(b.one))) {
      const [w, h] = this.size(one.name, element.querySelector('.map-word'));
      const box = [x - w / 2, y + HALF, x + w / 2, y + HALF + h];
      const free = box[0] > 0 && box[2] < width && !boxes.some(other => over(box, other));
      element.dataset.said = free || one.id === this.chosen;
      if (free) boxes.push(box);
    }
    return boxes;
  }

  size(name, element) {
    if (!this.sizes.has(name)) this.sizes.set(name, [element.offsetWidth, element.offsetHeight]);
    return this.sizes.get(name);
  }

  /** Letters have another size now. */
  forget() { this.sizes.clear(); }

  button(one) {
    const element = document.createElement('li'), button = document.createElement('button');
    button.type = 'button';
    const badge = this.signs.get(one.kind ?? '')?.cloneNode(true);
    if (badge) button.append(badge);
    if (one.group === undefined) {
      button.className = 'map-pin';
      button.dataset.rough = one.rough;
      const word = Object.assign(document.createElement('span'), { className: 'map-word', textContent: one.name });
      button.append(word);
      button.ariaLabel = one.name;
      button.addEventListener('click', () => { this.own = one.id; this.choose_(one.id); });
    } else {
      button.className = 'map-group';
      button.append(Object.assign(document.createElement('span'), { textContent: one.many }));
      const kind = badge?.dataset.word, said = this.stage.dataset;
      button.ariaLabel = (kind ? said.groupKind : said.group).replace('#', one.many).replace('%', kind);
      button.addEventListener('click', () => this.open(one));
    }
    element.append(button);
    this.list.append(element);
    return element;
  }

  /** Goes nearer to a group until it opens; one that never would, at the same address, is laid out around it. */
  async open({ group, at, many }) {
    const source = this.map.getSource('pins'), zoom = await source.getClusterExpansionZoom(group);
    if (zoom <= this.map.getMaxZoom()) return this.map.easeTo({ center: at, zoom, duration: pace() });
    const leaves = await source.getClusterLeaves(group, Math.min(many, 60), 0);
    const pins = leaves.map(({ properties: { id } }, rank) => {
      const turn = rank * 2.39996, far = 34 * Math.sqrt(rank + 1);
      return { ...this.byId.get(id), at, aside: [far * Math.cos(turn), far * Math.sin(turn)] };
    });
    this.spread = { group, pins };
    this.map.once('zoomstart', () => this.gather());
    const { clientWidth, clientHeight } = this.stage, { x, y } = this.map.project(at);
    if (x < 90 || y < 90 || x > clientWidth - 120 || y > clientHeight - 90) this.map.easeTo({ center: at, duration: pace() });
    this.map.fire('moveend');
  }

  /** Puts what was laid out back into its group; says whether something was. */
  gather() {
    if (!this.spread) return false;
    this.spread = null;
    this.map.fire('moveend');
    return true;
  }

  place() {
    for (const { one, element } of this.shown.values()) put(element, this.spot(one));
  }
}

/** Whether two boxes lie over each other. */
export const over = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
