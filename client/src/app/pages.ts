import { lazyPage } from './lazy-page';

/** Pages that anybody may open, by address. The second word is the feature whose texts they show. */
export const openPages = {
  '/': lazyPage(() => import('../features/search/HomePage'), 'search'),
  '/search': lazyPage(() => import('../features/search/SearchPage'), 'search'),
  '/measure': lazyPage(() => import('../features/measure/MeasurePage'), 'measure'),
  '/measure/driver': lazyPage(() => import('../features/measure/DriverPage'), 'measure'),
  '/measure/:chairId': lazyPage(() => import('../features/measure/ChairPage'), 'measure'),
  '/measure/:chairId/:question': lazyPage(() => import('../features/measure/QuestionPage'), 'measure'),
  '/cars/:vehicleId': lazyPage(() => import('../features/car/VehiclePage'), 'car'),
  '/book/:vehicleId': lazyPage(() => import('../features/bookings/RequestPage'), 'bookings'),
  '/how-results-are-ordered': lazyPage(() => import('../features/ranking/OrderPage'), 'ranking'),
  // Without a network nobody can be asked who this is; the page itself sends strangers to sign in.
  '/bookings/:bookingId/handover/:kind': lazyPage(() => import('../features/handover/HandoverPage'), 'handover'),
  '/pay/:token': lazyPage(() => import('../features/pay/PayPage'), 'pay'),
  '/drive/:token': lazyPage(() => import('../features/drivers/DrivePage'), 'drivers'),
  '/alerts/stop': lazyPage(() => import('../features/alerts/StopAlertPage'), 'alerts'),
  '/sign-in': lazyPage(() => import('../features/accounts/SignInPage'), 'accounts'),
  '/sign-up': lazyPage(() => import('../features/accounts/SignUpPage'), 'accounts'),
  '/signed-out': lazyPage(() => import('../features/account/SignedOutPage'), 'account'),
  '/confirm-email': lazyPage(() => import('../features/accounts/ConfirmEmailPage'), 'accounts'),
};

const editVehicle = lazyPage(() => import('../features/vehicles/EditVehiclePage'), 'vehicles');

/** Pages of members. */
export const memberPages = {
  '/account': lazyPage(() => import('../features/account/AccountPage'), 'account'),
  '/bookings': lazyPage(() => import('../features/bookings/BookingsPage'), 'bookings'),
  '/bookings/:bookingId': lazyPage(() => import('../features/bookings/BookingPage'), 'bookings'),
  '/bookings/:bookingId/agreement': lazyPage(() => import('../features/agreement/AgreementPage'), 'agreement'),
  '/bookings/:bookingId/licence': lazyPage(() => import('../features/drivers/TripLicencePage'), 'drivers'),
  '/my/licence': lazyPage(() => import('../features/drivers/LicencePage'), 'drivers'),
  '/my/payouts': lazyPage(() => import('../features/payouts/PayoutsPage'), 'payouts'),
  '/my/calendar': lazyPage(() => import('../features/feed/FeedPage'), 'feed'),
  '/alerts': lazyPage(() => import('../features/alerts/AlertsPage'), 'alerts'),
  '/owner': lazyPage(() => import('../features/vehicles/OwnerPage'), 'vehicles'),
  '/owner/cars/new': editVehicle,
  '/owner/cars/:vehicleId': editVehicle,
  '/owner/cars/:vehicleId/calendar': lazyPage(() => import('../features/vehicles/CalendarPage'), 'vehicles'),
};

/** Pages of support. */
export const staffPages = {
  '/support': lazyPage(() => import('../features/cases/CasesPage'), 'cases'),
  '/support/demand': lazyPage(() => import('../features/cases/DemandPage'), 'cases'),
  '/support/cars': lazyPage(() => import('../features/cases/CarsToCheckPage'), 'cases'),
  '/support/licences': lazyPage(() => import('../features/cases/LicencesPage'), 'cases'),
  '/support/book': lazyPage(() => import('../features/cases/phone/PhoneBookingPage'), 'cases'),
  '/support/bookings/:bookingId': lazyPage(() => import('../features/cases/CasePage'), 'cases'),
};
