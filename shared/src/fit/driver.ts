import type { Driving } from './model';

/** What decides of a car's driving side. */
type Dossier = Pick<Driving, 'gearbox' | 'licenceCodesMet'>;

export type DriverAnswer = 'yes' | 'no' | 'unknown';

/** Codes about adaptations: Directive 2006/126/EC, annex I, as amended by (EU) 2015/653. */
const adaptationCodes: ReadonlySet<string> = new Set(
  `10 10.02 10.04 15 15.01 15.02 15.03 15.04 20 20.01 20.03 20.04 20.05 20.06 20.07 20.09 20.12 20.13 20.14
   25 25.01 25.03 25.04 25.05 25.06 25.08 25.09 31 31.01 31.02 31.03 31.04 32 32.01 32.02 33 33.01 33.02
   35 35.02 35.03 35.04 35.05 40 40.01 40.05 40.06 40.09 40.11 40.14 40.15 42 42.01 42.03 42.05
   43 43.01 43.02 43.03 43.04 43.06 43.07`.split(/\s+/),
);

/** Glasses, lenses, hearing aid: the driver's own business. */
const aboutThePerson = new Set(['01', '02']);
/** Tied to one car by its chassis number or plate: no other car may be driven. */
const tiedToOneCar = new Set(['50', '51']);
/** A force in newtons stands behind these on the licence: the owner has to be asked. */
const withForce = new Set(['20.07', '40.01']);
const automaticOnly = new Set(['78', '10.02']);

function answerFor(code: string, driving: Dossier | null | undefined): DriverAnswer {
  const [group = code] = code.split('.');
  if (aboutThePerson.has(group)) return 'yes';
  if (tiedToOneCar.has(group)) return 'no';
  if (withForce.has(code)) return 'unknown';
  const automatic = automaticOnly.has(code);
  if (automatic && driving?.gearbox) return driving.gearbox === 'automatic' ? 'yes' : 'no';
  if (driving?.licenceCodesMet?.includes(code)) return 'yes';
  if (automatic || !adaptationCodes.has(code) || !driving?.licenceCodesMet) return 'unknown';
  return 'no';
}

/**
 * May somebody with these codes on the licence drive this car? One code that says no decides; then one that cannot be told.
 * Codes are health data: keep the answer with its date, never the codes.
 */
export function checkDriver(driving: Dossier | null | undefined, codes: readonly string[]): DriverAnswer {
  const answers = codes.map((code) => answerFor(code.trim(), driving));
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}
