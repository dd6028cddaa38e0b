import { accessibilityInputSchema, type Accessibility } from '@passerelle/shared/fit/model';
import type { BodyType } from '@passerelle/shared/vehicles/contract';
import type { Random } from './random';

interface Base {
  readonly names: readonly [string, ...string[]];
  readonly body: BodyType;
  readonly exteriorHeight: readonly [number, number];
}

const smallMpv: Base = { names: ['Renault Kangoo', 'Citroën Berlingo', 'Peugeot Partner', 'Volkswagen Caddy', 'Peugeot Rifter', 'Fiat Doblò', 'Ford Tourneo Connect', 'Dacia Dokker'], body: 'small_mpv', exteriorHeight: [1790, 1880] };
const van: Base = { names: ['Renault Trafic', 'Volkswagen Caravelle', 'Peugeot Traveller', 'Mercedes Vito', 'Citroën SpaceTourer', 'Ford Tourneo Custom'], body: 'van', exteriorHeight: [1930, 2480] };
const estate: Base = { names: ['Peugeot 308 SW', 'Toyota Corolla', 'Skoda Octavia', 'Renault Mégane', 'Citroën C4'], body: 'estate', exteriorHeight: [1440, 1560] };

export interface Conversion {
  readonly name: string;
  readonly body: BodyType;
  readonly accessibility: Accessibility;
  /** What a day costs by the market, in cents. */
  readonly perDay: number;
}

const tens = (random: Random, from: number, to: number): number => Math.round(random.whole(from, to) / 10) * 10;
/** Owners do not know everything: a number is missing now and then. */
const known = <T>(random: Random, value: T): T | undefined => (random.chance(0.94) ? value : undefined);

function space(random: Random, sizes: { length: [number, number]; width: [number, number]; headroom: [number, number] }, limit: number) {
  return {
    length: tens(random, ...sizes.length),
    width: tens(random, ...sizes.width),
    headroom: known(random, tens(random, ...sizes.headroom)),
    facing: 'forward' as const,
    anchorage: { type: '4_point' as const, maxChairMass: known(random, limit) },
    threePointBelt: random.chance(0.95),
  };
}

/** Small converted MPV: a lowered floor and a ramp at the back; the numbers are those of fit's facts about private conversions. */
function rampMpv(random: Random): Omit<Conversion, 'name' | 'body'> & { base: Base } {
  const powered = random.chance(0.15);
  const accessibility = {
    modes: ['passenger_in_wheelchair'],
    access: {
      type: 'ramp', side: 'rear', operation: powered ? 'powered' : 'manual',
      width: tens(random, 730, 850), length: tens(random, 1500, 2100), thresholdHeight: tens(random, 220, 320), swl: known(random, random.pick([250, 300, 300, 350, 350])),
      ...(random.chance(0.25) ? { winch: { swl: random.pick([150, 200, 250]) } } : {}),
    },
    door: { width: tens(random, 760, 860), height: known(random, tens(random, 1380, 1450)) },
    spaces: [space(random, { length: [1250, 1450], width: [720, 850], headroom: [1400, 1500] }, random.pick([85, 150, 200, 200]))],
    driving: { gearbox: random.chance(0.35) ? 'automatic' : 'manual', standardPedalsUsable: true },
    seats: { total: 5, withOneChair: random.pick([3, 4]) },
  };
  return { base: smallMpv, accessibility: accessibilityInputSchema.parse(accessibility), perDay: random.whole(45, 80) * 100 };
}

function liftVan(random: Random): Omit<Conversion, 'name' | 'body'> & { base: Base } {
  const places = random.pick([1, 1, 2, 3]);
  const spaces = Array.from({ length: places }, () => space(random, { length: [1300, 1550], width: [780, 950], headroom: [1480, 1680] }, 200));
  const accessibility = {
    modes: ['passenger_in_wheelchair', ...(random.chance(0.1) ? ['drive_from_wheelchair'] : [])],
    access: { type: 'lift', side: random.chance(0.7) ? 'rear' : 'right', operation: 'powered', width: tens(random, 760, 900), length: tens(random, 1150, 1350), swl: random.pick([300, 350, 400]), outsideClearance: tens(random, 1800, 2500) },
    door: { width: tens(random, 900, 1200), height: tens(random, 1400, 1650) },
    spaces,
    driving: { gearbox: random.chance(0.5) ? 'automatic' : 'manual', standardPedalsUsable: true },
    seats: { total: 8, withOneChair: 6, ...(places > 1 ? { withTwoChairs: 4 } : {}), ...(places > 2 ? { withThreeChairs: 2 } : {}) },
  };
  return { base: van, accessibility: accessibilityInputSchema.parse(accessibility), perDay: random.whole(75, 130) * 100 };
}

function adaptedDriving(random: Random): Omit<Conversion, 'name' | 'body'> & { base: Base } {
  const accessibility = {
    modes: ['adapted_driving', ...(random.chance(0.5) ? ['transfer'] : [])],
    transfer: { type: random.pick(['swivel', 'swivel_lowering', 'none']), side: random.pick(['left', 'right']), maxUserMass: 150 },
    stowage: { hoistLoad: random.pick([25, 40, 80]), boot: { width: tens(random, 1000, 1100), height: tens(random, 700, 850), length: tens(random, 750, 1000) } },
    driving: {
      gearbox: 'automatic', standardPedalsUsable: true,
      controls: random.pick([['accelerator_ring', 'hand_brake', 'ball'], ['left_foot_accelerator'], ['accelerator_push_pull', 'ball'], ['accelerator_trigger', 'fork']]),
      licenceCodesMet: random.pick([['10.02', '25.04', '20.06', '40.11'], ['10.02', '25.08'], ['10.02', '25.04', '32', '40.11']]),
    },
    seats: { total: 5 },
  };
  return { base: estate, accessibility: accessibilityInputSchema.parse(accessibility), perDay: random.whole(38, 70) * 100 };
}

/** One adapted car: mostly small MPVs with a ramp, then vans with a lift, then cars a wheelchair user drives. */
export function drawConversion(random: Random): Conversion {
  const kind = random.share();
  const { base, accessibility, perDay } = kind < 0.7 ? rampMpv(random) : kind < 0.88 ? liftVan(random) : adaptedDriving(random);
  const exteriorHeight = { value: tens(random, ...base.exteriorHeight), unit: 'mm' as const, source: 'owner' as const };
  return { name: random.pick(base.names), body: base.body, accessibility: { ...accessibility, exteriorHeight }, perDay };
}
