import type { z } from 'zod';
import { accessibilityInputSchema, accessibilitySchema, type Wheelchair, wheelchairSchema, wheelchairsSchema } from './model';
import { checkFit } from './fit';
import { m1 } from './vectors';

/** The example of the API's description. */
const request = {
  modes: ['passenger_in_wheelchair'],
  access: { type: 'ramp', side: 'rear', operation: 'manual', width: 780, length: 1800, thresholdHeight: 300, swl: 350 },
  door: { width: 800, height: 1400 },
  spaces: [
    { length: 1350, width: 800, headroom: 1450, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true },
  ],
};
const codes = (result: z.ZodSafeParseResult<unknown>) =>
  result.error?.issues.map((issue) => [issue.path.join('.'), issue.code === 'custom' ? issue.params?.code : issue.code]);

describe('the accessibility that an owner sends', () => {
  it('may hold plain numbers, which become the owner’s measures', () => {
    const sent = accessibilityInputSchema.parse(request);
    expect(sent.access?.width).toEqual({ value: 780, unit: 'mm', source: 'owner' });
    expect(sent.spaces?.[0]?.anchorage?.maxChairMass).toEqual({ value: 200, unit: 'kg', source: 'owner' });
    expect(checkFit(sent, [m1]).verdict).toBe('tight');
  });

  it('is always the owner’s word, whatever source it claims', () => {
    const grade = { value: 11, unit: 'percent', precision: 1, source: 'inspected', at: '2026-01-01', by: 'me' };
    const sent = accessibilityInputSchema.parse({ ...request, access: { ...request.access, grade } });
    expect(sent.access?.grade).toEqual({ value: 11, unit: 'percent', precision: 1, source: 'owner' });
  });

  it('keeps absent numbers absent, drops what it does not know, and stores as it is', () => {
    const sent = accessibilityInputSchema.parse({ ...request, colour: 'red', door: { width: null, handle: 3 }, exteriorHeight: null });
    expect(JSON.parse(JSON.stringify(sent.door))).toEqual({});
    expect(sent).not.toHaveProperty('colour');
    const stored: unknown = JSON.parse(JSON.stringify(sent));
    expect(accessibilitySchema.parse(stored)).toEqual(stored);
    expect(accessibilityInputSchema.parse({})).toEqual({ modes: [] });
  });

  it('tells no winch from a winch of unknown strength', () => {
    const winch = (value: unknown) => accessibilityInputSchema.parse({ access: { winch: value } }).access?.winch;
    expect([winch(null), winch({}), winch(undefined)]).toEqual([null, {}, undefined]);
  });

  it.each<[name: string, sent: unknown, path: string, code: string]>([
    ['centimetres', { access: { width: 78 } }, 'access.width', 'fit.looks_like_cm'],
    ['centimetres in a full measure', { door: { height: { value: 140 } } }, 'door.height.value', 'fit.looks_like_cm'],
    ['metres', { door: { height: 1.4 } }, 'door.height', 'fit.too_small'],
    ['a digit too many', { door: { height: 14_000 } }, 'door.height', 'fit.too_large'],
    ['half a millimetre', { door: { height: 1400.5 } }, 'door.height', 'fit.not_whole'],
    ['a threshold as high as the ramp is long', { access: { type: 'ramp', length: 300, thresholdHeight: 300 } }, 'access.thresholdHeight', 'fit.impossible_ramp'],
    ['a mode nobody knows', { modes: ['flying'] }, 'modes.0', 'invalid_value'],
    ['words for a number', { access: { swl: 'strong' } }, 'access.swl', 'invalid_union'],
    ['another unit', { access: { swl: { value: 350, unit: 'lb' } } }, 'access.swl', 'invalid_union'],
    ['what is no number', { access: { swl: Number.NaN } }, 'access.swl', 'invalid_union'],
  ])('is refused for %s', (_name, sent, path, code) => {
    expect(codes(accessibilityInputSchema.safeParse(sent))).toEqual([[path, code]]);
  });

  it('may be a lift whose floor is higher than its platform is long', () => {
    expect(accessibilityInputSchema.safeParse({ access: { type: 'lift', length: 700, thresholdHeight: 750 } }).success).toBe(true);
  });
});

describe('a wheelchair that somebody describes', () => {
  it('needs nothing but how it moves', () => {
    const chair: Wheelchair = wheelchairSchema.parse({ propulsion: 'self', width: null, password: 'x' });
    expect(JSON.parse(JSON.stringify(chair))).toEqual({ propulsion: 'self' });
    expect(codes(wheelchairSchema.safeParse({}))).toEqual([['propulsion', 'invalid_value']]);
  });

  it('keeps "no docking pin" apart from "I do not know"', () => {
    expect(wheelchairSchema.parse({ propulsion: 'self', dockingPin: null }).dockingPin).toBeNull();
    expect(wheelchairSchema.parse({ propulsion: 'self' }).dockingPin).toBeUndefined();
  });

  it('is asked again when it is 66 wide, with what was probably meant', () => {
    const result = wheelchairsSchema.safeParse([{ ...m1, width: 66 }]);
    expect(codes(result)).toEqual([['0.width', 'fit.looks_like_cm']]);
    expect(result.error?.issues[0]).toMatchObject({ params: { suggestion: 660, min: 300, max: 1200 } });
  });

  it('comes with at most two others', () => {
    expect(wheelchairsSchema.safeParse([m1, m1, m1, m1]).success).toBe(false);
    expect(wheelchairsSchema.parse([m1, m1, m1])).toHaveLength(3);
  });
});
