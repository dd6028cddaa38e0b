import type { accountsContract } from '@passerelle/shared/accounts/contract';
import type { agreementsContract } from '@passerelle/shared/agreements/contract';
import type { alertsContract } from '@passerelle/shared/alerts/contract';
import type { bookingsContract } from '@passerelle/shared/bookings/contract';
import type { casesContract } from '@passerelle/shared/cases/contract';
import type { BytesDeclaration, FeatureContract, RouteCall, RouteDefinition, RouteResult } from '@passerelle/shared/contract';
import type { driversContract } from '@passerelle/shared/drivers/contract';
import type { eventsContract } from '@passerelle/shared/events/contract';
import type { feedsContract } from '@passerelle/shared/feeds/contract';
import type { geoContract } from '@passerelle/shared/geo/contract';
import type { healthContract } from '@passerelle/shared/health/contract';
import type { messagesContract } from '@passerelle/shared/messages/contract';
import type { paymentsContract } from '@passerelle/shared/payments/contract';
import type { photosContract } from '@passerelle/shared/photos/contract';
import type { searchContract } from '@passerelle/shared/search/contract';
import type { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import type { wheelchairsContract } from '@passerelle/shared/wheelchairs/contract';
import type { Call, CallOptions, Reads, Send } from './send';

/**
 * Only the types of the contracts are imported: zod and the schemas stay out of the browser. The lines below repeat
 * method and path, and the compiler refuses one that differs from the contract, is missing, or is one too many.
 */
type Line<R extends RouteDefinition> = `${R['method']} ${R['path']}`;

/** The call may be left out where nothing in it is required. */
export type RouteFunction<R extends RouteDefinition> =
  Record<never, never> extends RouteCall<R, Blob>
    ? (call?: RouteCall<R, Blob>, options?: CallOptions) => Promise<RouteResult<R, Blob>>
    : (call: RouteCall<R, Blob>, options?: CallOptions) => Promise<RouteResult<R, Blob>>;

/** What is no JSON says so, here and in the contract. */
type ReadsOf<R extends RouteDefinition> = R['reply'] extends BytesDeclaration ? ['blob'] : [];

export type ClientOf<C extends FeatureContract> = { readonly [K in keyof C['routes']]: RouteFunction<C['routes'][K]> };

type Accounts = (typeof accountsContract)['routes'];
type Agreements = (typeof agreementsContract)['routes'];
type Alerts = (typeof alertsContract)['routes'];
type Bookings = (typeof bookingsContract)['routes'];
type Cases = (typeof casesContract)['routes'];
type Drivers = (typeof driversContract)['routes'];
type Events = (typeof eventsContract)['routes'];
type Feeds = (typeof feedsContract)['routes'];
type Geo = (typeof geoContract)['routes'];
type Health = (typeof healthContract)['routes'];
type Messages = (typeof messagesContract)['routes'];
type Payments = (typeof paymentsContract)['routes'];
type Photos = (typeof photosContract)['routes'];
type Search = (typeof searchContract)['routes'];
type Vehicles = (typeof vehiclesContract)['routes'];
type Wheelchairs = (typeof wheelchairsContract)['routes'];

export function createRoutes(send: Send) {
  function route<R extends RouteDefinition>(line: Line<R>, ...reads: ReadsOf<R>): RouteFunction<R>;
  function route(line: string, reads: Reads = 'json'): unknown {
    return (call?: Call, options?: CallOptions) => send(line, call, { ...options, reads });
  }

  return {
    accounts: {
      signUp: route<Accounts['signUp']>('POST /api/auth/sign-up'),
      signIn: route<Accounts['signIn']>('POST /api/auth/sign-in'),
      secondFactor: route<Accounts['secondFactor']>('POST /api/auth/second-factor'),
      refresh: route<Accounts['refresh']>('POST /api/auth/refresh'),
      signOut: route<Accounts['signOut']>('POST /api/auth/sign-out'),
      confirmEmail: route<Accounts['confirmEmail']>('POST /api/auth/confirm-email'),
      me: route<Accounts['me']>('GET /api/me'),
      updateMe: route<Accounts['updateMe']>('PATCH /api/me'),
      demoAccounts: route<Accounts['demoAccounts']>('GET /api/demo/accounts'),
    } satisfies ClientOf<typeof accountsContract>,
    agreements: {
      html: route<Agreements['html']>('GET /api/bookings/:bookingId/agreement', 'blob'),
      pdf: route<Agreements['pdf']>('GET /api/bookings/:bookingId/agreement.pdf', 'blob'),
      style: route<Agreements['style']>('GET /api/agreements/style.css', 'blob'),
    } satisfies ClientOf<typeof agreementsContract>,
    alerts: {
      create: route<Alerts['create']>('POST /api/alerts'),
      list: route<Alerts['list']>('GET /api/my/alerts'),
      stop: route<Alerts['stop']>('DELETE /api/alerts/:alertId'),
      stopByLink: route<Alerts['stopByLink']>('POST /api/alerts/stop/:token'),
    } satisfies ClientOf<typeof alertsContract>,
    bookings: {
      inquire: route<Bookings['inquire']>('POST /api/inquiries'),
      quote: route<Bookings['quote']>('POST /api/quotes'),
      request: route<Bookings['request']>('POST /api/bookings'),
      get: route<Bookings['get']>('GET /api/bookings/:bookingId'),
      list: route<Bookings['list']>('GET /api/bookings'),
      needsYou: route<Bookings['needsYou']>('GET /api/my/turn'),
      transition: route<Bookings['transition']>('POST /api/bookings/:bookingId/transitions/:name'),
      cancelPreview: route<Bookings['cancelPreview']>('GET /api/bookings/:bookingId/cancellation'),
      pay: route<Bookings['pay']>('GET /api/pay/:token'),
    } satisfies ClientOf<typeof bookingsContract>,
    cases: {
      open: route<Cases['open']>('GET /api/admin/cases'),
      addNote: route<Cases['addNote']>('POST /api/admin/cases/:caseId/notes'),
      close: route<Cases['close']>('POST /api/admin/cases/:caseId/close'),
      showAct: route<Cases['showAct']>('POST /api/admin/bookings/:bookingId/acts'),
      carryOut: route<Cases['carryOut']>('POST /api/admin/acts/:actId'),
      confirmAct: route<Cases['confirmAct']>('POST /api/admin/acts/:actId/confirm'),
      waitingActs: route<Cases['waitingActs']>('GET /api/admin/acts'),
      list: route<Cases['list']>('GET /api/admin/bookings'),
      get: route<Cases['get']>('GET /api/admin/bookings/:bookingId'),
      findPerson: route<Cases['findPerson']>('POST /api/admin/people'),
      vehiclesInReview: route<Cases['vehiclesInReview']>('GET /api/admin/vehicles'),
      approveVehicle: route<Cases['approveVehicle']>('POST /api/admin/vehicles/:vehicleId/approve'),
    } satisfies ClientOf<typeof casesContract>,
    drivers: {
      mine: route<Drivers['mine']>('GET /api/my/licence'),
      send: route<Drivers['send']>('POST /api/my/licence'),
      asked: route<Drivers['asked']>('GET /api/drive/:token'),
      sendByLink: route<Drivers['sendByLink']>('POST /api/drive/:token'),
      waiting: route<Drivers['waiting']>('GET /api/admin/drivers'),
      picture: route<Drivers['picture']>('GET /api/admin/drivers/:holderId/picture', 'blob'),
      decide: route<Drivers['decide']>('POST /api/admin/drivers/:holderId/decision'),
    } satisfies ClientOf<typeof driversContract>,
    events: {
      since: route<Events['since']>('GET /api/events'),
    } satisfies ClientOf<typeof eventsContract>,
    feeds: {
      get: route<Feeds['get']>('GET /api/my/feed'),
      create: route<Feeds['create']>('POST /api/my/feed'),
      revoke: route<Feeds['revoke']>('DELETE /api/my/feed'),
      read: route<Feeds['read']>('GET /api/feeds/:token.ics', 'blob'),
    } satisfies ClientOf<typeof feedsContract>,
    geo: {
      places: route<Geo['places']>('GET /api/places'),
      towns: route<Geo['towns']>('GET /api/towns'),
    } satisfies ClientOf<typeof geoContract>,
    health: {
      live: route<Health['live']>('GET /api/health/live'),
      ready: route<Health['ready']>('GET /api/health/ready'),
      settings: route<Health['settings']>('GET /api/settings'),
    } satisfies ClientOf<typeof healthContract>,
    messages: {
      list: route<Messages['list']>('GET /api/conversations/:conversationId/messages'),
      send: route<Messages['send']>('POST /api/conversations/:conversationId/messages'),
    } satisfies ClientOf<typeof messagesContract>,
    photos: {
      add: route<Photos['add']>('POST /api/bookings/:bookingId/photos'),
      list: route<Photos['list']>('GET /api/bookings/:bookingId/photos'),
      read: route<Photos['read']>('GET /api/photos/:photoId', 'blob'),
    } satisfies ClientOf<typeof photosContract>,
    // The webhook is Stripe's alone.
    payments: {
      onboard: route<Payments['onboard']>('POST /api/my/payouts/onboarding'),
      payouts: route<Payments['payouts']>('GET /api/my/payouts'),
    } satisfies Omit<ClientOf<typeof paymentsContract>, 'webhook'>,
    search: {
      query: route<Search['query']>('POST /api/search'),
      demand: route<Search['demand']>('GET /api/admin/demand'),
      rebuild: route<Search['rebuild']>('POST /api/admin/search/rebuild'),
    } satisfies ClientOf<typeof searchContract>,
    vehicles: {
      create: route<Vehicles['create']>('POST /api/vehicles'),
      update: route<Vehicles['update']>('PATCH /api/vehicles/:vehicleId'),
      publish: route<Vehicles['publish']>('POST /api/vehicles/:vehicleId/publish'),
      hide: route<Vehicles['hide']>('POST /api/vehicles/:vehicleId/hide'),
      mine: route<Vehicles['mine']>('GET /api/my/vehicles'),
      getOwn: route<Vehicles['getOwn']>('GET /api/my/vehicles/:vehicleId'),
      get: route<Vehicles['get']>('GET /api/vehicles/:vehicleId'),
      fit: route<Vehicles['fit']>('POST /api/vehicles/:vehicleId/fit'),
      availability: route<Vehicles['availability']>('GET /api/vehicles/:vehicleId/availability'),
      calendar: route<Vehicles['calendar']>('GET /api/my/vehicles/:vehicleId/calendar'),
      block: route<Vehicles['block']>('POST /api/vehicles/:vehicleId/blocks'),
      unblock: route<Vehicles['unblock']>('DELETE /api/vehicles/:vehicleId/blocks/:blockId'),
    } satisfies ClientOf<typeof vehiclesContract>,
    wheelchairs: {
      get: route<Wheelchairs['get']>('GET /api/my/wheelchairs'),
      keep: route<Wheelchairs['keep']>('PUT /api/my/wheelchairs'),
      forget: route<Wheelchairs['forget']>('DELETE /api/my/wheelchairs'),
    } satisfies ClientOf<typeof wheelchairsContract>,
  };
}
