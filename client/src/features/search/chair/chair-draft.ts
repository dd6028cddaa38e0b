import type { Wheelchair } from '@passerelle/shared/fit/model';
import { chairLimits, type ChairNumber } from '../../../lib/chairs';
import type { NumberAnswer } from '../../../ui/forms/NumberField';
import { readNumber } from '../../../ui/forms/read-number';

/** What a person types about a chair, as they typed it: centimetres, kilograms, percent. */
export interface ChairDraft {
  readonly key: number;
  readonly propulsion: Wheelchair['propulsion'] | '';
  readonly numbers: Readonly<Record<ChairNumber, NumberAnswer>>;
  readonly crashTested: 'yes' | 'no' | 'unknown';
  readonly pin: 'unknown' | 'none' | 'yes';
  readonly pinModel: string;
}

export const alwaysAsked = ['width', 'length', 'height', 'occupiedMass', 'chairMass'] as const satisfies readonly ChairNumber[];

/** Numbers that decide only for some chairs. */
export function alsoAsked(propulsion: ChairDraft['propulsion']): readonly ChairNumber[] {
  if (propulsion === 'powered') return ['ratedGrade', 'headBow'];
  return propulsion === 'attendant' ? ['helperMass', 'headBow'] : ['headBow'];
}

const names: readonly ChairNumber[] = [...alwaysAsked, 'headBow', 'helperMass', 'ratedGrade'];

/** People read centimetres; the product counts in millimetres. */
const scaleOf = (name: ChairNumber): number => (chairLimits[name].unit === 'mm' ? 10 : 1);

const written = (value: number, locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false }).format(value);

export function draftOf(chair: Wheelchair | undefined, key: number, locale: string): ChairDraft {
  const answer = (name: ChairNumber): NumberAnswer => {
    const value = chair?.[name];
    if (value !== undefined) return { text: written(value / scaleOf(name), locale), unknown: false };
    // A chair that was saved without this number: the person said, or let us believe, that they do not know it.
    return { text: '', unknown: chair !== undefined };
  };
  const pin = chair?.dockingPin;
  return {
    key,
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
    const meant = [typed, typed * 1000].find((mm) => mm >= min && mm <= max);
    if (meant !== undefined) return { fault: { kind: 'other_unit', suggestion: Math.round(meant) / scale, ...limits } };
  }
  return { fault: { kind: 'out_of_range', ...limits } };
}

export interface DraftFault {
  /** Of the field: `chair-0-width`. */
  readonly fieldId: string;
  readonly chair: number;
  readonly name: ChairNumber | 'propulsion';
  readonly fault?: NumberFault;
}

export const fieldIdOf = (chair: number, name: string): string => `chair-${String(chair)}-${name}`;

/** Every number that is asked of such a chair. */
export const askedOf = ({ propulsion }: ChairDraft): readonly ChairNumber[] => [...alwaysAsked, ...alsoAsked(propulsion)];

/** The chairs, and everything that keeps them from being used: with any fault, none of them counts. */
export function readDrafts(drafts: readonly ChairDraft[]): { chairs: Wheelchair[]; faults: DraftFault[] } {
  const faults: DraftFault[] = [];
  const chairs: Wheelchair[] = [];
  drafts.forEach((draft, index) => {
    if (draft.propulsion === '') faults.push({ fieldId: fieldIdOf(index, 'propulsion'), chair: index, name: 'propulsion' });
    // Without an answer there is a fault, and what is made here is not used.
    const chair: Wheelchair = { propulsion: draft.propulsion || 'self', crashTested: draft.crashTested };
    const asked = askedOf(draft);
    for (const name of names.filter((each) => asked.includes(each))) {
      const { value, fault } = readAnswer(name, draft.numbers[name]);
      if (fault) faults.push({ fieldId: fieldIdOf(index, name), chair: index, name, fault });
      else if (value !== undefined) chair[name] = value;
    }
    if (draft.pin === 'none') chair.dockingPin = null;
    else if (draft.pin === 'yes' && draft.pinModel.trim() !== '') chair.dockingPin = draft.pinModel.trim().slice(0, 80);
    chairs.push(chair);
  });
  return { chairs, faults };
}
