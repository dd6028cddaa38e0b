import { foundMeasure } from './found-measure';

describe('what was found at the car', () => {
  it.each([
    ['door_width', '78', { what: 'door_width', found: 780 }],
    ['headroom', '132,5', { what: 'headroom', found: 1325 }],
    ['straps', '3', { what: 'straps', found: 3 }],
    ['straps', '3.5', undefined],
    ['door_width', '', undefined],
    ['door_width', 'wide', undefined],
    ['door_width', '1001', undefined],
    ['', '78', undefined],
  ])('%s of "%s"', (what, text, expected) => expect(foundMeasure(what, text)).toEqual(expected));
});
