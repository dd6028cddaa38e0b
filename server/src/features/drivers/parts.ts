import type { Period } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { AccountsFeature } from '../accounts';
import type { PhotosFeature } from '../photos';
import type { LicenceRepository } from './repository';

/** A trip whose driver was named by somebody else and has no account. */
export interface NamedDriver {
  readonly driver: string;
  readonly vehicle: { readonly title: string; readonly town: string };
  readonly period: Period;
  readonly timeZone: string;
}

/** Asked of bookings, which know who was named for what. */
export interface Trips {
  /** Null: no such booking, nobody was named, or no licence is asked for any more. */
  namedDriver(bookingId: string): Promise<NamedDriver | null>;
}

export interface DriversLower {
  readonly accounts: Pick<AccountsFeature, 'people' | 'contactOf'>;
  readonly photos: Pick<PhotosFeature, 'clean'>;
  readonly trips: Trips;
}

export interface DriverParts extends DriversLower {
  readonly context: Context;
  readonly licences: LicenceRepository;
}
