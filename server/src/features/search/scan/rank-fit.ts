import { checkFit } from '@passerelle/shared/fit/fit';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import { changeFor, type Change } from '@passerelle/shared/fit/remedies';
import type { RemedyKind } from '@passerelle/shared/fit/result';
import { rankOf } from '@passerelle/shared/fit/verdict';
import type { CarStore } from '../store/car-store';
import { accessibilityOf } from '../store/decode';
import { oddBit } from '../store/facet-bits';
import type { Batch } from './batch';
import { chairPlanOf, type ChairPlan } from './chair-plan';
import { failBit } from './fit-bits';
import { seatChairs } from './seat-chairs';
import { rankMode, rankWayIn } from './way-in';

/** Chairs as the loops read them, and as the rule does. */
export interface FitAsked {
  readonly wheelchairs: readonly Wheelchair[];
  readonly chairs: readonly ChairPlan[];
  /** What is tried on chairs and cars. */
  readonly change: Change;
}

const nothing: Change = (before) => before;

/** `remedy`: tried on every car. */
export function fitAskedOf({ dictionaries }: CarStore, wheelchairs: readonly Wheelchair[], remedy?: RemedyKind): FitAsked {
  const change = remedy ? changeFor[remedy] : nothing;
  const after = change({ accessibility: { modes: [] }, wheelchairs });
  const lentWinch = after.accessibility.access?.winch?.swl?.value;
  return { wheelchairs, chairs: after.wheelchairs.map((chair) => chairPlanOf(chair, dictionaries.dockings, lentWinch)), change };
}

/** Cars with a number that fits no column are judged by the rule itself. */
function judgeOdd(store: CarStore, { wheelchairs, change }: FitAsked, batch: Batch): void {
  const { rows, verdicts, failing } = batch;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    if (((store.columns.bits[row] ?? 0) & oddBit) === 0) continue;
    const changed = change({ accessibility: accessibilityOf(store, row), wheelchairs });
    const { verdict, dimensions } = checkFit(changed.accessibility, changed.wheelchairs);
    verdicts[index] = rankOf(verdict ?? 'fits');
    failing[index] = dimensions.reduce((mask, { key, verdict: found }) => (found === 'does_not_fit' ? mask | failBit[key] : mask), 0);
  }
}

/** The verdict of `checkFit` for every row of the batch, and which dimensions fail; without chairs all fit. */
export function rankFit(store: CarStore, asked: FitAsked, batch: Batch): void {
  const { chairs } = asked;
  if (chairs.length === 0) {
    batch.verdicts.fill(0, 0, batch.count);
    batch.failing.fill(0, 0, batch.count);
    return;
  }
  rankMode(store, batch);
  for (const chair of chairs) rankWayIn(store, chair, batch);
  seatChairs(store, chairs, batch);
  if (store.odd.size > 0) judgeOdd(store, asked, batch);
}
