import i18next from 'i18next';
import { ApiProblem } from '../../../lib/api/api-problem';
import { nameFaults } from './name-faults';

const said = (path: string, code: string, message: string) =>
  nameFaults(new ApiProblem({ code: 'request.invalid', title: '', detail: '', status: 422, errors: [{ path, code, message }] }), i18next.getFixedT('en', 'vehicles')).errors[0]?.message;

describe('the faults of a car that the server found', () => {
  it('are named by their field', () => {
    expect(said('title', 'too_big', 'This is too long.')).toBe('Name of the car: This is too long.');
    expect(said('accessibility.spaces.1.width', 'required', 'This is missing.')).toBe('Place 2, Width of the place: This is missing.');
  });
  it('speak of the number and its unit where it cannot be right', () => {
    expect(said('accessibility.access.length.value', 'fit.looks_like_cm', 'Lengths are sent in millimetres.')).not.toMatch(/millimetres/);
    expect(said('accessibility.spaces.0.length.value', 'fit.looks_like_cm', 'Lengths are sent in millimetres.')).toMatch(/^Place 1, Length of the place: .*unit/);
  });
  it('stay as they are where no field is meant', () => {
    expect(said('accessibility.modes', 'vehicles.needs_mode', 'Say how people travel.')).toBe('Say how people travel.');
    expect(said('elsewhere', 'custom', 'Look again.')).toBe('Look again.');
  });
});
