const denseFrom = 100_000;
const chair = { propulsion: 'attendant', width: 640, length: 1100, height: 1330, occupiedMass: 90, chairMass: 15, crashTested: 'yes' };
const powered = { propulsion: 'powered', ratedGrade: 18, width: 660, length: 1150, height: 1380, occupiedMass: 230, chairMass: 145, crashTested: 'yes' };
const dayMs = 86_400_000;

/** Cars as the demo draws them, where people live, with what the index keeps of each. */
export function* drawCars(engine, geo, count, { now, seed = 7 }) {
  const random = engine.createRandom(seed);
  for (let index = 0; index < count; index += 1) {
    const { exactLocation, checkedAt, entries = [], ...car } = engine.drawVehicle(random, geo, { ownerId: 'usr_bench', now, newId: () => 'blk' });
    const place = geo.nearestPlace(exactLocation);
    yield {
      ...car,
      id: engine.newId('vhc'),
      location: geo.publicPosition(exactLocation),
      place: { town: place?.name ?? '', department: place?.department ?? '' },
      timeZone: 'Europe/Paris',
      rating: null,
      checked: checkedAt !== null,
      entries,
    };
  }
}

/** Towns drawn as people live in them: of 100,000 people and more, or out in the country. */
function placesOf(geo, random, count, dense) {
  const found = [];
  while (found.length < count) {
    const town = geo.townByShare(random.share());
    if (townIsDense(geo, town) === dense) found.push(town.location);
  }
  return found;
}

const peopleOf = new Map();
/** How many people a town has shows in how wide its part of all shares is. */
function townIsDense(geo, town) {
  if (peopleOf.size === 0) {
    const steps = 400_000;
    for (let step = 0; step < steps; step += 1) {
      const { id } = geo.townByShare((step + 0.5) / steps);
      peopleOf.set(id, (peopleOf.get(id) ?? 0) + 66_000_000 / steps);
    }
  }
  return (peopleOf.get(town.id) ?? 0) >= denseFrom;
}

/** Searches of a radius of 30 km for one wheelchair and one to five days of the next two months. */
export function drawQueries(engine, geo, count, { now, dense, seed = 11 }) {
  const random = engine.createRandom(seed);
  return placesOf(geo, random, count, dense).map((near) => {
    const from = new Date(Math.floor(now.getTime() / dayMs) * dayMs + random.whole(2, 60) * dayMs + random.whole(7, 18) * 3_600_000);
    const to = new Date(from.getTime() + random.whole(1, 5) * dayMs + random.whole(0, 6) * 3_600_000);
    return engine.searchQuerySchema.parse({
      near: { ...near, radiusKm: 30 },
      period: { from: from.toISOString(), to: to.toISOString() },
      wheelchairs: [random.chance(0.5) ? chair : powered],
      filters: random.chance(0.3) ? { access: 'ramp' } : {},
    });
  });
}

export const wholeFrance = (engine) => engine.searchQuerySchema.parse({ bounds: { north: 51.2, south: 41.3, west: -5.2, east: 9.6 }, wheelchairs: [chair] });
