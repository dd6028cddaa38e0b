import type { TFunction } from 'i18next';
import { ApiProblem } from '../../../lib/api/api-problem';
import { refusalOf } from './arrival';
import { plainFields, spaceFields, type FieldSpec } from './field-table';

/** Numbers are typed in cm here: what the server says of millimetres would puzzle. */
const ofNumbers = ['fit.looks_like_cm', 'fit.too_small', 'fit.too_large'];
const spacePath = /^accessibility\.spaces\.(\d+)\.(.+)$/;

function fieldAt(path: string): { spec: FieldSpec | undefined; space: number | undefined } {
  const [, index, inside] = spacePath.exec(path) ?? [];
  // A measure may be sent with its precision, and is then wrong one step deeper.
  const isOf = (at: string | undefined) => (spec: FieldSpec) => at === spec.path || at === `${spec.path}.value`;
  if (index !== undefined) return { spec: spaceFields.find(isOf(inside)), space: Number(index) + 1 };
  return { spec: plainFields.find(isOf(path)), space: undefined };
}

/** The same refusal, each fault with the name of its field, as the summary at the top of a long form needs it. */
export function nameFaults(problem: ApiProblem, t: TFunction): ApiProblem {
  const errors = problem.errors.map((error) => {
    const { spec, space } = fieldAt(error.path);
    if (!spec || spec.kind === 'many') return error;
    const field = t(`field.${spec.words}`, { ns: 'vehicles' });
    const label = space === undefined ? field : `${t('space.title', { ns: 'vehicles', number: space })}, ${field}`;
    const message = ofNumbers.includes(error.code) ? t('wrong.unlikely', { ns: 'vehicles' }) : error.message;
    return { ...error, message: t('wrong.named', { ns: 'vehicles', label, message }) };
  });
  return new ApiProblem({ ...refusalOf(problem), errors });
}
