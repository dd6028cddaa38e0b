import type { Context } from '../core/context';
import type { Feature } from '../core/feature';
import { createAccounts, type AccountsFeature } from '../features/accounts';
import { createAgreements } from '../features/agreements';
import { createAlerts } from '../features/alerts';
import { createBookings, type BookingsFeature } from '../features/bookings';
import { createCases } from '../features/cases';
import { createDrivers, type DriversFeature } from '../features/drivers';
import { createFeeds } from '../features/feeds';
import { createGeo, type GeoFeature } from '../features/geo';
import { createMessages, type MessagesFeature } from '../features/messages';
import { createPhotos, type PhotosFeature } from '../features/photos';
import { createPayments, type PaymentsFeature } from '../features/payments';
import { createSearch, type SearchFeature } from '../features/search';
import { createVehicles, type VehiclesFeature } from '../features/vehicles';
import { createWheelchairs } from '../features/wheelchairs';
import { replacementsFrom } from './replacements';

/** The features by name, each made from the context and from those of a lower rank. */
export interface Product {
  readonly geo: GeoFeature;
  readonly accounts: AccountsFeature;
  readonly payments: PaymentsFeature;
  readonly messages: MessagesFeature;
  readonly photos: PhotosFeature;
  readonly drivers: DriversFeature;
  readonly wheelchairs: Feature;
  readonly vehicles: VehiclesFeature;
  readonly search: SearchFeature;
  readonly bookings: BookingsFeature;
  readonly agreements: Feature;
  readonly alerts: Feature;
  readonly feeds: Feature;
  readonly cases: Feature;
}

/** `searchThread`: the built thread of the search index; without it the index is in the server's own. */
export async function composeProduct(context: Context, { searchThread }: { readonly searchThread?: URL } = {}): Promise<Product> {
  const geo = createGeo(context);
  const accounts = createAccounts(context);
  const payments = await createPayments(context);
  const messages = createMessages(context, accounts);
  const photos = createPhotos(context, { booking: (id, viewer) => bookings.photoAccess(id, viewer) });
  const wheelchairs = createWheelchairs(context);
  const drivers = createDrivers(context, { accounts, photos, trips: { namedDriver: (id) => bookings.namedDriver(id) } });
  const vehicles = createVehicles(context, { geo, people: accounts.people, emailConfirmed: accounts.emailConfirmed });
  const search = createSearch(context, { vehicles, geo, threadFile: searchThread });
  const bookings: BookingsFeature = createBookings(context, { geo, accounts, vehicles, payments, messages, photos, drivers, replacements: replacementsFrom({ vehicles, search }) });
  const alerts = createAlerts(context, { accounts, search, vehicles });
  const agreements = createAgreements(context, { accounts, bookings, vehicles });
  const feeds = createFeeds(context, { accounts, bookings, vehicles });
  const cases = createCases(context, { accounts, bookings, vehicles });
  return { geo, accounts, payments, messages, photos, wheelchairs, drivers, vehicles, search, bookings, agreements, alerts, feeds, cases };
}

/** Every feature, lowest rank first. */
export const featuresOf = ({ geo, accounts, payments, messages, photos, wheelchairs, drivers, vehicles, search, bookings, agreements, alerts, feeds, cases }: Product): readonly Feature[] => [
  geo,
  accounts,
  payments,
  messages,
  photos,
  wheelchairs,
  drivers,
  vehicles,
  search,
  bookings,
  agreements,
  alerts,
  feeds,
  cases,
];

export const appFeatures = async (context: Context): Promise<readonly Feature[]> => featuresOf(await composeProduct(context));
