/** A fact that was committed. Holds ids, codes and amounts only: never names, texts or measures, so that a person can be erased. */
export interface DomainEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  /** `system`, or `renter:usr_…`, `owner:usr_…`, `support:usr_…`. */
  readonly by: string;
  readonly subject: { readonly kind: 'booking' | 'conversation' | 'vehicle' | 'account' | 'payment' | 'search'; readonly id: string };
  /** Accounts that are told at once that the subject changed. */
  readonly audience: readonly string[];
  /** Whether staff are told as well. */
  readonly staff: boolean;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

export type NewEvent = Omit<DomainEvent, 'id' | 'at' | 'audience' | 'staff' | 'data'> & Partial<Pick<DomainEvent, 'audience' | 'staff' | 'data'>>;

/** Something outside that must follow from an event exactly once: done by one process, retried until it is done. */
export interface EffectListener {
  /** Stable: it names the effect in the database. `payments.open-checkout`. */
  readonly name: string;
  readonly on: readonly string[];
  /**
   * For a listener that looks at how something stands, not at what the event says: one run stands for all effects of the same key that
   * are committed when it begins. The same key means the same lane. Null: it is run by itself.
   */
  mergeKey?(event: DomainEvent): string | null;
  /** Must be harmless when repeated: a crash between the act and its record runs it again with the same `event.id`. */
  run(event: DomainEvent): Promise<void>;
}

/** Told of every event in every process, in the order of commit: the search index, the sockets, the counters. */
export interface EventObserver {
  readonly name: string;
  observe(event: DomainEvent): void | Promise<void>;
  /** Events may have been missed for longer than the log was re-read: start again from the database. */
  reset?(): Promise<void>;
}
