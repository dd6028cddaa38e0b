import { fewestHandoverPhotos } from '@passerelle/shared/bookings/handover';
import { locales } from '@passerelle/shared/locale';
import { hashOf } from './agreement';
import { aContent, aHandover, anAgreement } from './agreement-fixtures';
import { cancellationLimits } from './cancellation-limits';
import { composeAgreement } from './compose';
import type { Block } from './document';
import en from './locales/en.json';
import fr from './locales/fr.json';

const cellsOf = (block: Block): string[] => {
  if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text];
  if (block.kind === 'list') return [...block.items];
  return block.kind === 'facts' ? [block.caption, ...block.rows.flat()] : [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat(), ...block.foot.flat()];
};
const textOf = (blocks: readonly Block[]): string => blocks.flatMap(cellsOf).join('\n');
const told = (change: Parameters<typeof anAgreement>[0] = {}, locale: 'fr' | 'en' = 'fr') => composeAgreement(anAgreement(change), locale);

/** Every text of a file of texts, with the way to it. */
const textsIn = (value: unknown, at = ''): [string, string][] => (typeof value === 'string' ? [[at, value]] : Object.entries(value as object).flatMap(([key, inner]) => textsIn(inner, `${at}.${key}`)));

describe('the words', () => {
  it('are there in both languages, with the same places to fill', () => {
    const holes = (texts: object) => textsIn(texts).map(([at, text]) => [at, (text.match(/\{\{\w+\}\}/g) ?? []).sort().join()]);
    expect(holes(fr)).toEqual(holes(en));
  });

  it('keep to French typography: no-break spaces, curly apostrophes', () => {
    for (const [at, text] of textsIn(fr)) expect([at, /[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]|'|\d (?:min|h|jour|km|heure)/.test(text.replace(/\{\{\w+\}\}/g, 'x'))]).toEqual([at, false]);
  });

  it.each(locales)('leave nothing unfilled (%s)', (locale) => {
    const { blocks, title, footer } = told({ checkIn: aHandover, checkOut: aHandover }, locale);
    expect([textOf(blocks), title, footer].join('\n')).not.toMatch(/\{\{|undefined|null|NaN|Invalid/);
  });
});

describe('an agreement', () => {
  it('says who, what, when, where and for how much', () => {
    const text = textOf(told().blocks);
    for (const said of ['Dominique Lefèvre', 'Camille Œuvrard', 'Andrea Nuñez', 'Noé Martin', 'Kangoo avec rampe', 'rampe, à la main, à l’arrière', 'jeudi 10 juin 2027 à 10:00', '2\u00a0jours de location', '12 rue Lesdiguières, 38000 Grenoble', '300\u00a0km, puis 0,30\u00a0€ par kilomètre', '1\u202f343,50\u00a0€', '500,00\u00a0€', 'Juste']) expect(text).toContain(said);
  });

  it('says it by the clock where the car is', () => {
    expect(textOf(told({ terms: { ...aContent.terms, timeZone: 'Indian/Reunion' } }).blocks)).toContain('jeudi 10 juin 2027 à 12:00');
  });

  it('names the renter as driver when nobody else is named, and no passengers where there are none', () => {
    const text = textOf(told({ drivers: [], passengers: [] }).blocks);
    expect(text).toContain(`${fr.parties.drivers}\nCamille Œuvrard`);
    expect(text).not.toContain(fr.parties.passengers);
  });

  it('has a sum that is the sum of its lines, and keeps the owner’s commission out', () => {
    const price = told().blocks.find((block) => block.kind === 'table');
    if (price?.kind !== 'table') throw new Error('no table of prices');
    const cents = (text = '') => Number(text.replace(/\D/g, ''));
    expect(price.rows.reduce((sum, row) => sum + cents(row.at(-1)), 0)).toBe(cents(price.foot[0]?.at(-1)));
    expect(textOf(told().blocks)).not.toMatch(/commission|180,75/i);
  });

  it.each([
    ['flexible', ['everything until 2027-06-09T08:00:00.000Z', 'half until 2027-06-10T08:00:00.000Z', 'nothing']],
    ['moderate', ['everything until 2027-06-05T08:00:00.000Z', 'half until 2027-06-09T08:00:00.000Z', 'nothing']],
    ['strict', ['everything until 2027-05-22T10:00:00.000Z', 'half until 2027-06-03T08:00:00.000Z', 'nothing']],
  ] as const)('says until when how much comes back: %s', (cancellationPolicy, limits) => {
    const found = cancellationLimits({ ...aContent, terms: { ...aContent.terms, cancellationPolicy } });
    expect(found.map(({ share, until }) => (until ? `${share} until ${until.toISOString()}` : share))).toEqual(limits);
  });

  it('has the state of the car and the signatures once there are reports, and says how to sign before', () => {
    expect(textOf(told().blocks)).toContain(fr.signatures.none);
    const text = textOf(told({ checkIn: aHandover, checkOut: { ...aHandover, signatures: aHandover.signatures.slice(0, 1) } }).blocks);
    for (const said of ['48\u202f210\u00a0km', '75\u00a0%', '4\u00a0sangles comptées', 'Rayure sous la portière droite', `${aHandover.photos}\u00a0photos`]) expect(text).toContain(said);
    expect(text.match(/l’état au (départ et ce contrat|retour)/g)).toEqual(['l’état au départ et ce contrat', 'l’état au départ et ce contrat', 'l’état au retour']);
    expect(aHandover.photos).toBeGreaterThanOrEqual(fewestHandoverPhotos);
  });
});

describe('the fingerprint', () => {
  it('is the same whatever order the keys come in, and another one for any other word', () => {
    expect(hashOf(Object.fromEntries(Object.entries(aContent).reverse()) as typeof aContent)).toBe(hashOf(aContent));
    expect(hashOf({ ...aContent, passengers: ['Noé Martins'] })).not.toBe(hashOf(aContent));
  });
});
