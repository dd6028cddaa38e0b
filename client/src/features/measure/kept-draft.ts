import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { keepChair, readKeptChairs } from '../../lib/chairs';
import { createDeviceStore } from '../../lib/device-store';
import { draftOf, readDraft, type ChairDraft } from './chair-draft';

/** The chair that is being entered, as it was typed, faults and all: nothing is lost by going away and coming back. */
interface Measuring {
  /** Id of the kept chair that it will replace, or `new`. */
  readonly chair: string;
  readonly draft: ChairDraft;
}

export const newChair = 'new';

function isDraft(stored: unknown): stored is ChairDraft {
  if (typeof stored !== 'object' || stored === null || !('numbers' in stored)) return false;
  const blank = draftOf(undefined, '', 'fr');
  const { numbers } = stored;
  const hasNumbers = typeof numbers === 'object' && numbers !== null && Object.keys(blank.numbers).every((name) => isAnswer(Reflect.get(numbers, name)));
  return hasNumbers && Object.keys(blank).every((name) => name === 'numbers' || typeof Reflect.get(stored, name) === 'string');
}

const isAnswer = (stored: unknown): boolean =>
  typeof stored === 'object' && stored !== null && 'text' in stored && typeof stored.text === 'string' && 'unknown' in stored && typeof stored.unknown === 'boolean';

function parseMeasuring(stored: unknown): Measuring | undefined {
  if (typeof stored !== 'object' || stored === null || !('chair' in stored) || !('draft' in stored)) return undefined;
  const { chair, draft } = stored;
  return typeof chair === 'string' && isDraft(draft) ? { chair, draft } : undefined;
}

const store = createDeviceStore('passerelle.measuring', parseMeasuring);

/** Id of the chair that was begun and not finished. */
export function useBegunChair(): string | undefined {
  return useSyncExternalStore(store.subscribe, store.read)?.chair;
}

export const forgetDraft = (): void => store.save(undefined);

/** The answers about one chair, kept on the device as they are typed, and how to end. */
export function useChairDraft(chair: string) {
  const { i18n } = useTranslation('measure');
  const measuring = useSyncExternalStore(store.subscribe, store.read);
  const kept = readKeptChairs().find(({ id }) => id === chair);
  const draft = measuring?.chair === chair ? measuring.draft : draftOf(kept?.wheelchair, kept?.name ?? '', i18n.language);
  const change = useCallback((part: Partial<ChairDraft>) => store.save({ chair, draft: { ...draft, ...part } }), [chair, draft]);
  /** Keeps the chair among the others. False, and nothing is lost, while an answer cannot be read. */
  const keep = (): boolean => {
    const { name, wheelchair } = readDraft(draft);
    if (!wheelchair) return false;
    keepChair({ name, wheelchair }, kept?.id);
    forgetDraft();
    return true;
  };
  return { draft, change, keep, exists: chair === newChair || kept !== undefined };
}
