import type { FieldValues } from 'react-hook-form';
import type { RouteCallInput } from '@passerelle/shared/contract';
import type { OwnVehicle, vehiclesContract } from '@passerelle/shared/vehicles/contract';
import type { TownAnswer } from '../../../lib/TownBox';
import { plainFields, spaceFields, type FieldSpec } from './field-table';
import { codesOf, isShownIn, nameOf, typedNumber, wireNumber } from './form-value';
import { readAt, writeAt } from './nested';

export type NewCar = RouteCallInput<(typeof vehiclesContract)['routes']['create'], 'body'>;
export const spacesName = 'accessibility.spaces';

const blank = { text: '', unknown: false };
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('.'));

/** What the form shows for one field of a car. */
function answerOf(spec: FieldSpec, car: unknown, prefix: string, language: string): unknown {
  const path = prefix + spec.path;
  const value = readAt(car, path);
  switch (spec.kind) {
    case 'number': {
      const number = spec.measure ? readAt(value, 'value') : spec.money ? readAt(value, 'amount') : value;
      return typeof number === 'number' ? typedNumber(spec, number, language) : blank;
    }
    case 'choice':
      if (spec.noneIsAbsent && readAt(car, parentOf(path)) === null) return 'none';
      return typeof value === 'string' ? value : '';
    case 'yesNo':
      if (value === undefined) return spec.required ? 'no' : '';
      if (spec.presence) return value === null ? 'no' : 'yes';
      return value === true ? 'yes' : 'no';
    case 'many':
      return Array.isArray(value) ? value : [];
    case 'codes':
      return Array.isArray(value) ? value.join(', ') : '';
    case 'text':
      return typeof value === 'string' ? value : '';
  }
}

export function blankSpace(language = 'fr'): FieldValues {
  const space: Record<string, unknown> = {};
  for (const spec of spaceFields) writeAt(space, nameOf(spec), answerOf(spec, {}, '', language));
  return space;
}

const newCar = { body: 'small_mpv', colour: 'blue', pricing: { kmPerDay: 150 }, cancellationPolicy: 'moderate', instant: false };

/** The form of a car, or of one that is still to be listed. */
export function formOf(car: OwnVehicle | undefined, language: string): FieldValues {
  const source = car ?? newCar;
  const values: Record<string, unknown> = {};
  for (const spec of plainFields) writeAt(values, nameOf(spec), answerOf(spec, source, '', language));
  const spaces = car?.accessibility.spaces ?? [{}];
  const made = spaces.map((space) => {
    const answers: Record<string, unknown> = {};
    for (const spec of spaceFields) writeAt(answers, nameOf(spec), answerOf(spec, space, '', language));
    return answers;
  });
  writeAt(values, spacesName, made);
  const town: TownAnswer = { text: car?.place.town ?? '', point: car?.exactLocation ?? null };
  return { ...values, location: town };
}

/** A measure that stands as it was keeps the precision it was declared with. */
function measured(value: number, known: unknown): unknown {
  const precision = readAt(known, 'precision');
  return typeof precision === 'number' && readAt(known, 'value') === value ? { value, precision } : value;
}

function wireOf(spec: FieldSpec, answer: unknown, known: unknown): unknown {
  switch (spec.kind) {
    case 'number': {
      const value = wireNumber(spec, answer);
      return value === undefined || !spec.measure ? value : measured(value, known);
    }
    case 'choice':
      if (spec.noneIsAbsent && answer === 'none') return null;
      return answer === '' ? undefined : answer;
    case 'yesNo':
      if (answer !== 'yes' && answer !== 'no') return undefined;
      return spec.presence ? (answer === 'yes' ? {} : null) : answer === 'yes';
    case 'many':
      return answer;
    case 'codes': {
      const codes = codesOf(answer);
      return codes.length > 0 ? codes : undefined;
    }
    case 'text': {
      const text = typeof answer === 'string' ? answer.trim() : '';
      return text === '' ? undefined : text;
    }
  }
}

function writeFields(fields: readonly FieldSpec[], values: unknown, known: unknown): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const spec of fields) {
    if (!isShownIn(spec, values)) continue;
    const value = wireOf(spec, readAt(values, nameOf(spec)), readAt(known, spec.path));
    if (value === undefined || (spec.kind === 'many' && Array.isArray(value) && value.length === 0 && spec.path !== 'accessibility.modes')) continue;
    writeAt(body, value === null && spec.kind === 'choice' ? parentOf(spec.path) : spec.path, value);
  }
  return body;
}

/** Nothing is known of a single place: then nothing is said of places at all. Two of which nothing is known are still two. */
function spacesOf(values: unknown, known: unknown): unknown[] | undefined {
  const spaces = readAt(values, spacesName);
  if (!Array.isArray(spaces)) return undefined;
  const written = spaces.map((space: unknown, index) => writeFields(spaceFields, space, readAt(known, `${spacesName}.${String(index)}`)));
  const [only] = written;
  return written.length === 1 && only && Object.keys(only).length === 0 ? undefined : written;
}

// The server checks every field and names the one that is wrong; here it is enough that none is missing.
const isWhole = (body: object): body is NewCar => ['title', 'address', 'location', 'pricing', 'accessibility'].every((part) => part in body);

/** What the form says, as it is sent. `known`: the car it was made from. */
export function bodyOf(values: FieldValues, known: OwnVehicle | undefined): NewCar {
  const body = writeFields(plainFields, values, known);
  const spaces = spacesOf(values, known);
  if (spaces) writeAt(body, spacesName, spaces);
  if (!('accessibility' in body)) body.accessibility = {};
  // Those of which nothing is said are taken back.
  if (!('extras' in body)) body.extras = {};
  const point: unknown = readAt(values, 'location.point');
  const whole = { ...body, ...(point === null ? {} : { location: point }) };
  if (!isWhole(whole)) throw new TypeError('the form was sent with something required still missing');
  return whole;
}
