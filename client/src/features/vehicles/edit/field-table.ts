import { extraCodes } from '@passerelle/shared/vehicles/extras';
import { anchorageTypes, drivingControls, facings, modes, sides, transferSeats } from './choices';

/** Shown and sent only while another answer of the form is, or is not, one of these. Paths of a space are relative to it. */
export interface Condition {
  readonly path: string;
  readonly is?: readonly string[];
  readonly isNot?: readonly string[];
}

interface Common {
  /** As in the request. Relative in a space. */
  readonly path: string;
  /** Key of its words, `field.<words>`. */
  readonly words: string;
  readonly hint?: true;
  readonly when?: readonly Condition[];
}

export interface NumberSpec extends Common {
  readonly kind: 'number';
  readonly unit: 'cm' | 'kg' | '%' | '€' | 'km' | '€/km' | 'seats';
  /** What is typed times this is what is sent: 10 for cm to mm, 100 for euros to cents. */
  readonly scale: 1 | 10 | 100;
  readonly whole?: true;
  readonly required?: true;
  /** A measure: may be unknown, and is kept with its precision. */
  readonly measure?: true;
  /** An amount of money: replies have it with its currency. */
  readonly money?: true;
}

export interface ChoiceSpec extends Common {
  readonly kind: 'choice';
  readonly options: readonly string[];
  /** Has always an answer; the others may be unknown. */
  readonly required?: true;
  /** The answer "none" says that all of what the choice belongs to is absent. */
  readonly noneIsAbsent?: true;
}

/** Yes, no or unknown. `presence`: of a part with fields of its own, where "no" is null. */
export interface YesNoSpec extends Common {
  readonly kind: 'yesNo';
  readonly presence?: true;
  /** Has always an answer: "no" until somebody says "yes". */
  readonly required?: true;
  /** May stay without an answer; once given, it can be changed and not taken back. */
  readonly open?: true;
}

export interface ManySpec extends Common {
  readonly kind: 'many';
  readonly options: readonly string[];
}

export interface TextSpec extends Common {
  readonly kind: 'text';
  readonly max: number;
  readonly lines?: true;
  readonly required?: true;
}

/** Codes of a licence, in one line. */
export interface CodesSpec extends Common {
  readonly kind: 'codes';
}

export type FieldSpec = NumberSpec | ChoiceSpec | YesNoSpec | ManySpec | TextSpec | CodesSpec;

export interface SectionSpec {
  readonly name: string;
  readonly fields: readonly FieldSpec[];
}

const cm = (path: string, words: string, more: Partial<NumberSpec> = {}): NumberSpec => ({ kind: 'number', path, words, unit: 'cm', scale: 10, measure: true, ...more });
const kg = (path: string, words: string, more: Partial<NumberSpec> = {}): NumberSpec => ({ kind: 'number', path, words, unit: 'kg', scale: 1, measure: true, ...more });
const seat = (path: string, words: string): NumberSpec => ({ kind: 'number', path, words, unit: 'seats', scale: 1, whole: true });

const root = 'accessibility';
const hasAccess: Condition = { path: `${root}.access.type`, isNot: ['none'] };
const isNoLift: Condition = { path: `${root}.access.type`, isNot: ['none', 'lift'] };
const hasSeat: Condition = { path: `${root}.transfer.type`, isNot: ['none'] };
const delivers: Condition = { path: 'delivery', is: ['yes'] };
const hasStowage: Condition = { path: `${root}.stowage`, isNot: ['no'] };

/** One wheelchair place. */
export const spaceFields: readonly FieldSpec[] = [
  cm('length', 'space_length', { hint: true }),
  cm('width', 'space_width', { hint: true }),
  cm('headroom', 'space_headroom', { hint: true }),
  { kind: 'choice', path: 'facing', words: 'space_facing', options: facings },
  { kind: 'choice', path: 'anchorage.type', words: 'anchorage_type', options: anchorageTypes, noneIsAbsent: true, hint: true },
  kg('anchorage.maxChairMass', 'anchorage_maxChairMass', { hint: true, when: [{ path: 'anchorage.type', isNot: ['none'] }] }),
  { kind: 'text', path: 'anchorage.dockingModel', words: 'anchorage_dockingModel', max: 80, when: [{ path: 'anchorage.type', is: ['docking'] }] },
  { kind: 'yesNo', path: 'threePointBelt', words: 'space_threePointBelt' },
  { kind: 'yesNo', path: 'driverPosition', words: 'space_driverPosition' },
];

export const accessSections: readonly SectionSpec[] = [
  {
    name: 'modes',
    fields: [{ kind: 'many', path: `${root}.modes`, words: 'modes', options: modes, hint: true }],
  },
  {
    name: 'access',
    fields: [
      { kind: 'choice', path: `${root}.access.type`, words: 'access_type', options: ['ramp', 'lift', 'none'], noneIsAbsent: true },
      { kind: 'choice', path: `${root}.access.side`, words: 'access_side', options: sides, when: [hasAccess] },
      { kind: 'choice', path: `${root}.access.operation`, words: 'access_operation', options: ['manual', 'powered'], when: [hasAccess] },
      cm(`${root}.access.width`, 'access_width', { hint: true, when: [hasAccess] }),
      cm(`${root}.access.length`, 'access_length', { hint: true, when: [hasAccess] }),
      cm(`${root}.access.thresholdHeight`, 'access_thresholdHeight', { hint: true, when: [hasAccess] }),
      { kind: 'number', path: `${root}.access.grade`, words: 'access_grade', unit: '%', scale: 1, measure: true, hint: true, when: [isNoLift] },
      kg(`${root}.access.swl`, 'access_swl', { hint: true, when: [hasAccess] }),
      { kind: 'yesNo', path: `${root}.access.winch`, words: 'access_winch', presence: true, when: [isNoLift] },
      kg(`${root}.access.winch.swl`, 'winch_swl', { when: [isNoLift, { path: `${root}.access.winch`, is: ['yes'] }] }),
      cm(`${root}.access.outsideClearance`, 'access_outsideClearance', { hint: true, when: [hasAccess] }),
    ],
  },
  { name: 'door', fields: [cm(`${root}.door.width`, 'door_width'), cm(`${root}.door.height`, 'door_height', { hint: true })] },
];

