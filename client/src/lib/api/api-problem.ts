import type { ProblemCode } from '@passerelle/shared/problem';

/** What the server refuses, and what never reached it. */
export type ApiProblemCode = ProblemCode | 'network.offline';

export interface ApiFieldError {
  /** As in the request: `period.from`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface ApiProblemDetails {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly errors?: readonly ApiFieldError[];
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter?: number;
  readonly requestId?: string;
}

/** A refusal, with a title and a sentence in the person's language, ready to be shown. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly errors: readonly ApiFieldError[];
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;

  constructor({ code, title, detail, status, errors = [], retryAfter, requestId }: ApiProblemDetails) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.status = status;
    this.errors = errors;
    this.retryAfter = retryAfter;
    this.requestId = requestId;
  }
}

/** `isProblem(error, 'bookings.dates_taken')`; without a code: any refusal. */
export function isProblem(error: unknown, ...codes: readonly ApiProblemCode[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.some((code) => code === error.code));
}
