import type { AccountsFeature } from '../accounts';
import type { MessagesFeature } from '../messages';
import type { PaymentsFeature } from '../payments';
import type { VehiclesFeature } from '../vehicles';
import type { Context } from '../../core/context';
import type { Turns } from '../../core/turns';
import type { BookingRepository } from './repository';

/** What the use cases of bookings are built from. */
export interface BookingParts {
  readonly context: Context;
  readonly repository: BookingRepository;
  readonly accounts: AccountsFeature;
  readonly vehicles: VehiclesFeature;
  readonly payments: PaymentsFeature;
  readonly messages: MessagesFeature;
  /** By vehicle: those who ask for the same car at once. */
  readonly turns: Turns;
}
