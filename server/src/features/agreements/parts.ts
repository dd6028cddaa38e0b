import type { Context } from '../../core/context';
import type { AccountsFeature } from '../accounts';
import type { BookingsFeature } from '../bookings';
import type { VehiclesFeature } from '../vehicles';
import type { AgreementRepository } from './repository';

/** What the use cases of agreements are built from. */
export interface AgreementParts {
  readonly context: Context;
  readonly repository: AgreementRepository;
  readonly accounts: AccountsFeature;
  readonly bookings: BookingsFeature;
  readonly vehicles: VehiclesFeature;
}
