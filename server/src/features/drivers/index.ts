import type { Context } from '../../core/context';
import { linkToken } from '../../core/crypto/link-token';
import type { Feature } from '../../core/feature';
import { forgetWaiting, undecidedLicences } from './forget';
import { isGoodUntil } from './licence';
import { decisionMail } from './listeners';
import type { DriversLower } from './parts';
import { createLicenceRepository, type LicenceRecord } from './repository';
import { driverRoutes } from './routes';

export type { NamedDriver } from './parts';

export interface DriversFeature extends Feature {
  /** Whether support found this holder's licence right, and it is valid up to this instant. A holder is an account, or a booking whose driver was only named. */
  mayDrive(holderId: string, until: Date): Promise<boolean>;
  /** Of these holders, what is known of the licence of each; absent: nothing was ever sent. */
  standings(holderIds: readonly string[]): Promise<ReadonlyMap<string, Pick<LicenceRecord, 'state' | 'validUntil'>>>;
  /** Where somebody who was named as the driver of a booking sends their licence, without an account. */
  linkFor(bookingId: string): string;
  /** Deletes what a driver who was only named for this booking has sent and nobody has decided on. */
  forgetNamed(bookingId: string): Promise<void>;
}

/** Licences: a picture is sent, support looks at it once, and then it is gone; a hash, the category and the dates stay. */
export function createDrivers(context: Context, lower: DriversLower): DriversFeature {
  const licences = createLicenceRepository(context.database);
  return {
    name: 'drivers',
    indexes: licences.indexes,
    listeners: [decisionMail({ context, accounts: lower.accounts })],
    deadlines: [undecidedLicences({ context, licences })],
    contracts: [driverRoutes({ context, licences, ...lower })],
    standings: async (holderIds) => new Map((await licences.ofAll(holderIds)).map(({ holderId, state, validUntil }) => [holderId, { state, validUntil }])),
    mayDrive: async (holderId, until) => isGoodUntil(await licences.of(holderId), until),
    linkFor: (bookingId) => `${context.publicUrl}/drive/${linkToken('drive', bookingId, context.secrets.field)}`,
    forgetNamed: (bookingId) => forgetWaiting({ context, licences }, bookingId, context.clock.now()),
  };
}
