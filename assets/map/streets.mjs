/**
 * The streets, where somebody fetched them: `/map/tiles.json` says what is held, `/map/tile/z/x/y` gives one piece.
 * Nobody fetched them: nothing is drawn, and nothing is missing.
 */

/** Draws them under our borders; answers whom to credit, or null where none are held. */
export async function addStreets(ml, map, look, at) {
  const answer = await fetch(at('tiles.json'));
  if (!answer.ok) return null;
  const { minzoom = 0, maxzoom = 14, bounds, attribution = '', format = 'pbf', vector_layers: layers } = await answer.json();
  ml.addProtocol('bfc', async ({ url }, stop) => {
    const piece = await fetch(at(`tile/${url.slice('bfc://'.length)}`), { signal: stop.signal });
    // A piece that is not held is empty land, not a fault.
    return { data: piece.ok ? await piece.arrayBuffer() : new ArrayBuffer(0) };
  });
  const raster = format !== 'pbf';
  const tiles = { type: raster ? 'raster' : 'vector', tiles: ['bfc://{z}/{x}/{y}'], minzoom, maxzoom, ...(bounds && { bounds }), ...(raster && { tileSize: 256 }) };
  map.addSource('streets', tiles);
  look.streets = colours => (raster ? [{ id: 'streets', type: 'raster', source: 'streets', paint: {} }] : quiet(colours, layers?.map(layer => layer.id)));
  for (const layer of look.streets(look.colours)) map.addLayer(layer, 'border');
  return attribution.replace(/<[^>]*>/g, '');
}

/** A quiet style over the names that Protomaps and OpenMapTiles give to the same things. */
function quiet(c, held) {
  const zoom = (...steps) => ['interpolate', ['exponential', 1.5], ['zoom'], ...steps];
  const kind = ['coalesce', ['get', 'kind'], ['get', 'class'], ''];
  const is = (...names) => ['match', kind, names, true, false];
  const [main, minor] = [['highway', 'motorway', 'trunk', 'major_road', 'primary', 'secondary'], ['medium_road', 'minor_road', 'tertiary', 'minor', 'service', 'street']];
  const round = { 'line-cap': 'round', 'line-join': 'round' };
  const wishes = [
    [['landuse', 'landcover', 'natural'], 'fill', is('forest', 'wood', 'park', 'nature_reserve', 'national_park', 'grass'), { 'fill-color': c.green }],
    [['water'], 'fill', ['==', ['geometry-type'], 'Polygon'], { 'fill-color': c.water }],
    [['waterway', 'water', 'physical_line'], 'line', ['all', ['==', ['geometry-type'], 'LineString'], is('river', 'canal')], { 'line-color': c.water, 'line-width': zoom(8, 0.6, 14, 3) }],
    [['building', 'buildings'], 'fill', true, { 'fill-color': c.building }, { minzoom: 13 }],
    [['roads', 'transportation'], 'line', is(...minor), { 'line-color': c.way, 'line-width': zoom(10, 0.3, 16, 6) }, { minzoom: 10, layout: round }],
    [['roads', 'transportation'], 'line', is(...main), { 'line-color': c.road, 'line-width': zoom(6, 0.6, 16, 9) }, { layout: round }],
  ];
  return wishes.flatMap(([sources, type, filter, paint, more = {}], rank) => sources
    .filter(source => !held || held.includes(source))
    .map(source => ({ id: `streets-${rank}-${source}`, type, source: 'streets', 'source-layer': source, filter: ['all', filter], paint, ...more })));
}
