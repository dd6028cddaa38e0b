import { join } from 'node:path';
import fc from 'fast-check';
import { createPlaceFinder } from './find-places';
import { foldName } from './fold-name';
import { loadPlaces } from './places-file';

const towns = loadPlaces(join(__dirname, '../../../data/places.tsv'));
const find = createPlaceFinder(towns);
const names = (query: string, limit?: number) => find(query, limit).map((place) => place.name);

describe('finding a town', () => {
  it.each([
    ['lyon', 'Lyon'],
    ['LYON', 'Lyon'],
    ['saint etienne', 'Saint-Étienne'],
    ['st etienne', 'Saint-Étienne'],
    ['St-Étienne', 'Saint-Étienne'],
    ['  saint   ÉTIENNE ', 'Saint-Étienne'],
    ['saintetienne', 'Saint-Étienne'],
    ['st etiene', 'Saint-Étienne'],
    ["l'hay", 'L’Haÿ-les-Roses'],
    ['l hay les roses', 'L’Haÿ-les-Roses'],
    ['lhay les', 'L’Haÿ-les-Roses'],
    ['havre', 'Le Havre'],
    ['greno', 'Grenoble'],
    ['aix provence', 'Aix-en-Provence'],
    ['villeurb', 'Villeurbanne'],
    ['stras', 'Strasbourg'],
    ['st denis reunion', 'Saint-Denis'],
    ['mamoudzou', 'Mamoudzou'],
    ['fort de fr', 'Fort-de-France'],
    ['fontenay ss bois', 'Fontenay-sous-Bois'],
    ['ste foy les lyon', 'Sainte-Foy-lès-Lyon'],
    ['Lyon, Rhône', 'Lyon'],
  ])('"%s" is %s', (query, name) => {
    expect(names(query)[0]?.replace("'", '’')).toBe(name);
  });

  it.each([
    ['Lyom', 'Lyon'],
    ['grenobel', 'Grenoble'],
    ['marseile', 'Marseille'],
    ['toulousse', 'Toulouse'],
    ['ydijon', 'Dijon'],
    ['monpellier', 'Montpellier'],
    ['nanets', 'Nantes'],
    ['lyno', 'Lyon'],
    ['Pqris', 'Paris'],
    ['bordeaxu', 'Bordeaux'],
    ['ordeaux', 'Bordeaux'],
    ['tordeaux', 'Bordeaux'],
    ['bbordeaux', 'Bordeaux'],
    ['Ajacio', 'Ajaccio'],
    ['st mlao', 'Saint-Malo'],
    ['clermont-frrand', 'Clermont-Ferrand'],
    ['boulogne-billancuort', 'Boulogne-Billancourt'],
    ['besançno', 'Besançon'],
    ['le harve', 'Le Havre'],
    ['lyo 3', 'Lyon 3e Arrondissement'],
  ])('forgives one letter: "%s" is %s', (query, name) => {
    expect(names(query)[0]).toBe(name);
  });

  const cities = towns.names.flatMap((name, row) => ((towns.population[row] ?? 0) >= 50_000 && towns.isDistrict[row] === 0 && foldName(name).length >= 6 ? [{ name, id: towns.ids[row] ?? '' }] : []));
  const spacedNames = towns.names.map((name) => ` ${foldName(name)}`);
  const withDepartment = spacedNames.map((name, row) => `${name} ${foldName(towns.departmentNames.get(towns.departmentCodes[row] ?? '') ?? '')}`);
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
  const slips = {
    missing: (name: string, at: number) => name.slice(0, at) + name.slice(at + 1),
    extra: (name: string, at: number, other: string) => name.slice(0, at) + other + name.slice(at),
    wrong: (name: string, at: number, other: string) => name.slice(0, at) + other + name.slice(at + 1),
    swapped: (name: string, at: number) => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
  };

  it.each(Object.entries(slips))('forgives one %s letter anywhere in the name of a city', (_, slip) => {
    fc.assert(
      fc.property(fc.constantFrom(...cities), fc.nat(), letter, ({ name, id }, place, other) => {
        const typed = slip(name, place % name.length, other);
        // Who hits upon the beginning of other towns' names means those; "le manc" is a town of the Manche.
        const words = foldName(typed).split(' ');
        const isAnother =
          spacedNames.some((known) => known.includes(` ${foldName(typed)}`)) || (words.length > 1 && withDepartment.some((known) => words.every((word) => known.includes(` ${word}`))));
        expect(isAnother || find(typed, 20).some((found) => found.id === id)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('does not guess at typos when the whole name of a town was typed', () => {
    expect(names('cannes', 20)).not.toContain('Vannes');
    expect(names('havre', 20)).toEqual(['Le Havre']);
  });

  it.each([
    ['69003', 'Lyon 3e Arrondissement'],
    ['75011', 'Paris 11e Arrondissement'],
    ['69 003', 'Lyon 3e Arrondissement'],
    ['690', 'Lyon'],
    ['97400', 'Saint-Denis'],
    ['42000', 'Saint-Étienne'],
    ['paris 75011', 'Paris 11e Arrondissement'],
    ['lyon 3', 'Lyon 3e Arrondissement'],
    ['lyon 3ème', 'Lyon 3e Arrondissement'],
    ['lyon3', 'Lyon 3e Arrondissement'],
    ['Paris 12 ème', 'Paris 12e Arrondissement'],
    ['paris12e', 'Paris 12e Arrondissement'],
    ['Lyon (69)', 'Lyon'],
    ['paris 1', 'Paris 1er Arrondissement'],
    ['montreuil 93', 'Montreuil'],
    ['montreuil 62170', 'Montreuil-sur-Mer'],
  ])('reads the number in "%s": %s', (query, name) => {
    expect(names(query)[0]).toBe(name);
  });

  it('names the town beside its arrondissement for a postcode', () => {
    expect(names('69003')).toEqual(['Lyon 3e Arrondissement', 'Lyon']);
  });

  it('tells towns of one name apart by département, the one with more people first', () => {
    const found = find('saint denis', 2);
    expect(found.map((place) => place.department)).toEqual(['La Réunion', 'Seine-Saint-Denis']);
    expect(find('montreuil 93')[0]?.department).toBe('Seine-Saint-Denis');
    expect(find('montreuil 62170')[0]?.department).toBe('Pas-de-Calais');
  });

  it('puts the exact name before what begins with it, and that before the middle of a name', () => {
    expect(names('bourg', 4)).toEqual(['Bourg', 'Bourg', 'Bourges', 'Bourg-en-Bresse']);
    const lyon = names('lyon', 20);
    expect(lyon.indexOf('Lyons-la-Forêt')).toBeLessThan(lyon.indexOf('Sainte-Foy-lès-Lyon'));
    expect(lyon.indexOf('Sainte-Foy-lès-Lyon')).toBeLessThan(lyon.indexOf('Lyon 3e Arrondissement'));
  });

  it('keeps to the limit, never twice the same place', () => {
    expect(find('saint', 3)).toHaveLength(3);
    expect(find('saint', 0)).toHaveLength(1);
    expect(find('saint', 1000)).toHaveLength(50);
    expect(find('saint', Number.NaN)).toHaveLength(10);
    const ids = find('saint', 50).map((place) => place.id);
    expect(new Set(ids).size).toBe(50);
  });

  it.each([[''], ['   '], ['-'], ['😀😀😀'], ['Париж'], ['zzzzzzzz'], ['9'.repeat(300)], ['(.*)+$'], ['\u0000'], ['%']])('finds nothing for "%s"', (query) => {
    expect(find(query)).toEqual([]);
  });

  it('is safe with any text, and quick', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (query) => {
        expect(find(query).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 500 },
    );
    const started = performance.now();
    for (const query of ['saint '.repeat(60), 'a'.repeat(300), `saint ${'e'.repeat(200)}`, 'la le les de du', 'sqint etienne']) find(query);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
