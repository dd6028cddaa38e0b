/** A town this near to a larger one is its suburb: its name would only crowd the map. */
const SUBURB_KM = 12;
/** Room that a label needs on the screen, in CSS pixels: a dot with the name to its right. */
const LABEL = { dot: 18, letter: 8, height: 26 };
const ZOOMS = [4, 5, 6, 7, 8, 9, 10];

function towns(file) {
  const lines = file.trimEnd().split('\n');
  return lines
    .slice(lines.findIndex((line) => line.startsWith('code\t')) + 1)
    .map((line) => line.split('\t'))
    .filter(([, , , districtOf]) => districtOf === '')
    .map(([id, name, , , , population, lat, lon]) => ({ id, name, population: Number(population), lat: Number(lat), lon: Number(lon) }))
    .sort((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1));
}

/** Web Mercator, in pixels of zoom 0. */
function pixel({ lat, lon }) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return { x: (256 * (lon + 180)) / 360, y: 256 * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) };
}

function kmApart(a, b) {
  const east = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
  return 111.195 * Math.hypot(a.lat - b.lat, east);
}

function apart(a, b, scale) {
  const [left, right] = a.at.x < b.at.x ? [a, b] : [b, a];
  const width = LABEL.dot + LABEL.letter * left.name.length;
  return (right.at.x - left.at.x) * scale >= width || Math.abs(a.at.y - b.at.y) * scale >= LABEL.height;
}

/**
 * The largest towns, without suburbs, each with the zoom from which its name has room beside the names of larger towns.
 * @param file text of places.tsv
 */
export function chooseTowns(file, count) {
  const chosen = [];
  for (const town of towns(file)) {
    if (chosen.length === count) break;
    if (chosen.some((other) => kmApart(other, town) < SUBURB_KM)) continue;
    const at = pixel(town);
    const hasRoom = (zoom) => chosen.every((other) => other.fromZoom > zoom || apart({ ...town, at }, other, 2 ** zoom));
    chosen.push({ ...town, at, fromZoom: ZOOMS.find(hasRoom) ?? ZOOMS.at(-1) });
  }
  return chosen.map(({ name, lat, lon, fromZoom }) => ({ name, lat, lon, fromZoom }));
}
