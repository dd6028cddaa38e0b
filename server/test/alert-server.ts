import { alertsContract, type Alert } from '@passerelle/shared/alerts/contract';
import type { RouteCallInput } from '@passerelle/shared/contract';
import type { Locale } from '@passerelle/shared/locale';
import { dayMs, plusMs, type WirePeriod } from '@passerelle/shared/time';
import { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import type { Mail } from '../src/core/mail/mail';
import { createAccounts, type AccountsFeature } from '../src/features/accounts';
import { createAlerts } from '../src/features/alerts';
import { createGeo } from '../src/features/geo';
import { createSearch, type SearchFeature } from '../src/features/search';
import { createVehicles, type VehiclesFeature } from '../src/features/vehicles';
import { aListing } from '../src/features/vehicles/vehicle-fixtures';
import { apiClient, type ApiClient } from './api-client';
import { eventually } from './eventually';
import { settableClock } from './settable-clock';
import { startTestServer } from './start-test-server';

const { create } = alertsContract.routes;
const { routes: cars } = vehiclesContract;

export type NewAlert = RouteCallInput<typeof create, 'body'>;
export type Asked = Partial<NewAlert['asked']>;
export type Listing = Partial<typeof aListing>;

/** Fits car A of the vectors; its numbers stand nowhere else. */
export const wheelchair = { propulsion: 'attendant', width: 641, length: 1103, height: 1327, occupiedMass: 91.237, chairMass: 15, crashTested: 'yes' } as const;

/** For any car like A in Grenoble. */
export const anAlert = (asked: Asked = {}): NewAlert => ({ placeName: 'Grenoble', asked: { near: { lat: 45.19, lon: 5.73, radiusKm: 20 }, wheelchairs: [wheelchair], ...asked }, consent: true });
export const listenTo = (person: Member, asked: Asked = {}): Promise<Alert> => person.ok(create, { body: anAlert(asked) });

/** A published car like A in Grenoble. */
export async function publish(owner: Member, change: Listing = {}): Promise<{ id: string; version: number }> {
  const { id, version } = await owner.ok(cars.create, { body: { ...aListing, ...change } });
  return owner.ok(cars.publish, { params: { vehicleId: id }, body: { version } });
}

export interface Member extends ApiClient {
  readonly id: string;
  readonly email: string;
}

type KeptMail = Awaited<ReturnType<Mail['kept']>>[number];
let people = 0;

/** A server with what alerts need of the features below, on a clock that can be set. */
export async function startAlertServer() {
  const clock = settableClock();
  const features: { accounts?: AccountsFeature; search?: SearchFeature; vehicles?: VehiclesFeature } = {};
  const server = await startTestServer({
    clock,
    features: (context) => {
      const geo = createGeo(context);
      const accounts = createAccounts(context);
      const vehicles = createVehicles(context, { geo, people: accounts.people, emailConfirmed: accounts.emailConfirmed });
      const search = createSearch(context, { vehicles, geo });
      Object.assign(features, { accounts, search, vehicles });
      return [geo, accounts, vehicles, search, createAlerts(context, { accounts, search, vehicles })];
    },
  });
  const { accounts, search, vehicles } = features;
  if (!accounts || !search || !vehicles) throw new Error('the features were not made');
  const { connection } = server.context.database;
  const stored = (name: string) => connection.collection(name);

  const mailsTo = async ({ email }: Member): Promise<KeptMail[]> => (await server.context.mail.kept(500)).filter(({ to }) => to === email);

  /** Everything that follows from what was committed has been done, as far as it is due. */
  const allDone = () =>
    eventually(async () => {
      const undone = await stored('effects').countDocuments({ doneAt: null });
      const due = await stored('alerts').countDocuments({ waiting: true, nextMailAt: { $lte: clock.now() } });
      const underWay = await stored('alerts').countDocuments({ letter: { $ne: null } });
      return undone + due + underWay === 0;
    });

  return {
    server,
    clock,
    search,
    vehicles,
    connection,
    stored,
    mailsTo,
    allDone,

    async member({ locale = 'fr', emailConfirmed = true }: { locale?: Locale; emailConfirmed?: boolean } = {}): Promise<Member> {
      const email = `member-${(people += 1)}@example.org`;
      const [id = ''] = await accounts.seedAccounts([{ email, displayName: 'Camille', locale, emailConfirmed }]);
      const token = () => server.context.tokens.issue({ accountId: id, sessionId: `ses_${id}`, roles: ['member'], locale });
      return { id, email, ...apiClient(server.url, { token, locale }) };
    },

    /** Two days, so many days from now. */
    inDays(days: number): WirePeriod {
      const from = plusMs(clock.now(), days * dayMs);
      return { from: from.toISOString(), to: plusMs(from, 2 * dayMs).toISOString() };
    },

    /** When everything is done, the one mail that came; throws when there is none or another. */
    async onlyMailTo(person: Member): Promise<KeptMail> {
      await allDone();
      const [mail, ...others] = await mailsTo(person);
      if (!mail || others.length > 0) throw new Error(`${mail ? 1 + others.length : 'no'} mails came instead of one`);
      return mail;
    },

    async everythingStored(): Promise<string> {
      const names = (await connection.listCollections()).map(({ name }) => name);
      return JSON.stringify(await Promise.all(names.map((name) => stored(name).find().toArray())));
    },
  };
}
