import { checkFit } from '@passerelle/shared/fit/fit';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import { changeFor, type Change } from '@passerelle/shared/fit/remedies';
import type { RemedyKind, Verdict } from '@passerelle/shared/fit/result';
import type { CarStore } from '../store/car-store';
import { fittingsOf } from '../store/decode';
import { oddBit } from '../store/facet-bits';
import type { Batch } from './batch';
import { chairPlanOf, type ChairPlan } from './chair-plan';
import { doesNotFit, fails, fits as allFits, tight, unknownFit } from './fit-bits';
import type { LengthTables } from './length-table';
import { seatChairs } from './seat-chairs';
import { findMode, findWayIn } from './way-in';

/** Chairs as the loops read them, and as the rule does. */
export interface FitAsked {
  readonly wheelchairs: readonly Wheelchair[];
  readonly chairs: readonly ChairPlan[];
  /** What is tried on chairs and cars. */
  readonly change: Change;
}

const findingOf: Readonly<Record<Verdict, number>> = { fits: allFits, tight, unknown: unknownFit, does_not_fit: doesNotFit };
const nothing: Change = (before) => before;

/** `tables`: in use as long as this is. `remedy`: tried on every car. */
export function fitAskedOf({ dictionaries }: CarStore, wheelchairs: readonly Wheelchair[], tables: LengthTables, remedy?: RemedyKind): FitAsked {
  const change = remedy ? changeFor[remedy] : nothing;
  const after = change({ accessibility: { modes: [] }, wheelchairs });
  // It is as strong as the heaviest of the chairs asks.
  const hasLentWinch = Boolean(after.accessibility.access?.winch);
  return { wheelchairs, chairs: after.wheelchairs.map((chair) => chairPlanOf(chair, dictionaries, tables, hasLentWinch)), change };
}

/** Cars with a number that fits no column are judged by the rule itself. */
function judgeOdd(store: CarStore, { wheelchairs, change }: FitAsked, batch: Batch): void {
  const { rows, fits } = batch;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    if (((store.columns.bits[row] ?? 0) & oddBit) === 0) continue;
    const changed = change({ accessibility: fittingsOf(store, row), wheelchairs });
    const { verdict, dimensions } = checkFit(changed.accessibility, changed.wheelchairs);
    fits[index] = dimensions.reduce((found, dimension) => (dimension.verdict === 'does_not_fit' ? found | fails[dimension.key] : found), findingOf[verdict ?? 'fits']);
  }
}

/** The verdict of `checkFit` for every row of the batch, and which dimensions fail; without chairs all fit. */
export function findFit(store: CarStore, asked: FitAsked, batch: Batch): void {
  const { chairs } = asked;
  if (chairs.length === 0) {
    batch.fits.fill(allFits, 0, batch.count);
    return;
  }
  findMode(store, batch);
  for (const chair of chairs) findWayIn(store, chair, batch);
  seatChairs(store, chairs, batch);
  if (store.odd.size > 0) judgeOdd(store, asked, batch);
}
