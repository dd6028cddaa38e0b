import type { NumberAnswer } from '../../../ui/forms/NumberField';
import { readNumber } from '../../../ui/forms/read-number';
import type { Condition, FieldSpec, NumberSpec } from './field-table';
import { readAt } from './nested';

/** The name of a field in the form. The presence of a part stands beside the fields of that part. */
export const nameOf = (spec: FieldSpec, prefix = ''): string => `${prefix}${spec.path}${spec.kind === 'yesNo' && spec.presence ? '.is' : ''}`;

export const isNumberAnswer = (value: unknown): value is NumberAnswer => typeof value === 'object' && value !== null && 'text' in value && 'unknown' in value;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The names in the form that decide whether a field is shown. */
export const decidingNames = ({ when = [] }: FieldSpec, prefix = ''): string[] => when.map(({ path }) => prefix + path);

const holds = ({ is, isNot }: Condition, answer: unknown): boolean => {
  // A choice is text; the presence of a part stands in `is`.
  const value = textOf(typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'is') : answer);
  return (is === undefined || is.includes(value)) && (isNot === undefined || !isNot.includes(value));
};

/** Whether a field is shown, given the answers at its deciding names. */
export const isShown = ({ when = [] }: FieldSpec, answers: readonly unknown[]): boolean => when.every((condition, index) => holds(condition, answers[index]));

export const isShownIn = (spec: FieldSpec, values: unknown, prefix = ''): boolean =>
  isShown(spec, decidingNames(spec, prefix).map((name) => readAt(values, name)));

/** A number as it is sent; undefined when unknown, and NaN for what is no number. */
export function wireNumber({ scale, whole }: NumberSpec, answer: unknown): number | undefined {
  if (!isNumberAnswer(answer) || answer.unknown || answer.text.trim() === '') return undefined;
  const typed = readNumber(answer.text);
  if (typed === undefined || (whole && !Number.isInteger(typed))) return Number.NaN;
  // Two decimals of a centimetre are beyond any tape measure: a whole millimetre, a whole cent.
  return scale === 1 ? typed : Math.round(typed * scale);
}

/** A number as it is typed in a language. */
export function typedNumber({ scale }: NumberSpec, value: number, language: string): NumberAnswer {
  const text = String(value / scale);
  return { text: language === 'en' ? text : text.replace('.', ','), unknown: false };
}

/** "25.04, 40.11" */
export const codesOf = (text: unknown): string[] => textOf(text).split(/[\s,;]+/).filter(Boolean);
