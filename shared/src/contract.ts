import { z } from 'zod';
import type { ProblemCode } from './problem';

/** Who may call. `optional` reads a token when there is one; `system` is authenticated by the body's own signature. */
export type RouteAuth = 'public' | 'optional' | 'user' | 'support' | 'system';

/** Names of the limits in server/src/core/http/rate-limits.ts. */
export type RateLimitName = 'read' | 'search' | 'write' | 'signIn' | 'signUp' | 'request' | 'message' | 'upload' | 'none';

/** A body or a reply that is not JSON. Media types as in a header; a request's may end in `/*`. */
export interface BytesDeclaration {
  readonly bytes: readonly [string, ...string[]];
}

export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express style, below the origin: `/api/vehicles/:vehicleId`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject | BytesDeclaration;
  /** `null`: 204, nothing is said. Fields that are not declared are stripped. */
  readonly reply: z.ZodType | BytesDeclaration | null;
  readonly status?: 200 | 201;
  readonly auth: RouteAuth;
  readonly rateLimit: RateLimitName;
  /** True where the act of a person of staff, or on money or identity, must leave a line in the audit log. */
  readonly audit: boolean;
  /** True where an `Idempotency-Key` is honoured: a second call shows again what the first one made. */
  readonly idempotent?: boolean;
  /** The largest body, in bytes; 64 kB unless said. */
  readonly maxBody?: number;
  /** Said of a larger one instead of `request.too_large`. */
  readonly tooLarge?: ProblemCode;
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

/** True for what travels as bytes instead of JSON. */
export const isBytes = (part: z.ZodType | BytesDeclaration | null | undefined): part is BytesDeclaration => part !== null && part !== undefined && 'bytes' in part;

/** What a handler gives where its route replies bytes: never kept by a cache that others share. */
export interface BytesReply {
  /** With its charset where it is text. */
  readonly type: string;
  readonly bytes: Uint8Array | string;
  /** What the file is called when somebody keeps it; plain ASCII. */
  readonly fileName: string;
  /** How long the asker's own cache may keep it; nothing: not at all. */
  readonly keptSeconds?: number;
}

type Input<S, B = never> = S extends z.ZodType ? z.input<S> : S extends BytesDeclaration ? B : undefined;
type Output<S, B = never> = S extends z.ZodType ? z.output<S> : S extends BytesDeclaration ? B : undefined;
type Part<R, K extends string> = R extends { readonly [P in K]: infer S } ? S : undefined;

/** What a handler is given: every part checked and with its defaults filled in. */
export interface RouteInput<R> {
  readonly params: Output<Part<R, 'params'>>;
  readonly query: Output<Part<R, 'query'>>;
  readonly body: Output<Part<R, 'body'>, Uint8Array>;
}

/** What a handler returns, before the schema strips it. */
export type RouteReply<R> = R extends { readonly reply: infer S } ? Input<S, BytesReply> : never;

/** What a caller receives; bytes as `B`: a `Blob` in a browser. */
export type RouteResult<R, B = Uint8Array> = R extends { readonly reply: infer S } ? Output<S, B> : never;

type OptionalIfEmpty<K extends string, S, B = never> = S extends z.ZodType
  ? Partial<Record<string, never>> extends z.input<S>
    ? { readonly [P in K]?: z.input<S> }
    : { readonly [P in K]: z.input<S> }
  : S extends BytesDeclaration
    ? { readonly [P in K]: B }
    : { readonly [P in K]?: undefined };

/** What a caller passes: the declared parts and nothing else; bytes as `B`. */
export type RouteCall<R, B = Uint8Array> = OptionalIfEmpty<'params', Part<R, 'params'>> &
  OptionalIfEmpty<'query', Part<R, 'query'>> &
  OptionalIfEmpty<'body', Part<R, 'body'>, B>;

export type RouteCallInput<R, K extends 'params' | 'query' | 'body'> = Input<Part<R, K>>;

/** A list reply: `items`, and a cursor while there is more. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

/** A number that arrives as text in a query string. */
export const queryNumber = z.coerce.number().refine(Number.isFinite);
