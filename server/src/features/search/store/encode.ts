import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import type { Measured } from '@passerelle/shared/fit/measured';
import type { Accessibility } from '@passerelle/shared/fit/model';
import { gradeOf } from '@passerelle/shared/fit/slope';
import { standingScore } from '@passerelle/shared/search/ranking';
import { bodyTypeSchema, colourSchema } from '@passerelle/shared/vehicles/contract';
import { unitVector } from '../../geo';
import type { SearchableVehicle } from '../../vehicles';
import { degreeUnits, massUnits, unknown, type Columns, type SpaceColumns } from './columns';
import { bitOf, bits, checkedBit, masks, oddBit } from './facet-bits';
import { spaceBits } from './space-bits';
import type { Dictionaries } from './dictionaries';

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

const lengthOf = (measure: Measured | undefined): number => measure?.value ?? unknown;
const offOf = (measure: Measured | undefined): number => measure?.precision ?? 0;
const massOf = (measure: Measured | undefined): number => (measure ? Math.round(measure.value * massUnits) : unknown);

const isPlainLength = (measure: Measured | undefined): boolean =>
  !measure || (isWhole(measure.value, unknown - 1) && isWhole(measure.precision ?? 0, 255));
const isPlainMass = (measure: Measured | undefined): boolean =>
  !measure || (isWhole(Math.round(measure.value * massUnits), unknown - 1) && Math.round(measure.value * massUnits) / massUnits === measure.value);
const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

/** Whether some number of the car has no place in its column: a fraction of a millimetre, a hundredth of a kilogram. */
export function isOdd({ access, door, spaces = [] }: Accessibility): boolean {
  const lengths = [access?.width, access?.length, access?.thresholdHeight, door?.width, door?.height, ...spaces.flatMap(({ length, width, headroom }) => [length, width, headroom])];
  const masses = [access?.swl, access?.winch?.swl, ...spaces.map(({ anchorage }) => anchorage?.maxChairMass)];
  return !lengths.every(isPlainLength) || !masses.every(isPlainMass);
}

function writeFit(columns: Columns, row: number, { access, door }: Accessibility): void {
  columns.accessWidth[row] = lengthOf(access?.width);
  columns.accessWidthOff[row] = offOf(access?.width);
  columns.accessLength[row] = lengthOf(access?.length);
  columns.accessLengthOff[row] = offOf(access?.length);
  columns.thresholdHeight[row] = lengthOf(access?.thresholdHeight);
  columns.doorWidth[row] = lengthOf(door?.width);
  columns.doorWidthOff[row] = offOf(door?.width);
  columns.doorHeight[row] = lengthOf(door?.height);
  columns.doorHeightOff[row] = offOf(door?.height);
  columns.grade[row] = (access ? gradeOf(access) : undefined) ?? NaN;
  columns.swl[row] = massOf(access?.swl);
  columns.winchSwl[row] = massOf(access?.winch?.swl);
}

/** The spaces of a car, from the row `at` on of the table of spaces. */
export function writeSpaces(table: SpaceColumns, at: number, spaces: NonNullable<Accessibility['spaces']>, { dockings }: Dictionaries): void {
  spaces.forEach((space, index) => {
    const row = at + index;
    table.length[row] = lengthOf(space.length);
    table.lengthOff[row] = offOf(space.length);
    table.width[row] = lengthOf(space.width);
    table.widthOff[row] = offOf(space.width);
    table.headroom[row] = lengthOf(space.headroom);
    table.headroomOff[row] = offOf(space.headroom);
    table.maxChairMass[row] = massOf(space.anchorage?.maxChairMass);
    table.bits[row] = spaceBits(space);
    table.docking[row] = dockings.idOf(space.anchorage?.dockingModel ?? null);
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
  writeFit(columns, row, accessibility);
  columns.terms[row] = dictionaries.terms.idOf({ pricing, timeZone });
  columns.rating[row] = dictionaries.ratings.idOf(rating);
  columns.place[row] = dictionaries.places.idOf(place);
  columns.dossier[row] = dictionaries.dossiers.idOf({ gearbox: driving?.gearbox, licenceCodesMet: driving?.licenceCodesMet });
  columns.standing[row] = standingScore({ perDayAmount: pricing.perDay.amount, rating, instant, checked });
}
