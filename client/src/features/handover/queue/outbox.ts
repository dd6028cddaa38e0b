import type { Booking } from '@passerelle/shared/bookings/contract';
import { isProblem } from '../../../lib/api/api-problem';
import type { Handover } from './handover';
import { sendHandover, type SendingParts } from './send-handover';
import { createWrites, type WriteStanding } from './writes';

export interface OutboxParts extends SendingParts {
  /** Whoever is signed in; only theirs is sent. */
  readonly accountId: () => string | undefined;
  readonly now: () => Date;
  readonly later: (act: () => void, ms: number) => () => void;
  /** The server has it. */
  readonly onSent: (booking: Booking) => void;
  /** Runs `act` unless another tab is sending. */
  readonly alone: (act: () => Promise<void>) => Promise<void>;
}

/** `nothing`: nothing was entered yet. */
export type KeptStanding = WriteStanding | 'nothing';

export interface Outbox {
  /** False until the phone's store has been read, and where it keeps nothing. */
  readonly lasting: () => boolean;
  /** The same array until something changes: fit for useSyncExternalStore. Undefined until the store was read. */
  list(): readonly Handover[] | undefined;
  subscribe(listener: () => void): () => void;
  /** How far the disk is with one of them; listeners hear of each change. */
  standing(key: string): KeptStanding;
  /** Keeps it as it is. True when it, or something newer, is on the disk; false when the phone refused, and only the page has it. */
  keep(handover: Handover): Promise<boolean>;
  /** Signed: sent now, or when there is a network. */
  sign(handover: Handover): Promise<void>;
  /** Back to writing, with everything as it was. */
  reopen(handover: Handover): Promise<void>;
  discard(handover: Handover): Promise<boolean>;
  /** Sends what waits, in the order in which it was signed. */
  sendAll(): Promise<void>;
  /** From the disk again: another tab may have gone further. */
  reload(): Promise<void>;
}

const firstRetryMs = 5_000;
const longestRetryMs = 5 * 60_000;

const bySigning = (a: Handover, b: Handover) => (a.signedAt ?? '').localeCompare(b.signedAt ?? '');

/** What was signed at the car and has not reached the server: kept on the phone, sent in order, again and again until it is there. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, accountId, now, later, onSent, alone } = parts;
  const listeners = new Set<() => void>();
  let items: readonly Handover[] | undefined;
  let failures = 0;
  let cancelRetry: () => void = () => undefined;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const writes = createWrites(tell);
  const show = (next: readonly Handover[]) => {
    items = next;
    tell();
  };
  const find = (key: string, among = items) => among?.find((item) => item.key === key);
  const without = ({ key }: Handover) => (items ?? []).filter((item) => item.key !== key);
  const keep = (handover: Handover) => {
    const kept = writes.run(handover.key, { act: () => store.write(handover), replaceable: true });
    show([...without(handover), handover]);
    return kept;
  };
  const discard = (handover: Handover) => {
    const gone = writes.run(handover.key, { act: () => store.remove(handover), replaceable: false });
    show(without(handover));
    return gone;
  };
  const reload = async () => {
    const before = items;
    const found = await store.handovers();
    // What was typed while the disk was read, or is not on it yet, is newer than what was found there.
    const isNewerHere = (key: string) => writes.standing(key) !== 'kept' || find(key) !== find(key, before);
    const keys = new Set([...found, ...(items ?? [])].map(({ key }) => key));
    show([...keys].flatMap((key) => find(key, isNewerHere(key) ? items : found) ?? []));
  };
  const waiting = () => (items ?? []).filter(({ state, accountId: of }) => state === 'waiting' && of === accountId()).sort(bySigning);

  /** Each booking stands alone: one that is refused holds up no other, and a lost network holds up all. */
  const sendWaiting = async () => {
    await reload();
    for (const handover of waiting()) {
      const outcome = await sendHandover(handover, parts, keep);
      const current = find(handover.key) ?? handover;
      if ('refused' in outcome) await keep({ ...current, state: 'refused', refusal: outcome.refused });
      else {
        await discard(current);
        onSent(outcome.sent);
      }
    }
  };
  const retry = (error: unknown) => {
    const asked = isProblem(error) ? (error.retryAfter ?? 0) * 1000 : 0;
    const pause = Math.max(asked, Math.min(firstRetryMs * 2 ** failures, longestRetryMs));
    failures += 1;
    cancelRetry = later(() => void sendAll(), pause);
  };
  const sendAll = async () => {
    cancelRetry();
    try {
      await alone(sendWaiting);
      failures = 0;
    } catch (error) {
      retry(error);
      // A lost network is daily life; anything that is no refusal at all is our fault and must be seen.
      if (!isProblem(error)) throw error;
    }
  };

  return {
    lasting: () => store.lasting,
    list: () => items,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    standing: (key) => (find(key) ? writes.standing(key) : 'nothing'),
    keep,
    async sign(handover) {
      const { attempt: _attempt, refusal: _refusal, ...signed } = handover;
      await keep({ ...signed, state: 'waiting', signedAt: now().toISOString() });
      failures = 0;
      await sendAll();
    },
    async reopen(handover) {
      const { attempt: _attempt, refusal: _refusal, signedAt: _signedAt, ...rest } = handover;
      await keep({ ...rest, state: 'draft' });
    },
    discard,
    sendAll,
    reload,
  };
}
