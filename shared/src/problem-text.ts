import type { Locale } from './locale';
import fieldErrorsEn from './locales/field-errors.en.json';
import fieldErrorsFr from './locales/field-errors.fr.json';
import problemsEn from './locales/problems.en.json';
import problemsFr from './locales/problems.fr.json';
import type { ProblemCode } from './problem';
import { fillText } from './text';

type ProblemTexts = Record<ProblemCode, { title: string; detail: string }>;

const problems: Record<Locale, ProblemTexts> = { fr: problemsFr, en: problemsEn };
const fieldErrors: Record<Locale, Record<string, string>> = { fr: fieldErrorsFr, en: fieldErrorsEn };

/** Title and sentence of a refusal, for a person. */
export function describeProblem(code: ProblemCode, locale: Locale, values: Readonly<Record<string, string | number>> = {}): { title: string; detail: string } {
  const { title, detail } = problems[locale][code];
  return { title, detail: fillText(detail, values) };
}

/** What is wrong with one field. A code without a sentence of its own gets the general one. */
export function describeFieldError(code: string, locale: Locale): string {
  const texts = fieldErrors[locale];
  return texts[code] ?? texts.custom ?? code;
}
