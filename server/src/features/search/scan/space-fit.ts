import { unknown, type SpaceColumns } from '../store/columns';
import { anchorage, anchorageOf, beltOf, facingOf, facingSide, noBelt } from '../store/space-bits';
import type { ChairPlan } from './chair-plan';
import { fails, fits, tight, unknownFit } from './fit-bits';

/** What the bits of a space alone say of how a chair is held there, like `securement` of shared/fit. */
function heldBy(bits: number): number {
  const held = anchorageOf(bits);
  if (held === anchorage.absent || held === anchorage.none || facingOf(bits) === facingSide) return fails.securement;
  return (held === anchorage.unknown ? unknownFit : fits) | (beltOf(bits) === noBelt ? tight : fits);
}
const held = Uint16Array.from({ length: 256 }, (_, bits) => heldBy(bits));

function securementFit(bits: number, limit: number, docking: number, { anchored, heldAtBest, docking: pins }: ChairPlan): number {
  const pin = anchorageOf(bits) === anchorage.docking ? (pins[docking] ?? unknownFit) : fits;
  const carried = limit === unknown ? unknownFit : ((limit - anchored) >> 31) & fails.securement;
  return (held[bits] ?? unknownFit) | heldAtBest | pin | carried;
}

/** What is found of a chair in a space. */
export function spaceFit({ headroom, length, width, bits, maxChairMass, docking }: SpaceColumns, space: number, chair: ChairPlan): number {
  const { lengths } = chair;
  return (
    (lengths.headroom[headroom[space] ?? 0] ?? unknownFit) |
    (lengths.space_length[length[space] ?? 0] ?? unknownFit) |
    (lengths.space_width[width[space] ?? 0] ?? unknownFit) |
    securementFit(bits[space] ?? 0, maxChairMass[space] ?? unknown, docking[space] ?? 0, chair)
  );
}
