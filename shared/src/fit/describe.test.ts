import { formatCentimetres, formatQuantity, fillText } from '../text';
import { describeDimension, explainVerdict, presentFit } from './describe';
import { checkFit } from './fit';
import en from './locales/en.json';
import fr from './locales/fr.json';
import type { Accessibility, Wheelchair } from './model';
import { type DimensionKey, fitResultSchema } from './result';
import { carA, carB, carC, carD, m1, p1 } from './vectors';

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const said = (car: Accessibility, chair: Wheelchair, key: DimensionKey, locale: 'fr' | 'en' = 'en') => {
  const found = checkFit(car, [chair]).dimensions.find((dimension) => dimension.key === key);
  return found ? plain(describeDimension(found, locale)) : undefined;
};
const unmeasured: Accessibility = { ...carA, spaces: [{ ...carA.spaces?.[0], headroom: undefined }] };

describe('numbers as people read them', () => {
  it('are centimetres with one decimal at most, and do not break', () => {
    expect(formatCentimetres(140, 'en')).toBe('14\u00A0cm');
    expect(formatCentimetres(25, 'fr')).toBe('2,5\u00A0cm');
    expect(formatQuantity(24.6, '%', 'en')).toBe('24.6%');
    expect(formatQuantity(24.6, '%', 'fr')).toBe('24,6\u00A0%');
  });

  it('are filled into sentences, and a hole stays visible', () => {
    expect(fillText('{{a}} and {{b}}', { a: 0 })).toBe('0 and {{b}}');
  });
});

describe('the words of a fit check', () => {
  it('are the same sentences in French and English, with the same values', () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    const holes = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(en)) expect([key, holes(Object.entries(fr).find(([k]) => k === key)?.[1] ?? '')]).toEqual([key, holes(text)]);
  });

  it('put the French narrow space before a colon', () => {
    for (const text of Object.values(fr)) expect(text).not.toMatch(/[^\u202F][:;!?]/);
  });

  it.each<[car: Accessibility, chair: Wheelchair, key: DimensionKey, text: string]>([
    [carA, m1, 'access_width', '14 cm to spare'],
    [carA, p1, 'door_height', 'only 2 cm to spare'],
    [carA, { ...m1, width: 780 }, 'access_width', 'just fits, nothing to spare'],
    [carA, { ...m1, width: 790 }, 'access_width', 'too narrow by 1 cm'],
    [carA, { ...m1, height: 1420, headBow: 40 }, 'door_height', 'lower your head by 2 cm to get in'],
    [carA, { ...m1, height: 1450, headBow: 40 }, 'door_height', 'too low by 5 cm, more than you can lower your head'],
    [carB, { ...m1, width: 735, precision: { width: 10 } }, 'access_width', 'too close to call, measure again'],
    [carB, { ...m1, width: 735, precision: { width: 10 } }, 'door_width', 'only 2.5 cm to spare, give or take 1 cm'],
    [unmeasured, m1, 'headroom', 'not measured yet: ask the owner'],
    [carA, { ...m1, width: undefined }, 'door_width', 'tell us your chair’s width'],
    [carA, m1, 'slope', 'steep, 16.9%'],
    [carB, p1, 'slope', 'too steep, 24.6% where 18% is the most for you'],
    [carA, { ...m1, occupiedMass: 150 }, 'slope', 'too hard for one person to push up (274 N, 250 N at most)'],
    [carA, { ...p1, ratedGrade: undefined }, 'slope', 'tell us how steep a slope your chair can climb'],
    [{ ...carA, access: { ...carA.access, winch: {} } }, { ...m1, propulsion: 'self' }, 'slope', 'it depends on what the winch can pull: ask the owner'],
    [carB, p1, 'load', 'close to the limit, 20 kg to spare'],
    [carB, p1, 'securement', 'your chair is 60 kg too heavy for its anchors'],
    [carC, m1, 'securement', 'made to hold a chair of up to 200 kg'],
    [{ ...carC, modes: ['transfer'] }, m1, 'mode', 'this car does not carry a passenger in a wheelchair'],
  ])('%#: say what there is to know', (car, chair, key, text) => {
    expect(said(car, chair, key)).toBe(text);
  });

  it('are as plain in French', () => {
    expect(said(carA, { ...m1, width: 805 }, 'access_width', 'fr')).toBe('trop étroite de 2,5 cm');
    expect(said(unmeasured, m1, 'headroom', 'fr')).toBe('pas encore mesuré : demandez au propriétaire');
    expect(said(carA, { ...m1, height: 1420, headBow: 40 }, 'door_height', 'fr')).toBe('baissez la tête de 2 cm pour entrer');
  });

  it.each<[name: string, car: Accessibility, chairs: Wheelchair[], english: string, french: string]>([
    ['fits', carD, [m1], 'Fits: 7 cm to spare at the tightest point (door height).', 'Convient : 7 cm de marge au plus juste (hauteur de la porte).'],
    ['tight', carA, [p1], 'Tight: only 2 cm to spare (door height).', 'Juste : seulement 2 cm de marge (hauteur de la porte).'],
    ['too steep', carA, [m1], 'Tight: steep, 16.9% (slope of the ramp).', 'Juste : raide, 16,9 % (pente de la rampe).'],
    ['no', carB, [p1], 'Does not fit: too low by 3 cm (door height).', 'Ne convient pas : trop basse de 3 cm (hauteur de la porte).'],
    ['ask the owner', unmeasured, [m1], 'We cannot tell yet: ask the owner (headroom for the journey).', 'À vérifier : demandez au propriétaire (hauteur sous le toit pendant le trajet).'],
    ['ask the person', carA, [{ ...m1, width: undefined }], 'We cannot tell yet: tell us your chair’s width.', 'À vérifier : indiquez la largeur de votre fauteuil.'],
    ['too many chairs', carC, [m1, m1], 'Does not fit: wheelchairs: 2, places: 1 (chair 2, wheelchair places).', 'Ne convient pas : fauteuils : 2, places : 1 (fauteuil 2, places en fauteuil).'],
    ['no chair', carC, [], 'Tell us about your chair to see whether it fits.', 'Décrivez votre fauteuil pour savoir s’il passe.'],
  ])('explain a verdict in one sentence: %s', (_name, car, chairs, english, french) => {
    const result = checkFit(car, chairs);
    expect(plain(explainVerdict(result, 'en'))).toBe(english);
    expect(plain(explainVerdict(result, 'fr'))).toBe(french);
  });

  it('make a reply that the contract lets through whole', () => {
    const reply = presentFit(checkFit(carA, [{ ...m1, propulsion: 'self', crashTested: 'unknown' }]), 'en');
    expect(fitResultSchema.parse(reply)).toEqual(reply);
    expect(reply.remedies.map((remedy) => remedy.message)).toEqual(['with a helper who pushes: tight', 'with a winch: fits']);
    expect(reply.notices.map((notice) => notice.code)).toEqual(['crash_test_unknown']);
    expect(reply.disclaimer).toContain('not a safety certificate');
    for (const text of reply.dimensions.map((dimension) => dimension.message)) expect(text).not.toMatch(/\{\{|NaN|undefined|null/);
  });
});
