import { z } from 'zod';
import { kg, mm, ownMeasure, percent, type Plausible, storedMeasure, unknownable } from './measured';

export const modes = ['passenger_in_wheelchair', 'drive_from_wheelchair', 'transfer', 'adapted_driving'] as const;
export type Mode = (typeof modes)[number];
export const sides = ['rear', 'left', 'right'] as const;
export const facings = ['forward', 'rear', 'side'] as const;
export const anchorageTypes = ['4_point', 'docking', 'none'] as const;
export const transferSeats = ['swivel', 'swivel_lowering', 'lifting', 'none'] as const;
export const drivingControls = [
  'left_foot_accelerator',
  'hand_brake',
  'accelerator_ring',
  'accelerator_trigger',
  'accelerator_push_pull',
  'ball',
  'fork',
  'joystick',
] as const;

const maxSpaces = 6;
const oneOf = <const V extends readonly [string, ...string[]]>(values: V) => z.enum(values).optional();
const model = z.string().trim().min(1).max(80);
const licenceCode = z.string().trim().regex(/^\d{2,3}(\.\d{2})?$/);
const seatCount = z.int().min(0).max(20).optional();

/**
 * Everything about a vehicle's adaptation but the way a number is written, which differs between a request and a reply.
 * The bounds are wide on purpose: they catch slips (centimetres, a digit too many), they do not judge a conversion.
 */
function accessibilityWith<M extends z.ZodType>(measure: (bounds: Plausible) => M) {
  const access = z.object({
    type: oneOf(['ramp', 'lift']),
    side: oneOf(sides),
    operation: oneOf(['manual', 'powered']),
    width: measure(mm(300, 2000)),
    /** Of the slope for a ramp, of the platform for a lift. */
    length: measure(mm(300, 6000)),
    thresholdHeight: measure(mm(0, 1500)),
    grade: measure(percent(0, 100)),
    swl: measure(kg(20, 2000)),
    /** null or absent: none. An object without swl: there is one of unknown strength. */
    winch: z.object({ swl: measure(kg(10, 2000)) }).nullish(),
    outsideClearance: measure(mm(0, 10_000)),
  });
  const space = z.object({
    length: measure(mm(300, 4000)),
    width: measure(mm(300, 3000)),
    headroom: measure(mm(600, 3000)),
    facing: oneOf(facings),
    driverPosition: z.boolean().optional(),
    anchorage: z
      .object({ type: oneOf(anchorageTypes), maxChairMass: measure(kg(1, 1000)), dockingModel: model.optional() })
      .nullish(),
    threePointBelt: z.boolean().nullish(),
  });
  return z.object({
    modes: z.array(z.enum(modes)).max(8).default([]),
    access: access.nullish(),
    door: z.object({ width: measure(mm(300, 3000)), height: measure(mm(500, 3000)) }).optional(),
    spaces: z.array(space).max(maxSpaces).optional(),
    transfer: z
      .object({
        type: oneOf(transferSeats),
        side: oneOf(['left', 'right']),
        maxUserMass: measure(kg(20, 500)),
        seatHeight: measure(mm(150, 1500)),
      })
      .nullish(),
    stowage: z
      .object({
        hoistLoad: measure(kg(1, 500)),
        boot: z
          .object({ width: measure(mm(100, 3000)), height: measure(mm(100, 3000)), length: measure(mm(100, 4000)) })
          .optional(),
      })
      .nullish(),
    driving: z
      .object({
        gearbox: oneOf(['manual', 'automatic']),
        controls: z.array(z.enum(drivingControls)).max(16).default([]),
        standardPedalsUsable: z.boolean().optional(),
        /** EU codes a driver may have on the licence and drive this car. Absent: not said. */
        licenceCodesMet: z.array(licenceCode).max(60).optional(),
      })
      .nullish(),
    seats: z
      .object({ total: seatCount, withOneChair: seatCount, withTwoChairs: seatCount, withThreeChairs: seatCount })
      .optional(),
    exteriorHeight: measure(mm(1000, 4500)),
  });
}

/** `Vehicle.accessibility` as stored and shown, each number with its source and date. */
export const accessibilitySchema = accessibilityWith(storedMeasure);
export type Accessibility = z.infer<typeof accessibilitySchema>;
export type Access = NonNullable<Accessibility['access']>;
export type Space = NonNullable<Accessibility['spaces']>[number];
export type Driving = NonNullable<Accessibility['driving']>;

/** As an owner sends it. Impossible numbers are refused: a threshold as high as its ramp is long (`fit.impossible_ramp`). */
export const accessibilityInputSchema = accessibilityWith(ownMeasure).superRefine(({ access }, context) => {
  if (!access || access.type === 'lift' || !access.length || !access.thresholdHeight) return;
  if (access.thresholdHeight.value < access.length.value) return;
  const code = 'fit.impossible_ramp';
  context.addIssue({ code: 'custom', message: code, path: ['access', 'thresholdHeight'], params: { code } });
});

const precision = z.number().min(0).max(200).optional();

/**
 * A chair with the person in it, as ISO 7176-5 measures it. Lengths in mm, masses in kg, grade in percent. All numbers may be
 * left out: "I don't know". `dockingPin` null: there is none. Never stored without consent, never shown to an owner.
 */
export const wheelchairSchema = z.object({
  propulsion: z.enum(['self', 'attendant', 'powered']),
  width: unknownable(mm(300, 1200)),
  length: unknownable(mm(400, 2200)),
  height: unknownable(mm(500, 2300)),
  /** How far the person can lower the head while getting in. */
  headBow: unknownable(mm(0, 600)),
  occupiedMass: unknownable(kg(10, 600)),
  chairMass: unknownable(kg(1, 500)),
  helperMass: unknownable(kg(20, 300)),
  ratedGrade: unknownable(percent(0, 100)),
  crashTested: oneOf(['yes', 'no', 'unknown']),
  dockingPin: model.nullish(),
  canTransfer: z.boolean().optional(),
  precision: z.object({ width: precision, length: precision, height: precision }).optional(),
});

export interface Wheelchair {
  propulsion: 'self' | 'attendant' | 'powered';
  width?: number | undefined;
  length?: number | undefined;
  height?: number | undefined;
  headBow?: number | undefined;
  occupiedMass?: number | undefined;
  chairMass?: number | undefined;
  helperMass?: number | undefined;
  ratedGrade?: number | undefined;
  crashTested?: 'yes' | 'no' | 'unknown' | undefined;
  dockingPin?: string | null | undefined;
  canTransfer?: boolean | undefined;
  precision?: { width?: number | undefined; length?: number | undefined; height?: number | undefined } | undefined;
}

/** Up to three travel together. */
export const wheelchairsSchema = z.array(wheelchairSchema).max(3);
