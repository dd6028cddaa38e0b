import { z } from 'zod';

/** Who may call. `optional` reads a token when there is one; `system` is authenticated by the body's own signature. */
export type RouteAuth = 'public' | 'optional' | 'user' | 'support' | 'system';

/** Names of the limits in server/src/core/http/rate-limits.ts. */
export type RateLimitName = 'read' | 'search' | 'write' | 'signIn' | 'signUp' | 'request' | 'message' | 'none';

export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express style, below the origin: `/api/vehicles/:vehicleId`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** `null`: 204, nothing is said. Fields that are not declared are stripped. */
  readonly reply: z.ZodType | null;
  readonly status?: 200 | 201;
  readonly auth: RouteAuth;
  readonly rateLimit: RateLimitName;
  /** True where the act of a person of staff, or on money or identity, must leave a line in the audit log. */
  readonly audit: boolean;
  /** True where an `Idempotency-Key` is honoured: a second call shows again what the first one made. */
  readonly idempotent?: boolean;
  /** The largest body, in bytes; 64 kB unless said. */
  readonly maxBody?: number;
}

export type RouteTable = Readonly<Record<string, RouteDefinition>>;

export interface FeatureContract<Name extends string = string, Routes extends RouteTable = RouteTable> {
  readonly feature: Name;
  readonly routes: Routes;
}

/** Declares a feature's routes, once, for the server that mounts them, the client that calls them and the OpenAPI document. */
export function defineRoutes<const Name extends string, const Routes extends RouteTable>(
  feature: Name,
  routes: Routes,
): FeatureContract<Name, Routes> {
  return { feature, routes };
}

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<R, K extends string> = R extends { readonly [P in K]: infer S } ? S : undefined;

/** What a handler is given: every part checked and with its defaults filled in. */
export interface RouteInput<R> {
  readonly params: Output<Part<R, 'params'>>;
  readonly query: Output<Part<R, 'query'>>;
  readonly body: Output<Part<R, 'body'>>;
}

/** What a handler returns, before the schema strips it. */
export type RouteReply<R> = R extends { readonly reply: infer S } ? (S extends z.ZodType ? z.input<S> : undefined) : never;

/** What a caller receives. */
export type RouteResult<R> = R extends { readonly reply: infer S } ? Output<S> : never;

type OptionalIfEmpty<K extends string, S> = S extends z.ZodType
  ? Partial<Record<string, never>> extends z.input<S>
    ? { readonly [P in K]?: z.input<S> }
    : { readonly [P in K]: z.input<S> }
  : { readonly [P in K]?: undefined };

/** What a caller passes: the declared parts and nothing else. */
export type RouteCall<R> = OptionalIfEmpty<'params', Part<R, 'params'>> &
  OptionalIfEmpty<'query', Part<R, 'query'>> &
  OptionalIfEmpty<'body', Part<R, 'body'>>;

export type RouteCallInput<R, K extends 'params' | 'query' | 'body'> = Input<Part<R, K>>;

/** A list reply: `items`, and a cursor while there is more. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

/** A number that arrives as text in a query string. */
export const queryNumber = z.coerce.number().refine(Number.isFinite);
