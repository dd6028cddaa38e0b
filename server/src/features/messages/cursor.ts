import { problem } from '@passerelle/shared/problem';
import type { StoredMessage } from './conversation';

/** A place between two messages: everything older than this one. */
export interface Before {
  readonly at: Date;
  readonly id: string;
}

export const cursorOf = ({ at, id }: StoredMessage): string => `${at.getTime().toString(36)}.${id}`;

/** Throws `request.invalid` for text that is no cursor of ours. */
export function readCursor(cursor: string): Before {
  const [, at, id] = /^([0-9a-z]{1,9})\.(msg_[0-9a-z]{26})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw problem('request.invalid', { errors: [{ path: 'cursor', code: 'invalid_format' }] });
  return { at: new Date(parseInt(at, 36)), id };
}
