import { z } from 'zod';

/** Every refusal the product can give, and its HTTP status. The sentences are in locales/problems.*.json. */
export const problemStatus = {
  'request.malformed': 400,
  'request.invalid': 422,
  'request.too_large': 413,
  'request.media_type': 415,
  'request.not_found': 404,
  'request.rate_limited': 429,
  'idempotency.in_progress': 409,
  'idempotency.other_body': 422,
  'server.not_ready': 503,
  'server.unexpected': 500,
  'auth.required': 401,
  'auth.token_expired': 401,
  'auth.session_ended': 401,
  'auth.forbidden': 403,
  'accounts.wrong_credentials': 401,
  'accounts.wrong_code': 401,
  'accounts.challenge_expired': 401,
  'accounts.email_taken': 409,
  'accounts.email_not_confirmed': 403,
  'accounts.link_expired': 410,
  'vehicles.not_found': 404,
  'vehicles.version_conflict': 409,
  'vehicles.not_publishable': 422,
  'vehicles.dates_taken': 409,
  'vehicles.block_not_found': 404,
  'search.cursor_of_another_query': 422,
  'alerts.not_found': 404,
  'alerts.too_many': 409,
  'alerts.consent_needed': 422,
  'wheelchairs.version_conflict': 409,
  'quotes.not_found': 404,
  'quotes.used': 409,
  'quotes.expired': 410,
  'quotes.other_account': 404,
  'bookings.not_found': 404,
  'bookings.dates_taken': 409,
  'bookings.does_not_fit': 409,
  'bookings.version_conflict': 409,
  'bookings.transition_not_allowed': 409,
  'bookings.own_vehicle': 409,
  'bookings.too_many_holds': 409,
  'bookings.lead_too_short': 422,
  'bookings.period_in_the_past': 422,
  'bookings.too_far_ahead': 422,
  'bookings.vehicle_not_offered': 409,
  'bookings.delivery_not_offered': 422,
  'bookings.delivery_too_far': 422,
  'bookings.extra_not_offered': 422,
  'bookings.not_yours_to_do': 403,
  'payments.unavailable': 503,
  'payments.bad_signature': 400,
  'conversations.not_found': 404,
  'photos.not_found': 404,
  'photos.not_now': 409,
  'photos.not_an_image': 422,
  'photos.too_large': 413,
  'photos.too_many_pixels': 422,
  'photos.too_many': 409,
  'agreements.not_found': 404,
  'feeds.not_found': 404,
  'drivers.not_waiting': 409,
  'drivers.not_asked': 404,
  'cases.not_found': 404,
  'cases.act_not_waiting': 409,
  'cases.needs_another_person': 409,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problemStatus;

/** One wrong field: `path` as in the request (`period.from`), a code, and a sentence in the caller's language. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message?: string;
}

export interface ProblemDetails {
  /** Values for the sentence, never text of a person. */
  readonly values?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldError[];
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number;
}

/** A refusal that the caller is told about. Anything else that is thrown is a fault of ours. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}

/** Makes a refusal: `throw problem('bookings.dates_taken')`. */
export function problem(code: ProblemCode, details?: ProblemDetails): Problem {
  return new Problem(code, details);
}

/** RFC 9457, as sent. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});

export type ProblemReply = z.infer<typeof problemSchema>;
