// Ties each commune to a position. Pure: the same input gives the same rows.
// Sources of a position, best first: the commune's own GeoNames settlement, one noted by hand, the mean of the communes that
// share a postcode, the mean of the arrondissement, the mean of the département. Each carries how far off it may be.

const EARTH_RADIUS_KM = 6371.0088;
/** A settlement's point is its centre, not its town hall: a kilometre is what it promises. */
const OWN_PRECISION_KM = 1;
const NOTED_PRECISION_KM = 2;
/** A position vaguer than this would send people to the wrong place: such a commune (a scattered atoll) is left out. */
const VAGUEST_KM = 60;
/** Too few neighbours say little about the spread of a postcode: 9 km held for 90 % of the communes it was tested on. */
const FEW_NEIGHBOURS_KM = 9;
const FEWEST_KM = 4;
/** A commune without a position tends to lie further out than those that have one. */
const MARGIN = 1.25;
/** A mainland commune further than this from everyone of its postcode is a slip of the source (a wrong degree). */
const MISPLACED_KM = 25;
const SETTLEMENT_RANK = ['PPLC', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLA5', 'PPL', 'PPLL', 'PPLX'];
const TERRITORIES = new Map([
  ['PM', '975'], ['BL', '977'], ['MF', '978'], ['WF', '986'], ['PF', '987'], ['NC', '988'],
]);
export const FRENCH_COUNTRIES = new Set(['FR', 'RE', 'GP', 'MQ', 'GF', 'YT', ...TERRITORIES.keys()]);

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
const radians = (degrees) => (degrees * Math.PI) / 180;

function distanceKm(a, b) {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function mean(points) {
  const sum = points.reduce((total, point) => ({ lat: total.lat + point.lat, lon: total.lon + point.lon }), { lat: 0, lon: 0 });
  return { lat: sum.lat / points.length, lon: sum.lon / points.length };
}

function groupBy(items, keysOf) {
  const groups = new Map();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Today's code of each code a commune or its delegated parts have had. */
function currentCodes(communes) {
  const current = new Map();
  for (const commune of communes) {
    for (const code of commune.anciensCodes ?? []) current.set(code, commune.code);
    if (commune.chefLieu) current.set(commune.code, commune.chefLieu);
  }
  for (const commune of communes) if (commune.type === 'commune-actuelle') current.set(commune.code, commune.code);
  return current;
}

/** Lyon's arrondissements are in GeoNames as "Lyon 03". */
function lyonDistrict(settlement) {
  const match = /^Lyon (\d\d)$/.exec(settlement.name);
  return match && settlement.codes.includes('69123') ? `693${80 + Number(match[1])}` : undefined;
}

function better(candidate, other, name) {
  if (!other) return true;
  const named = (settlement) => (fold(settlement.name) === fold(name) ? 0 : 1);
  const rank = (settlement) => (SETTLEMENT_RANK.indexOf(settlement.feature) + 100) % 100;
  return (
    named(candidate) - named(other) ||
    rank(candidate) - rank(other) ||
    other.population - candidate.population ||
    candidate.id - other.id
  ) < 0;
}

/** Settlements by commune code: by INSEE code, else by name inside a territory whose settlements carry no code. */
function settlementsByCode(communes, settlements, seats) {
  const current = currentCodes(communes);
  const names = new Map(communes.map((commune) => [commune.code, commune.nom]));
  const byTerritoryName = new Map(
    communes.filter((commune) => commune.zone === 'com').map((commune) => [`${commune.departement} ${fold(seats[commune.code] ?? commune.nom)}`, commune.code]),
  );
  const found = new Map();
  const offer = (code, settlement) => {
    if (code && better(settlement, found.get(code), names.get(code) ?? '')) found.set(code, settlement);
  };
  for (const settlement of settlements) {
    const insee = settlement.codes.find((code) => code.length === 5 && current.has(code));
    offer(insee ? current.get(insee) : byTerritoryName.get(`${TERRITORIES.get(settlement.country)} ${fold(settlement.name)}`), settlement);
    offer(lyonDistrict(settlement), settlement);
  }
  return found;
}

function withoutMisplaced(rows) {
  const byPostcode = groupBy(rows, (row) => row.commune.codesPostaux ?? []);
  return rows.filter((row) => {
    if (row.commune.zone !== 'metro' || row.method !== 'own') return true;
    const others = (row.commune.codesPostaux ?? []).flatMap((code) => byPostcode.get(code) ?? []).filter((other) => other !== row);
    return others.length < 2 || others.some((other) => distanceKm(row, other) < MISPLACED_KM);
  });
}

/** Where a commune without a position of its own may be, from the communes that have one. */
function approximate(commune, groups) {
  const neighbours = (commune.codesPostaux ?? []).flatMap((code) => groups.postcode.get(code) ?? []);
  for (const [method, members] of [
    ['postcode', neighbours],
    ['arrondissement', groups.arrondissement.get(commune.arrondissement) ?? []],
    ['department', groups.department.get(commune.departement) ?? []],
  ]) {
    if (members.length === 0) continue;
    const point = mean(members);
    const distances = members.map((member) => distanceKm(point, member)).sort((a, b) => a - b);
    const spread = distances[Math.floor(distances.length * 0.9)] ?? 0;
    const precisionKm = Math.ceil(Math.max(spread * MARGIN, members.length < 3 ? FEW_NEIGHBOURS_KM : FEWEST_KM));
    return { ...point, method, precisionKm };
  }
  return undefined;
}

/**
 * @param communes rows of `communes.json`
 * @param settlements GeoNames rows {id, name, lat, lon, feature, country, codes[], population}
 * @param known hand-noted {centres, seats}
 * @returns {rows, left} rows {commune, lat, lon, precisionKm, method} in order of code; left: communes that cannot be placed
 */
export function joinPlaces(communes, settlements, known) {
  const wanted = communes
    .filter((commune) => (commune.type === 'commune-actuelle' || commune.type === 'arrondissement-municipal') && commune.population !== undefined)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const own = settlementsByCode(communes, settlements, known.seats);
  const placed = [];
  for (const commune of wanted) {
    const [lat, lon] = known.centres[commune.code] ?? [];
    const settlement = own.get(commune.code);
    if (lat !== undefined) placed.push({ commune, lat, lon, precisionKm: NOTED_PRECISION_KM, method: 'noted' });
    else if (settlement) placed.push({ commune, lat: settlement.lat, lon: settlement.lon, precisionKm: OWN_PRECISION_KM, method: 'own' });
  }
  const sound = withoutMisplaced(placed);
  const communesPlaced = sound.filter((row) => row.commune.type === 'commune-actuelle');
  const groups = {
    postcode: groupBy(communesPlaced, (row) => row.commune.codesPostaux ?? []),
    arrondissement: groupBy(communesPlaced, (row) => (row.commune.arrondissement ? [row.commune.arrondissement] : [])),
    department: groupBy(communesPlaced, (row) => [row.commune.departement]),
  };
  const byCode = new Map(sound.map((row) => [row.commune.code, row]));
  const rows = [];
  const left = [];
  for (const commune of wanted) {
    const row = byCode.get(commune.code) ?? { commune, ...approximate(commune, groups) };
    if (row.lat !== undefined && row.precisionKm <= VAGUEST_KM) rows.push(row);
    else left.push(commune);
  }
  return { rows, left, errors: leaveOneOut(communesPlaced, groups) };
}

/** How far the same-postcode and arrondissement means fall from the truth, and how often inside the promised precision. */
function leaveOneOut(rows, groups) {
  const errors = { postcode: [], arrondissement: [] };
  const kept = { postcode: 0, arrondissement: 0 };
  const without = (group, row) => new Map([...group.entries()].map(([key, members]) => [key, members.filter((member) => member !== row)]));
  for (const row of rows) {
    const codes = row.commune.codesPostaux ?? [];
    const narrow = (map, keys) => without(new Map(keys.map((key) => [key, map.get(key) ?? []])), row);
    const guess = {
      postcode: approximate(row.commune, { postcode: narrow(groups.postcode, codes), arrondissement: new Map(), department: new Map() }),
      arrondissement: approximate(row.commune, {
        postcode: new Map(),
        arrondissement: narrow(groups.arrondissement, [row.commune.arrondissement]),
        department: new Map(),
      }),
    };
    for (const method of ['postcode', 'arrondissement']) {
      const found = guess[method];
      if (!found) continue;
      const error = distanceKm(found, row);
      errors[method].push(error);
      if (error <= found.precisionKm) kept[method] += 1;
    }
  }
  return Object.fromEntries(
    Object.entries(errors).map(([method, list]) => {
      list.sort((a, b) => a - b);
      const at = (share) => list[Math.floor(list.length * share)] ?? 0;
      return [method, { median: at(0.5), p90: at(0.9), p99: at(0.99), inside: kept[method] / list.length }];
    }),
  );
}
