import { join } from 'node:path';
import fc from 'fast-check';
import { createPlaceFinder } from './find-places';
import { loadPlaces } from './places-file';

const find = createPlaceFinder(loadPlaces(join(__dirname, '../../../data/places.tsv')));
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
  ])('forgives one letter: "%s" is %s', (query, name) => {
    expect(names(query)[0]).toBe(name);
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
