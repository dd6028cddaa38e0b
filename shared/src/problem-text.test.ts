import { locales } from './locale';
import fieldErrorsEn from './locales/field-errors.en.json';
import fieldErrorsFr from './locales/field-errors.fr.json';
import problemsEn from './locales/problems.en.json';
import problemsFr from './locales/problems.fr.json';
import { problemStatus } from './problem';
import { describeFieldError, describeProblem } from './problem-text';

const codes = Object.keys(problemStatus).sort();

describe('the sentences of refusals', () => {
  it.each([['fr', problemsFr], ['en', problemsEn]])('exist for every code and no other in %s', (_locale, texts) => {
    expect(Object.keys(texts).sort()).toEqual(codes);
  });

  it('explain the same field errors in both languages', () => {
    expect(Object.keys(fieldErrorsFr).sort()).toEqual(Object.keys(fieldErrorsEn).sort());
  });

  it('take the values they name', () => {
    expect(describeProblem('bookings.lead_too_short', 'en', { hours: 4 }).detail).toContain('at least 4 hours');
  });

  it.each(locales)('say something general about a code they do not know in %s', (locale) => {
    expect(describeFieldError('no.such_code', locale)).toBe(describeFieldError('custom', locale));
  });
});
