import { stepToShow } from './demo-code';
import { codeOfStep, matchingStep, stepAt } from './one-time-code';
import { isLoopback, maySignIn } from './policy';

// RFC 6238, appendix B: "12345678901234567890" in base 32.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one-time codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at second %i', (second, code) => {
    expect(codeOfStep(secret, stepAt(new Date(second * 1000)))).toBe(code);
  });

  it('are taken one step early or late, and no step twice', () => {
    const now = new Date('2026-06-01T08:00:10Z');
    const present = stepAt(now);
    const match = (step: number, lastStep = 0) => matchingStep(secret, codeOfStep(secret, step), { now, lastStep, ahead: 1 });
    expect([present - 1, present, present + 1].map((step) => match(step))).toEqual([present - 1, present, present + 1]);
    expect(match(present - 2)).toBeNull();
    expect(match(present + 2)).toBeNull();
    expect(match(present, present)).toBeNull();
    expect(match(present + 1, present)).toBe(present + 1);
  });

  it('on the demo page are always ones that nobody has used', () => {
    const now = new Date('2026-06-01T08:00:10Z');
    expect(stepToShow(0, now)).toBe(stepAt(now));
    expect(stepToShow(stepAt(now) + 3, now)).toBe(stepAt(now) + 4);
  });
});

describe('who may sign in', () => {
  const secondFactor = { sealedSecret: 'x', lastStep: 0 };
  it.each([
    ['a member', { demo: null, roles: ['member'], secondFactor: null }, false, true],
    ['staff with a second factor', { demo: null, roles: ['support'], secondFactor }, false, true],
    ['staff without', { demo: null, roles: ['administrator'], secondFactor: null }, false, false],
    ['a demo account in the demo', { demo: 'known', roles: ['member'], secondFactor: null }, true, true],
    ['a demo account elsewhere', { demo: 'known', roles: ['member'], secondFactor: null }, false, false],
  ] as const)('%s', (_who, account, demo, may) => {
    expect(maySignIn(account, { demo })).toBe(may);
  });

  it.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.4', false],
  ])('%s is this machine only: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
