import type { AccountsFeature } from '../accounts';
import type { DriversFeature } from '../drivers';
import type { GeoFeature } from '../geo';
import type { MessagesFeature } from '../messages';
import type { PaymentsFeature } from '../payments';
import type { PhotosFeature } from '../photos';
import type { VehiclesFeature } from '../vehicles';
import type { Context } from '../../core/context';
import type { Turns } from '../../core/turns';
import type { BookingRecord } from './booking';
import type { LedgerRepository } from './ledger-repository';
import type { QuoteRepository } from './quote-repository';
import type { BookingRepository } from './repository';

/** The features that bookings are built on. */
export interface BookingsLower {
  readonly geo: Pick<GeoFeature, 'nearestPlace'>;
  readonly accounts: AccountsFeature;
  readonly vehicles: VehiclesFeature;
  readonly payments: PaymentsFeature;
  readonly messages: MessagesFeature;
  readonly photos: Pick<PhotosFeature, 'belong'>;
  readonly drivers: Pick<DriversFeature, 'mayDrive' | 'standings' | 'linkFor' | 'forgetNamed'>;
  /** Ids of cars near this one that suit as well and are free on the dates; search knows, and is of the same rank. */
  replacements(booking: Pick<BookingRecord, 'vehicleId' | 'period' | 'fit'>): Promise<readonly string[]>;
}

/** What the use cases of bookings are built from. */
export interface BookingParts extends BookingsLower {
  readonly context: Context;
  readonly repository: BookingRepository;
  readonly quotes: QuoteRepository;
  readonly ledger: LedgerRepository;
  /** By vehicle: those who ask for the same car at once. */
  readonly turns: Turns;
}
