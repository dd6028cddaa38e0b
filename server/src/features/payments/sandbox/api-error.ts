import type { JsonObject } from './documents';

/** A refusal in the shape of Stripe's API: https://docs.stripe.com/api/errors */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly error: JsonObject,
  ) {
    super(String(error.message));
  }
}

interface Details {
  code?: string;
  param?: string;
  [key: string]: JsonObject[string] | undefined;
}

export function invalidRequest(message: string, details: Details = {}, status = 400): ApiError {
  const error: JsonObject = { message, type: 'invalid_request_error' };
  for (const [key, value] of Object.entries(details)) if (value !== undefined) error[key] = value;
  return new ApiError(status, error);
}

/** `param` is where the id stood: 404 when it was the address itself, 400 when it was a parameter. */
export function noSuch(what: string, id: string, param = 'id'): ApiError {
  return invalidRequest(`No such ${what}: '${id}'`, { code: 'resource_missing', param }, param === 'id' ? 404 : 400);
}
