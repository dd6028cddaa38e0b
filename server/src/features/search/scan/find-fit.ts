import { checkFit } from '@passerelle/shared/fit/fit';
import type { Access, Wheelchair } from '@passerelle/shared/fit/model';
import { changeFor, type Change } from '@passerelle/shared/fit/remedies';
import type { RemedyKind } from '@passerelle/shared/fit/result';
import type { CarStore } from '../store/car-store';
import { fittingsOf } from '../store/decode';
import { oddBit } from '../store/facet-bits';
import type { Batch } from './batch';
import { chairPlanOf, type ChairPlan } from './chair-plan';
import { fails, fits as allFits, verdictFinding } from './fit-bits';
import type { FindingTables } from './finding-tables';
import { seatChairs } from './seat-chairs';
import { findWayIn } from './way-in';

/** Chairs as the loops read them, and as the rule does. */
export interface FitAsked {
  readonly wheelchairs: readonly Wheelchair[];
  readonly chairs: readonly ChairPlan[];
  /** What is tried on chairs and cars. */
  readonly change: Change;
}

const nothing: Change = (before) => before;

/** `tables`: in use as long as this is. `remedy`: tried on every car. */
export function fitAskedOf({ dictionaries }: CarStore, wheelchairs: readonly Wheelchair[], tables: FindingTables, remedy?: RemedyKind): FitAsked {
  const change = remedy ? changeFor[remedy] : nothing;
  const refit = (access: Access): Access => change({ accessibility: { modes: [], access }, wheelchairs }).accessibility.access ?? access;
  const { wheelchairs: after } = change({ accessibility: { modes: [] }, wheelchairs });
  return { wheelchairs, chairs: after.map((chair) => chairPlanOf(chair, { dictionaries, tables, refit })), change };
}

/** Cars with a number that fits no column are judged by the rule itself. */
function judgeOdd(store: CarStore, { wheelchairs, change }: FitAsked, batch: Batch): void {
  const { rows, fits } = batch;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    if (((store.columns.bits[row] ?? 0) & oddBit) === 0) continue;
    const changed = change({ accessibility: fittingsOf(store, row), wheelchairs });
    const { verdict, dimensions } = checkFit(changed.accessibility, changed.wheelchairs);
    fits[index] = dimensions.reduce((found, dimension) => (dimension.verdict === 'does_not_fit' ? found | fails[dimension.key] : found), verdictFinding[verdict ?? 'fits']);
  }
}

/** The verdict of `checkFit` for every row of the batch, and which dimensions fail; without chairs all fit. */
export function findFit(store: CarStore, asked: FitAsked, batch: Batch): void {
  const { chairs } = asked;
  batch.fits.fill(allFits, 0, batch.count);
  if (chairs.length === 0) return;
  for (const chair of chairs) findWayIn(store, chair, batch);
  seatChairs(store, chairs, batch);
  if (store.odd.size > 0) judgeOdd(store, asked, batch);
}
