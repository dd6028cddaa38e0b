import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import type { Measured } from '@passerelle/shared/fit/measured';
import type { Access, Accessibility, Space } from '@passerelle/shared/fit/model';
import { gradeOf } from '@passerelle/shared/fit/slope';
import { standingScore } from '@passerelle/shared/search/ranking';
import { bodyTypeSchema, colourSchema } from '@passerelle/shared/vehicles/contract';
import { unitVector } from '../../geo';
import type { SearchableVehicle } from '../../vehicles';
import { degreeUnits, unknown, type Columns, type SpaceColumns } from './columns';
import { bitOf, bits, checkedBit, masks, oddBit } from './facet-bits';
import { isPlainLength, packLength, unknownLength, type LengthBlocks } from './lengths';
import type { Dictionaries, Hoist, Hold } from './dictionaries';

type Looks = Pick<SearchableVehicle, 'body' | 'colour'>;
const bodies = bodyTypeSchema.options;
const colours = colourSchema.options;
const looksOf = ({ body, colour }: Looks): number => bodies.indexOf(body) * colours.length + colours.indexOf(colour);
export const unpackLooks = (looks: number): Looks => ({ body: bodies[Math.floor(looks / colours.length)] ?? 'van', colour: colours[looks % colours.length] ?? 'white' });

const when = (is: unknown, bit: number): number => (is ? bit : 0);

/** Everything that a car counts as in a facet, but for delivery, which depends on the place. */
function bitsOf(car: SearchableVehicle): number {
  const { access, transfer, driving, modes } = car.accessibility;
  return (
    bitOf('access', access?.type) |
    bitOf('side', access?.side) |
    when(access?.operation === 'powered', bits.powered) |
    when(access?.winch, bits.winch) |
    bitOf('transferSeat', transfer?.type) |
    bitOf('gearbox', driving?.gearbox) |
    modes.reduce((set, mode) => set | bitOf('mode', mode), 0) |
    when(car.instant, bits.instant) |
    when(car.serviceDog, bits.serviceDog) |
    when(car.childSeat, bits.childSeat) |
    when(isConfirmed(car.accessibility), bits.confirmed) |
    ((driving?.controls ?? []).reduce((set, control) => set | bitOf('controls', control), 0) & masks.controls) |
    when(car.checked, checkedBit)
  );
}

const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

/** Whether some number of the car has no place in its column: a fraction of a millimetre. */
export function isOdd({ access, door, spaces = [] }: Accessibility): boolean {
  const lengths = [access?.width, access?.length, door?.width, door?.height, ...spaces.flatMap(({ length, width, headroom }) => [length, width, headroom])];
  return !lengths.every(isPlainLength) || !isWhole(access?.thresholdHeight?.value ?? 0, unknown - 1);
}

function lengthIn(blocks: LengthBlocks, measure: Measured | undefined): number {
  if (!isPlainLength(measure)) return unknownLength;
  const length = packLength(measure);
  blocks.note(length);
  return length;
}

/** Who measured it, and how precisely, is no part of what these rules read. */
const plainMass = (measure: Measured | undefined): Measured | undefined => measure && { value: measure.value, unit: 'kg', source: 'owner' };

const hoistOf = ({ type, swl, winch }: Access): Hoist => ({ type, swl: plainMass(swl), winch: winch ? { swl: plainMass(winch.swl) } : undefined });

const holdOf = ({ driverPosition, facing, threePointBelt, anchorage }: Space): Hold => ({
  driverPosition: driverPosition ?? false,
  facing,
  threePointBelt: threePointBelt === null ? false : threePointBelt,
  anchorage: anchorage && { type: anchorage.type, maxChairMass: plainMass(anchorage.maxChairMass), dockingModel: anchorage.dockingModel },
});

/** As the column has it. A lift has no grade that could be too steep. */
function gradeIn(access: Accessibility['access']): number {
  if (access?.type === 'lift') return -Infinity;
  return (access?.type === 'ramp' ? gradeOf(access) : undefined) ?? NaN;
}

function writeFit(columns: Columns, row: number, { access, door }: Accessibility, { hoists, lengths }: Dictionaries): void {
  columns.accessWidth[row] = lengthIn(lengths, access?.width);
  columns.accessLength[row] = lengthIn(lengths, access?.length);
  columns.thresholdHeight[row] = access?.thresholdHeight?.value ?? unknown;
  columns.doorWidth[row] = lengthIn(lengths, door?.width);
  columns.doorHeight[row] = lengthIn(lengths, door?.height);
  columns.grade[row] = gradeIn(access);
  columns.hoist[row] = hoists.idOf(hoistOf(access ?? {}));
}

/** The spaces of a car, from the row `at` on of the table of spaces. */
export function writeSpaces(table: SpaceColumns, at: number, spaces: readonly Space[], { holds, lengths }: Dictionaries): void {
  spaces.forEach((space, index) => {
    const row = at + index;
    table.length[row] = lengthIn(lengths, space.length);
    table.width[row] = lengthIn(lengths, space.width);
    table.headroom[row] = lengthIn(lengths, space.headroom);
    table.hold[row] = holds.idOf(holdOf(space));
  });
}

/** Everything of a car that is one number, but for where its spaces, times and texts lie. */
export function writeNumbers(columns: Columns, row: number, car: SearchableVehicle, dictionaries: Dictionaries): void {
  const { location, accessibility, pricing, timeZone, rating, place, delivery, instant, checked } = car;
  const { seats, driving } = accessibility;
  const { x, y, z } = unitVector(location);
  columns.lat[row] = Math.round(location.lat * degreeUnits);
  columns.lon[row] = Math.round(location.lon * degreeUnits);
  columns.x[row] = x;
  columns.y[row] = y;
  columns.z[row] = z;
  columns.bits[row] = bitsOf(car) | when(isOdd(accessibility), oddBit);
  columns.seats0[row] = seats?.total ?? 0;
  columns.seats1[row] = seats?.withOneChair ?? 0;
  columns.seats2[row] = seats?.withTwoChairs ?? 0;
  columns.seats3[row] = seats?.withThreeChairs ?? 0;
  columns.deliveryKm[row] = delivery?.maxKm ?? 0;
  columns.looks[row] = looksOf(car);
  writeFit(columns, row, accessibility, dictionaries);
  columns.terms[row] = dictionaries.terms.idOf({ pricing, timeZone });
  columns.rating[row] = dictionaries.ratings.idOf(rating);
  columns.place[row] = dictionaries.places.idOf(place);
  columns.dossier[row] = dictionaries.dossiers.idOf({ gearbox: driving?.gearbox, licenceCodesMet: driving?.licenceCodesMet });
  columns.standing[row] = standingScore({ perDayAmount: pricing.perDay.amount, rating, instant, checked });
}
