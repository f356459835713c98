/** Names of communes, the larger first, wherever nothing else is written. Silent: the list says where a place is. */
import { put } from './map.mjs';
import { HALF, over } from './pins.mjs';

const MOST = 26;

export class Towns {
  constructor(map, stage) {
    Object.assign(this, { map, stage, box: stage.querySelector('.map-towns'), rows: [], shown: new Map(), sizes: new Map() });
  }

  /** Rows: name, longitude and latitude in hundred-thousandths, inhabitants; the larger first. */
  set(rows) {
    this.rows = rows.map(([name, lon, lat, people], rank) => ({ key: rank, name, people, at: [lon / 1e5, lat / 1e5] }));
    this.box.replaceChildren();
    this.shown.clear();
  }

  refresh(taken) {
    const bounds = this.map.getBounds(), zoom = this.map.getZoom(), { clientWidth: width, clientHeight: height } = this.stage;
    const fewest = 16000 / 4 ** Math.max(0, zoom - 6.2), wanted = new Map();
    for (const town of this.rows) {
      if (town.people < fewest || wanted.size >= MOST) break;
      if (!bounds.contains(town.at)) continue;
      const element = this.shown.get(town.key) ?? this.written(town), [w, h] = this.size(town, element);
      const { x, y } = this.map.project(town.at);
      this.shown.set(town.key, element);
      // On its own spot, else above or under what stands there.
      for (const aside of [0, -HALF - h / 2, HALF + h / 2]) {
        const box = [x - w / 2 - 3, y + aside - h / 2, x + w / 2 + 3, y + aside + h / 2];
        if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height || taken.some(other => over(box, other))) continue;
        taken.push(box);
        town.aside = aside;
        wanted.set(town.key, element);
        break;
      }
    }
    for (const [key, element] of this.shown) if (!wanted.has(key)) { element.remove(); this.shown.delete(key); }
  }

  written({ name, people }) {
    const element = document.createElement('span');
    element.textContent = name;
    element.dataset.large = people > 20000;
    this.box.append(element);
    return element;
  }

  size({ key }, element) {
    if (!this.sizes.has(key)) this.sizes.set(key, [element.offsetWidth, element.offsetHeight]);
    return this.sizes.get(key);
  }

  /** Letters have another size now. */
  forget() { this.sizes.clear(); }

  place() {
    for (const [key, element] of this.shown) {
      const { at, aside } = this.rows[key], { x, y } = this.map.project(at);
      put(element, { x, y: y + aside });
    }
  }
}
