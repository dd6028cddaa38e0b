import { Schema } from 'mongoose';
import type { SearchNeed } from '@passerelle/shared/search/contract';
import type { Database } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';

/** Where and when something was looked for in vain. */
export interface DemandKey {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly department: string;
}

export interface DemandCount {
  readonly searches: number;
  readonly byNeed: Readonly<Partial<Record<SearchNeed, number>>>;
}

interface DemandDocument extends DemandKey, DemandCount {
  /** `YYYY-MM:Isère` */
  _id: string;
}

const demandSchema = new Schema<DemandDocument>({ _id: String, month: String, department: String, searches: Number, byNeed: Schema.Types.Mixed }, { versionKey: false });

/** About a year of every département. */
const mostRows = 1_500;

/** Counts by month and département, and nothing else: no search and nobody who searched. */
export function createDemandRepository({ connection }: Database) {
  const demand = connection.model<DemandDocument>('UnmetDemand', demandSchema, 'unmet_demand');
  const indexes: CollectionIndexes[] = [{ model: demand, indexes: [{ name: 'month_searches', key: { month: -1, searches: -1 } }] }];

  return {
    indexes,

    async add({ month, department }: DemandKey, { searches, byNeed }: DemandCount): Promise<void> {
      const needs = Object.fromEntries(Object.entries(byNeed).map(([need, count]) => [`byNeed.${need}`, count]));
      await demand.updateOne({ _id: `${month}:${department}` }, { $setOnInsert: { month, department }, $inc: { searches, ...needs } }, { upsert: true });
    },

    /** The newest month first, in it the département with the most searches. */
    async list(month?: string): Promise<(DemandKey & DemandCount)[]> {
      const found = await demand.find(month === undefined ? {} : { month }).sort({ month: -1, searches: -1, _id: 1 }).limit(mostRows).lean<DemandDocument[]>();
      return found.map(({ _id, ...row }) => ({ ...row, byNeed: row.byNeed ?? {} }));
    },
  };
}
