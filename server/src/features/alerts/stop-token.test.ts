import { alertOfToken, stopTokenOf } from './stop-token';

const id = 'alt_0123456789abcdefghjkmnpqrs';

describe('the token that stops an alert', () => {
  it('names its alert, is always the same, and fits into an address', () => {
    const token = stopTokenOf('a key', id);
    expect(token).toMatch(/^[\w-]{20,100}$/);
    expect(stopTokenOf('a key', id)).toBe(token);
    expect(alertOfToken('a key', token)).toBe(id);
  });

  it.each<[string, string]>([
    ['of another installation', stopTokenOf('another key', id)],
    ['of another alert', stopTokenOf('a key', `${id}x`).replace(`${id}x`, id)],
    ['without a proof', id],
    ['with half a proof', stopTokenOf('a key', id).slice(0, 50)],
    ['that is empty', ''],
  ])('is refused where it is one %s', (_what, token) => {
    expect(alertOfToken('a key', token)).toBeNull();
  });
});
