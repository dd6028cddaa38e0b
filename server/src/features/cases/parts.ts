import type { Context } from '../../core/context';
import type { AccountsFeature } from '../accounts';
import type { BookingsFeature } from '../bookings';
import type { VehiclesFeature } from '../vehicles';
import type { CaseRepository } from './case-repository';

/** What the use cases of support are built from. */
export interface CaseParts {
  readonly context: Context;
  readonly accounts: AccountsFeature;
  readonly bookings: BookingsFeature;
  readonly vehicles: VehiclesFeature;
  readonly cases: CaseRepository;
}
