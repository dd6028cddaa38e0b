import type { FeatureContract, RouteDefinition, RouteInput, RouteReply, RouteTable } from '@passerelle/shared/contract';
import type { Locale } from '@passerelle/shared/locale';
import type { Viewer } from '../auth/access-token';
import type { Session } from '../database/connect';

export interface CookieOptions {
  readonly maxAgeSeconds: number;
}

type ViewerOf<R> = R extends { readonly auth: 'user' | 'support' } ? Viewer : Viewer | null;

/** What a handler is given. */
export type Call<R extends RouteDefinition> = RouteInput<R> & {
  readonly viewer: ViewerOf<R>;
  readonly locale: Locale;
  readonly requestId: string;
  /** The caller's address, as far as TRUST_PROXY believes it. */
  readonly address: string;
  readonly rawBody: Buffer;
  /** Name of the client program, cut to 200 characters; for the list of sessions. */
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string, options: CookieOptions): void;
  clearCookie(name: string): void;
  /** To be called in the transaction that makes something, so that the same `Idempotency-Key` shows it again. */
  made(id: string, session: Session): Promise<void>;
};

/** A reply that is written out already, by who has checked it against its route's schema. */
export class ReadyJson {
  readonly bytes: Uint8Array;

  /** `bytes`: JSON in UTF-8. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export type Handler<R extends RouteDefinition> = (call: Call<R>) => Promise<RouteReply<R> | ReadyJson>;

/** A route that honours an `Idempotency-Key` also says how to show again what the first call made. */
export interface IdempotentHandler<R extends RouteDefinition> {
  run: Handler<R>;
  showAgain(madeId: string, call: Call<R>): Promise<RouteReply<R>>;
}

export type Handlers<Routes extends RouteTable> = {
  readonly [K in keyof Routes]: Routes[K] extends { readonly idempotent: true } ? IdempotentHandler<Routes[K]> : Handler<Routes[K]>;
};

/** A contract with the functions that serve it. */
export interface MountedContract {
  readonly contract: FeatureContract;
  readonly handlers: Readonly<Record<string, ErasedHandler>>;
}

export interface ErasedHandler {
  run(call: unknown): Promise<unknown>;
  showAgain?: (madeId: string, call: unknown) => Promise<unknown>;
}

/** Joins a contract and its handlers; the compiler sees that none is missing and that each replies what it declares. */
export function serve<Name extends string, Routes extends RouteTable>(contract: FeatureContract<Name, Routes>, handlers: Handlers<Routes>): MountedContract {
  const erased: Record<string, ErasedHandler> = {};
  for (const [name, handler] of Object.entries(handlers)) erased[name] = erase(handler);
  return { contract, handlers: erased };
}

// The types were checked in `serve`; the table of all routes together has no common type for them.
function erase(handler: unknown): ErasedHandler {
  return typeof handler === 'function' ? { run: handler as ErasedHandler['run'] } : (handler as ErasedHandler);
}
