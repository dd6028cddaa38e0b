import type { Store } from './store';

export interface SandboxLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the API and the pages share. */
export interface World {
  store: Store;
  secretKey: string;
  /** Origin where people reach the product, without a final slash. */
  publicUrl: string;
  log: SandboxLog;
  /** Unix seconds. */
  now(): number;
  /** Applies what time alone has done, before anything else is looked at. */
  settle(): void;
  /** Wakes the webhook sender: something may have happened. Call once it is durable. */
  announce(): void;
}
