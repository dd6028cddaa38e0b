import { createFormat } from './format';

const [fr, en] = [createFormat('fr'), createFormat('en')];
const paris = 'Europe/Paris';
/** Intl's spaces, which differ from one version of its data to the next, as plain ones. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

describe('what people read', () => {
  it.each([
    [fr.money({ amount: 123450, currency: 'EUR' }), '1 234,50 €'],
    [en.money({ amount: 123450, currency: 'EUR' }), '€1,234.50'],
    [fr.money({ amount: 4000, currency: 'EUR' }, { short: true }), '40 €'],
    [fr.money({ amount: 4050, currency: 'EUR' }, { short: true }), '40,50 €'],
    [fr.centimetres(665), '66,5 cm'],
    [en.centimetres(660), '66 cm'],
    [fr.distance(12.5), '12,5 km'],
    [fr.calendarDay('2025-11-03'), 'lundi 3 novembre 2025'],
    [fr.list(['Lyon', 'Bron', 'Vaulx']), 'Lyon, Bron et Vaulx'],
  ])('%s', (made, expected) => expect(plain(made)).toBe(expected));

  it('shows times in the zone of the car, on both sides of a change of clocks', () => {
    expect(fr.time('2025-10-26T00:30:00Z', paris)).toBe('02:30');
    expect(fr.time('2025-10-26T01:30:00Z', paris)).toBe('02:30');
    expect(fr.time('2025-10-26T02:30:00Z', paris)).toBe('03:30');
    expect(plain(fr.day('2025-10-25T22:30:00Z', paris))).toBe('dimanche 26 octobre 2025');
  });

  it('names the day of a period once when it ends on the same', () => {
    const period = { from: '2025-11-03T13:00:00Z', to: '2025-11-03T17:00:00Z' };
    expect(plain(fr.period(period, paris))).toBe('lun. 3 nov., de 14:00 à 18:00');
    expect(plain(fr.period({ ...period, to: '2025-11-05T17:00:00Z' }, paris))).toMatch(/^du lun\. 3 nov\.,? (à )?14:00 au mer\. 5 nov\.,? (à )?18:00$/);
    expect(plain(en.period(period, paris))).toBe('Mon 3 Nov, from 14:00 to 18:00');
  });

  it.each([
    ['2025-01-01T03:30:00Z', 'dans 3 heures'],
    ['2025-01-03T00:00:00Z', 'dans 2 jours'],
    ['2024-12-31T23:58:00Z', 'il y a 2 minutes'],
  ])('%s is %s', (instant, expected) => expect(fr.relative(instant, new Date('2025-01-01T00:00:00Z'))).toBe(expected));
});
