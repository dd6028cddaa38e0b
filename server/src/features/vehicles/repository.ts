import { Schema, type QueryFilter } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Listing } from './listing';

type ListingDocument = Omit<Listing, 'id'> & { _id: string };

const position = { lat: Number, lon: Number };
const listingSchema = new Schema<ListingDocument>(
  {
    _id: String,
    ownerId: String,
    status: String,
    version: Number,
    title: String,
    description: { type: String, default: null },
    address: String,
    exactLocation: position,
    location: position,
    place: { town: String, department: String },
    timeZone: String,
    body: String,
    colour: String,
    accessibility: Schema.Types.Mixed,
    pricing: Schema.Types.Mixed,
    cancellationPolicy: String,
    instant: Boolean,
    delivery: Schema.Types.Mixed,
    extras: Schema.Types.Mixed,
    serviceDog: Boolean,
    childSeat: Boolean,
    rating: { type: Schema.Types.Mixed, default: null },
    checkedAt: { type: Date, default: null },
    createdAt: Date,
  },
  { versionKey: false, minimize: false },
);

/** In a stored accessibility `null` means "known to be absent", so what is not said must not become null on the way. */
const withoutUndefined = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function toDocument({ id, ...rest }: Listing): ListingDocument {
  return { _id: id, ...rest, accessibility: withoutUndefined(rest.accessibility) };
}
const toListing = ({ _id, ...rest }: ListingDocument): Listing => ({ id: _id, ...rest });

export type ListingChange = Partial<Omit<Listing, 'id' | 'ownerId' | 'version' | 'createdAt'>>;
export type ListingRepository = ReturnType<typeof createListingRepository>;

export function createListingRepository({ connection }: Database) {
  const listings = connection.model<ListingDocument>('Vehicle', listingSchema, 'vehicles');
  const indexes: CollectionIndexes[] = [
    { model: listings, indexes: [{ name: 'owner_created', key: { ownerId: 1, createdAt: 1 } }, { name: 'status_id', key: { status: 1, _id: 1 } }] },
  ];

  async function find(filter: QueryFilter<ListingDocument>, sort: Record<string, 1 | -1>, limit: number): Promise<Listing[]> {
    const found = await listings.find(filter).sort(sort).limit(limit).lean<ListingDocument[]>();
    return found.map(toListing);
  }

  return {
    indexes,

    async insert(listing: Listing, session: Session): Promise<void> {
      await listings.create([toDocument(listing)], { session });
    },

    async insertMany(all: readonly Listing[]): Promise<void> {
      await listings.insertMany(all.map(toDocument), { ordered: false });
    },

    async byId(id: string): Promise<Listing | null> {
      const found = await listings.findById(id).lean<ListingDocument>();
      return found && toListing(found);
    },

    byIds: (ids: readonly string[]) => find({ _id: { $in: [...ids] } }, { _id: 1 }, ids.length),
    ofOwner: (ownerId: string) => find({ ownerId }, { createdAt: 1, _id: 1 }, 500),
    /** In the order of ids, from after `afterId`. */
    withStatus: (status: Listing['status'], afterId: string, limit: number) => find({ status, _id: { $gt: afterId } }, { _id: 1 }, limit),

    /** Changes a listing that still has this version. False: somebody else was first. */
    async change(id: string, version: number, change: ListingChange, session: Session): Promise<boolean> {
      const set = change.accessibility ? { ...change, accessibility: withoutUndefined(change.accessibility) } : change;
      const { matchedCount } = await listings.updateOne({ _id: id, version }, { $set: set, $inc: { version: 1 } }, { session });
      return matchedCount === 1;
    },
  };
}