export const moreSections: readonly SectionSpec[] = [
  {
    name: 'transfer',
    fields: [
      { kind: 'choice', path: `${root}.transfer.type`, words: 'transfer_type', options: transferSeats, noneIsAbsent: true },
      { kind: 'choice', path: `${root}.transfer.side`, words: 'transfer_side', options: ['left', 'right'], when: [hasSeat] },
      kg(`${root}.transfer.maxUserMass`, 'transfer_maxUserMass', { when: [hasSeat] }),
      cm(`${root}.transfer.seatHeight`, 'transfer_seatHeight', { when: [hasSeat] }),
    ],
  },
  {
    name: 'stowage',
    fields: [
      { kind: 'yesNo', path: `${root}.stowage`, words: 'stowage', presence: true },
      kg(`${root}.stowage.hoistLoad`, 'stowage_hoistLoad', { when: [hasStowage] }),
      cm(`${root}.stowage.boot.width`, 'boot_width', { when: [hasStowage] }),
      cm(`${root}.stowage.boot.height`, 'boot_height', { when: [hasStowage] }),
      cm(`${root}.stowage.boot.length`, 'boot_length', { when: [hasStowage] }),
    ],
  },
  {
    name: 'driving',
    fields: [
      { kind: 'choice', path: `${root}.driving.gearbox`, words: 'driving_gearbox', options: ['manual', 'automatic'] },
      { kind: 'many', path: `${root}.driving.controls`, words: 'driving_controls', options: drivingControls },
      { kind: 'yesNo', path: `${root}.driving.standardPedalsUsable`, words: 'driving_standardPedalsUsable' },
      { kind: 'codes', path: `${root}.driving.licenceCodesMet`, words: 'driving_licenceCodesMet', hint: true },
    ],
  },
  {
    name: 'seats',
    fields: [
      seat(`${root}.seats.total`, 'seats_total'),
      seat(`${root}.seats.withOneChair`, 'seats_withOneChair'),
      seat(`${root}.seats.withTwoChairs`, 'seats_withTwoChairs'),
      seat(`${root}.seats.withThreeChairs`, 'seats_withThreeChairs'),
      cm(`${root}.exteriorHeight`, 'exteriorHeight', { hint: true }),
    ],
  },
];

export const aboutFields: readonly FieldSpec[] = [
  { kind: 'text', path: 'title', words: 'title', max: 80, required: true, hint: true },
  { kind: 'text', path: 'description', words: 'description', max: 3000, lines: true, hint: true },
];
export const placeFields: readonly FieldSpec[] = [{ kind: 'text', path: 'address', words: 'address', max: 200, required: true, hint: true }];
export const lookFields: readonly FieldSpec[] = [
  { kind: 'choice', path: 'body', words: 'body', options: ['small_mpv', 'van', 'estate'], required: true },
  { kind: 'choice', path: 'colour', words: 'colour', options: ['white', 'grey', 'blue', 'red', 'green', 'sand'], required: true },
];
export const priceFields: readonly FieldSpec[] = [
  { kind: 'number', path: 'pricing.perDay', words: 'perDay', unit: '€', scale: 100, money: true, required: true, hint: true },
  { kind: 'number', path: 'pricing.weekDiscountPercent', words: 'weekDiscount', unit: '%', scale: 1, whole: true },
  { kind: 'number', path: 'pricing.monthDiscountPercent', words: 'monthDiscount', unit: '%', scale: 1, whole: true },
  { kind: 'number', path: 'pricing.kmPerDay', words: 'kmPerDay', unit: 'km', scale: 1, whole: true, hint: true },
  { kind: 'choice', path: 'cancellationPolicy', words: 'policy', options: ['flexible', 'moderate', 'strict'], required: true },
  { kind: 'yesNo', path: 'instant', words: 'instant', required: true, hint: true },
  { kind: 'yesNo', path: 'delivery', words: 'delivery', presence: true, required: true, hint: true },
  { kind: 'number', path: 'delivery.maxKm', words: 'delivery_maxKm', unit: 'km', scale: 1, whole: true, required: true, hint: true, when: [delivers] },
  { kind: 'number', path: 'delivery.perKm', words: 'delivery_perKm', unit: '€/km', scale: 100, money: true, required: true, hint: true, when: [delivers] },
  { kind: 'yesNo', path: 'serviceDog', words: 'serviceDog', open: true, hint: true },
  { kind: 'yesNo', path: 'childSeat', words: 'childSeat', open: true, hint: true },
];

/** A price offers an extra; none does not. */
export const extraFields: readonly FieldSpec[] = extraCodes.map((code) => ({ kind: 'number', path: `extras.${code}`, words: `extra_${code}`, unit: '€', scale: 100, money: true, hint: true }));

/** Every field but those of the spaces and the town. */
export const plainFields: readonly FieldSpec[] = [
  ...aboutFields,
  ...placeFields,
  ...lookFields,
  ...[...accessSections, ...moreSections].flatMap(({ fields }) => fields),
  ...priceFields,
  ...extraFields,
];
