/** How the map is drawn: our own style, in the colours of the style sheet as they are at this moment. */

const TOKENS = {
  around: '--map-around', land: '--map-land', border: '--map-border', edge: '--map-edge', dot: '--map-dot', pin: '--primary',
  water: '--map-water', green: '--map-green', road: '--map-road', way: '--map-way', building: '--map-building',
};
const nothing = { type: 'FeatureCollection', features: [] };

export class Look {
  constructor(stage, outlines) {
    this.stage = stage;
    this.outlines = outlines;
    this.colours = this.read();
  }

  /** Every colour as the engine resolves it: a token may name another one. */
  read() {
    const probe = document.createElement('span');
    this.stage.append(probe);
    const colours = {};
    for (const [name, token] of Object.entries(TOKENS)) {
      probe.style.color = `var(${token})`;
      colours[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    return colours;
  }

  style() {
    const geojson = (data, more = {}) => ({ type: 'geojson', data, ...more });
    return {
      version: 8,
      // Other colours are there at once.
      transition: { duration: 0, delay: 0 },
      sources: {
        departements: geojson(this.outlines),
        edge: geojson(edge(this.outlines)),
        towns: geojson(nothing),
        pins: geojson(nothing, {
          cluster: true, clusterRadius: this.width(),
          clusterProperties: { low: ['min', ['get', 'kind']], high: ['max', ['get', 'kind']] },
        }),
      },
      layers: this.layers(),
    };
  }

  /** How near places may stand before they are one group: larger letters make larger buttons. */
  width() { return Math.round(3 * parseFloat(getComputedStyle(document.documentElement).fontSize)); }

  layers() {
    const c = this.colours;
    const grows = (from, to) => ['interpolate', ['linear'], ['zoom'], 6, from, 12, to];
    return [
      { id: 'around', type: 'background', paint: { 'background-color': c.around } },
      { id: 'land', type: 'fill', source: 'departements', paint: { 'fill-color': c.land } },
      { id: 'border', type: 'line', source: 'departements', paint: { 'line-color': c.border, 'line-width': grows(1, 2) } },
      { id: 'edge', type: 'line', source: 'edge', layout: { 'line-join': 'round' }, paint: { 'line-color': c.edge, 'line-width': grows(1.75, 3) } },
      { id: 'towns', type: 'circle', source: 'towns', minzoom: 7.5,
        paint: { 'circle-color': c.dot, 'circle-radius': ['interpolate', ['linear'], ['zoom'], 7.5, ['*', 0.5, ['get', 'size']], 13, ['*', 1.6, ['get', 'size']]] } },
      { id: 'pins', type: 'circle', source: 'pins', paint: { 'circle-color': c.pin, 'circle-radius': 4 } },
    ];
  }

  /** The communes as dots, the larger the more people. */
  towns(map, rows) {
    map.getSource('towns').setData({
      type: 'FeatureCollection',
      features: rows.map(([, lon, lat, people]) => ({
        type: 'Feature', properties: { size: Math.min(4, 1 + Math.sqrt(people) / 80) },
        geometry: { type: 'Point', coordinates: [lon / 1e5, lat / 1e5] },
      })),
    });
  }

  /** Follows the citizen's choice of colours, and the system's. */
  follow(map, changed, signal) {
    const again = () => {
      this.colours = this.read();
      this.stage.dataset.rests = 'false';
      for (const { id, paint } of [...this.layers(), ...(this.streets?.(this.colours) ?? [])]) {
        if (!map.getLayer(id)) continue;
        for (const [name, value] of Object.entries(paint)) if (name.endsWith('-color')) map.setPaintProperty(id, name, value);
      }
      changed();
    };
    const watch = new MutationObserver(again);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-text'] });
    signal.addEventListener('abort', () => watch.disconnect());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again, { signal });
  }
}

/** The outline of the whole: the sides that one département alone has; neighbours share theirs, point for point. */
function edge(outlines) {
  const sides = new Map();
  const rings = outlines.features.flatMap(({ geometry: { type, coordinates } }) => (type === 'Polygon' ? [coordinates] : coordinates)).flat();
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const side = [ring[at - 1], ring[at]], key = side.map(String).sort().join(' ');
      sides.set(key, sides.has(key) ? null : side);
    }
  }
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: joined([...sides.values()].filter(Boolean)) } };
}

/** Sides that follow each other as lines, so that corners are drawn as such. */
function joined(sides) {
  const from = new Map(sides.map(side => [String(side[0]), side])), lines = [];
  while (from.size) {
    const [first] = from.values(), line = [first[0]];
    for (let side = first; side; side = from.get(String(side[1]))) {
      line.push(side[1]);
      from.delete(String(side[0]));
    }
    lines.push(line);
  }
  return lines;
}
