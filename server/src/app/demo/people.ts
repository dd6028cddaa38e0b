import type { Random } from './random';

const first: readonly [string, ...string[]] = ['Anaïs', 'Baptiste', 'Chloé', 'Driss', 'Élise', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jules', 'Karima', 'Léo', 'Maëlle', 'Nassim', 'Océane', 'Paul', 'Quentin', 'Rosa', 'Salomé', 'Théo', 'Ursule', 'Victor', 'Yasmine', 'Zoé'];
const last: readonly [string, ...string[]] = ['Aubert', 'Benali', 'Caron', 'Diallo', 'Etcheverry', 'Fontaine', 'Garnier', 'Haddad', 'Imbert', 'Joly', 'Kerbrat', 'Lambert', 'Marchand', 'Nguyen', 'Olivier', 'Perrin', 'Rey', 'Schmitt', 'Tissot', 'Vidal'];
const streets: readonly [string, ...string[]] = ['rue de la Gare', 'avenue Jean-Jaurès', 'place de la Mairie', 'rue des Écoles', 'chemin du Moulin', 'rue Victor-Hugo', 'allée des Tilleuls', 'boulevard Gambetta', 'rue du Stade', 'impasse des Lilas'];

/** A made-up person; nothing of a real one. */
export function drawPerson(random: Random, number: number): { email: string; displayName: string } {
  return { email: `p${number}@people.passerelle.test`, displayName: `${random.pick(first)} ${random.pick(last).charAt(0)}.` };
}

export const drawStreet = (random: Random): string => `${random.whole(1, 120)} ${random.pick(streets)}`;
