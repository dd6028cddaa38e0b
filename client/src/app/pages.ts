import { lazyPage } from './lazy-page';

/** Pages that anybody may open, by address. The second word is the feature whose texts they show. */
export const openPages = {
  '/': lazyPage(() => import('../features/search/HomePage'), 'search'),
  '/search': lazyPage(() => import('../features/search/SearchPage'), 'search'),
  '/cars/:vehicleId': lazyPage(() => import('../features/car/VehiclePage'), 'car'),
  '/book/:vehicleId': lazyPage(() => import('../features/bookings/RequestPage'), 'bookings'),
  '/sign-in': lazyPage(() => import('../features/accounts/SignInPage'), 'accounts'),
  '/sign-up': lazyPage(() => import('../features/accounts/SignUpPage'), 'accounts'),
  '/confirm-email': lazyPage(() => import('../features/accounts/ConfirmEmailPage'), 'accounts'),
};

const editVehicle = lazyPage(() => import('../features/vehicles/EditVehiclePage'), 'vehicles');

/** Pages of members. */
export const memberPages = {
  '/bookings': lazyPage(() => import('../features/bookings/BookingsPage'), 'bookings'),
  '/bookings/:bookingId': lazyPage(() => import('../features/bookings/BookingPage'), 'bookings'),
  '/owner': lazyPage(() => import('../features/vehicles/OwnerPage'), 'vehicles'),
  '/owner/cars/new': editVehicle,
  '/owner/cars/:vehicleId': editVehicle,
  '/owner/cars/:vehicleId/calendar': lazyPage(() => import('../features/vehicles/CalendarPage'), 'vehicles'),
};

/** Pages of support. */
export const staffPages = {
  '/support': lazyPage(() => import('../features/cases/CasesPage'), 'cases'),
  '/support/cars': lazyPage(() => import('../features/cases/CarsToCheckPage'), 'cases'),
  '/support/bookings/:bookingId': lazyPage(() => import('../features/cases/CasePage'), 'cases'),
};
