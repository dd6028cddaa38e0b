import { comfort } from '@passerelle/shared/fit/thresholds';
import { massUnits, unknown, type SpaceColumns } from '../store/columns';
import { anchorage, anchorageOf, beltOf, facingOf, facingSide, noBelt } from '../store/space-bits';
import type { ChairPlan, Need } from './chair-plan';
import { doesNotFit, failBit, fits, tight, unknownFit } from './fit-bits';
import { lengthRank } from './length-rank';

const rankLength = (value: number, off: number, need: Need, comfortable: number): number =>
  need.mm < 0 || value === unknown ? unknownFit : lengthRank(value - need.mm, off, need, comfortable);

/** How a chair is held, like `securement` of shared/fit. */
function securementRank(bits: number, limit: number, docking: number, { chairMass, docking: pins, notCrashTested }: ChairPlan): number {
  const held = anchorageOf(bits);
  if (held === anchorage.absent || held === anchorage.none || facingOf(bits) === facingSide) return doesNotFit;
  const pin = held === anchorage.docking ? (pins[docking] ?? unknownFit) : fits;
  if (pin === doesNotFit || (limit !== unknown && chairMass > limit / massUnits)) return doesNotFit;
  if (pin === unknownFit || Number.isNaN(chairMass) || limit === unknown || held === anchorage.unknown) return unknownFit;
  return notCrashTested || beltOf(bits) === noBelt ? tight : fits;
}

/** The verdict's rank of a chair in a space in the two lowest bits, above them the dimensions that fail. */
export function rankSpace(table: SpaceColumns, space: number, chair: ChairPlan): number {
  const headroom = rankLength(table.headroom[space] ?? unknown, table.headroomOff[space] ?? 0, chair.height, comfort.headroom);
  const length = rankLength(table.length[space] ?? unknown, table.lengthOff[space] ?? 0, chair.length, comfort.space_length);
  const width = rankLength(table.width[space] ?? unknown, table.widthOff[space] ?? 0, chair.width, comfort.space_width);
  const held = securementRank(table.bits[space] ?? 0, table.maxChairMass[space] ?? unknown, table.docking[space] ?? 0, chair);
  const fails =
    (headroom === doesNotFit ? failBit.headroom : 0) |
    (length === doesNotFit ? failBit.space_length : 0) |
    (width === doesNotFit ? failBit.space_width : 0) |
    (held === doesNotFit ? failBit.securement : 0);
  return (fails << 2) | Math.max(headroom, length, width, held);
}
