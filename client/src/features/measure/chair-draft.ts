import type { Wheelchair } from '@passerelle/shared/fit/model';
import { chairLimits, chairNumbers, preciseLengths, type ChairNumber } from '../../lib/chairs/chair-limits';
import { longestName } from '../../lib/chairs/kept-chair';
import type { NumberAnswer } from '../../ui/forms/NumberField';
import { readNumber } from '../../ui/forms/read-number';

/** What a person types about a chair, as they typed it: centimetres, kilograms, percent. */
export interface ChairDraft {
  readonly name: string;
  readonly propulsion: Wheelchair['propulsion'] | '';
  readonly numbers: Readonly<Record<ChairNumber, NumberAnswer>>;
  readonly crashTested: 'yes' | 'no' | 'unknown';
  readonly pin: 'unknown' | 'none' | 'yes';
  readonly pinModel: string;
  /** Of the lengths: plus or minus so many mm, as text; empty for none declared. */
  readonly precision: string;
}

export const alwaysAsked = ['width', 'length', 'height', 'occupiedMass', 'chairMass'] as const satisfies readonly ChairNumber[];

/** Numbers that decide only for some chairs. */
export function alsoAsked(propulsion: ChairDraft['propulsion']): readonly ChairNumber[] {
  if (propulsion === 'powered') return ['ratedGrade', 'headBow'];
  return propulsion === 'attendant' ? ['helperMass', 'headBow'] : ['headBow'];
}

const units = { mm: 'cm', kg: 'kg', percent: '%' } as const;
/** What a number is typed in. */
export const unitOf = (name: ChairNumber): string => units[chairLimits[name].unit];

/** People read centimetres; the product counts in millimetres. */
const scaleOf = (name: ChairNumber): number => (chairLimits[name].unit === 'mm' ? 10 : 1);

const written = (value: number, locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false }).format(value);

export function draftOf(chair: Wheelchair | undefined, name: string, locale: string): ChairDraft {
  const answer = (number: ChairNumber): NumberAnswer => {
    const value = chair?.[number];
    if (value !== undefined) return { text: written(value / scaleOf(number), locale), unknown: false };
    // A chair that was saved without this number: the person said, or let us believe, that they do not know it.
    return { text: '', unknown: chair !== undefined };
  };
  const pin = chair?.dockingPin;
  const [precision] = preciseLengths.flatMap((number) => chair?.precision?.[number] ?? []);
  return {
    name,
    propulsion: chair?.propulsion ?? '',
    numbers: {
      width: answer('width'),
      length: answer('length'),
      height: answer('height'),
      headBow: answer('headBow'),
      occupiedMass: answer('occupiedMass'),
      chairMass: answer('chairMass'),
      helperMass: answer('helperMass'),
      ratedGrade: answer('ratedGrade'),
    },
    crashTested: chair?.crashTested ?? 'unknown',
    pin: pin === undefined ? 'unknown' : pin === null ? 'none' : 'yes',
    pinModel: pin ?? '',
    precision: precision === undefined ? '' : String(precision),
  };
}

/** Why a number is not taken. `suggestion` is in the unit of the field: typed in metres or millimetres, most likely. */
export interface NumberFault {
  readonly kind: 'not_a_number' | 'other_unit' | 'out_of_range';
  readonly suggestion?: number;
  readonly min: number;
  readonly max: number;
}

export type NumberReading = { readonly value: number | undefined; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: NumberFault };

/** Reads one answer in mm, kg or percent. An empty field says as much as "I don't know". */
export function readAnswer(name: ChairNumber, { text, unknown }: NumberAnswer): NumberReading {
  if (unknown || text.trim() === '') return { value: undefined };
  const { unit, min, max } = chairLimits[name];
  const scale = scaleOf(name);
  const limits = { min: min / scale, max: max / scale };
  const typed = readNumber(text);
  if (typed === undefined) return { fault: { kind: 'not_a_number', ...limits } };
  const value = unit === 'mm' ? Math.round(typed * scale) : typed;
  if (value >= min && value <= max) return { value };
  if (unit === 'mm' && typed > 0) {
    const meant = [typed, typed * 1000, typed * 100].find((mm) => mm >= min && mm <= max);
    if (meant !== undefined) return { fault: { kind: 'other_unit', suggestion: Math.round(meant) / scale, ...limits } };
  }
  return { fault: { kind: 'out_of_range', ...limits } };
}

export interface DraftFault {
  readonly name: ChairNumber | 'propulsion';
  readonly fault?: NumberFault;
}

/** Id of the field on the page. */
export const fieldIdOf = (name: string): string => `chair-${name}`;

/** Every number that is asked of such a chair. */
export const askedOf = ({ propulsion }: Pick<ChairDraft, 'propulsion'>): readonly ChairNumber[] => [...alwaysAsked, ...alsoAsked(propulsion)];

/** The declared precision, for the lengths that are known. */
function precisionOf({ precision }: ChairDraft, chair: Wheelchair): Wheelchair['precision'] {
  const known = preciseLengths.filter((name) => chair[name] !== undefined);
  if (precision === '' || known.length === 0) return undefined;
  return Object.fromEntries(known.map((name) => [name, Number(precision)]));
}

export interface DraftReading {
  readonly name: string;
  /** Undefined with any fault. */
  readonly wheelchair: Wheelchair | undefined;
  readonly faults: readonly DraftFault[];
}

/** The chair as it is kept, or everything that is in the way. */
export function readDraft(draft: ChairDraft): DraftReading {
  const { propulsion, crashTested } = draft;
  const faults: DraftFault[] = propulsion === '' ? [{ name: 'propulsion' }] : [];
  const asked = askedOf(draft);
  const numbers: Partial<Record<ChairNumber, number>> = {};
  for (const name of chairNumbers.filter((each) => asked.includes(each))) {
    const { value, fault } = readAnswer(name, draft.numbers[name]);
    if (fault) faults.push({ name, fault });
    else if (value !== undefined) numbers[name] = value;
  }
  const name = draft.name.trim().slice(0, longestName);
  if (propulsion === '' || faults.length > 0) return { name, wheelchair: undefined, faults };
  const wheelchair: Wheelchair = { propulsion, crashTested, ...numbers };
  if (draft.pin === 'none') wheelchair.dockingPin = null;
  else if (draft.pin === 'yes' && draft.pinModel.trim() !== '') wheelchair.dockingPin = draft.pinModel.trim().slice(0, 80);
  const precision = precisionOf(draft, wheelchair);
  if (precision) wheelchair.precision = precision;
  return { name, wheelchair, faults };
}
