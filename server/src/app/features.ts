import type { Context } from '../core/context';
import type { Feature } from '../core/feature';
import { createAccounts, type AccountsFeature } from '../features/accounts';
import { createAlerts } from '../features/alerts';
import { createBookings, type BookingsFeature } from '../features/bookings';
import { createCases } from '../features/cases';
import { createGeo, type GeoFeature } from '../features/geo';
import { createMessages, type MessagesFeature } from '../features/messages';
import { createPayments, type PaymentsFeature } from '../features/payments';
import { createSearch, type SearchFeature } from '../features/search';
import { createVehicles, type VehiclesFeature } from '../features/vehicles';
import { createWheelchairs } from '../features/wheelchairs';

/** The features by name, each made from the context and from those of a lower rank. */
export interface Product {
  readonly geo: GeoFeature;
  readonly accounts: AccountsFeature;
  readonly payments: PaymentsFeature;
  readonly messages: MessagesFeature;
  readonly wheelchairs: Feature;
  readonly vehicles: VehiclesFeature;
  readonly search: SearchFeature;
  readonly bookings: BookingsFeature;
  readonly alerts: Feature;
  readonly cases: Feature;
}

export async function composeProduct(context: Context): Promise<Product> {
  const geo = createGeo(context);
  const accounts = createAccounts(context);
  const payments = await createPayments(context);
  const messages = createMessages(context, accounts);
  const wheelchairs = createWheelchairs(context);
  const vehicles = createVehicles(context, { geo, people: accounts.people, emailConfirmed: accounts.emailConfirmed });
  const search = createSearch(context, { vehicles, geo });
  const bookings = createBookings(context, { accounts, vehicles, payments, messages });
  const alerts = createAlerts(context, { accounts, search, vehicles });
  const cases = createCases(context, { accounts, bookings, vehicles });
  return { geo, accounts, payments, messages, wheelchairs, vehicles, search, bookings, alerts, cases };
}

/** Every feature, lowest rank first. */
export const featuresOf = ({ geo, accounts, payments, messages, wheelchairs, vehicles, search, bookings, alerts, cases }: Product): readonly Feature[] => [
  geo,
  accounts,
  payments,
  messages,
  wheelchairs,
  vehicles,
  search,
  bookings,
  alerts,
  cases,
];

export const appFeatures = async (context: Context): Promise<readonly Feature[]> => featuresOf(await composeProduct(context));
