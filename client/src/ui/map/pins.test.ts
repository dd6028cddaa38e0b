import { pinsOf, zoomThatParts, type MapMarker, type Project } from './pins';

const marker = (id: string, lat: number, lon: number): MapMarker => ({ id, lat, lon, text: id, label: id, verdict: 'fits' });
/** As a flat map would: twice as far apart at each zoom. */
const projectAt = (zoom: number): Project => ({ lat, lon }) => ({ x: lon * 2 ** zoom, y: -lat * 2 ** zoom });

describe('the pins of a map', () => {
  const near = [marker('1', 45, 4), marker('2', 45, 4.5), marker('3', 45, 90)];

  it('gather what is close at this zoom and keep the order of the list', () => {
    expect(pinsOf(near, [], projectAt(3)).map((pin) => (pin.kind === 'cars' ? pin.members.map(({ id }) => id) : []))).toEqual([['1', '2'], ['3']]);
    expect(pinsOf(near, [], projectAt(9))).toHaveLength(3);
  });

  it('put the cars of further pages beside those of the list, never on them', () => {
    const bounds = { north: 46, south: 44, east: 5, west: 3 };
    const [car, more] = pinsOf([marker('1', 45, 4)], [{ lat: 45, lon: 4, count: 12, label: '12 more', bounds }], projectAt(5));
    expect(more?.kind).toBe('more');
    expect([car?.x === more?.x, car?.y === more?.y]).not.toEqual([true, true]);
  });

  it('say at which zoom a group opens, and that one in the very same place never does', () => {
    expect(zoomThatParts(near.slice(0, 2), 3, 12, projectAt)).toBe(8);
    expect(zoomThatParts([marker('1', 45, 4), marker('2', 45, 4)], 3, 12, projectAt)).toBeUndefined();
    expect(zoomThatParts(near.slice(0, 2), 12, 12, projectAt)).toBeUndefined();
  });
});
