import { backTo } from './back-to';

describe('where one comes out after signing in', () => {
  it.each([
    ['/bookings/bkg_1?x=1', '/bookings/bkg_1?x=1'],
    ['', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('%s leads to %s', (to, expected) => expect(backTo(new URLSearchParams({ to }))).toBe(expected));

  it('is the home page when nothing was said', () => expect(backTo(new URLSearchParams())).toBe('/'));
});
