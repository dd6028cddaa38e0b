import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Deadline } from '../../core/deadlines/deadlines';
import type { DriverParts } from './parts';

/** How long a picture waits for somebody to look at it. */
const waitsMs = 90 * dayMs;

type Keeping = Pick<DriverParts, 'context' | 'licences'>;

/**
 * Deletes a licence that was sent by that instant and that nobody has decided on, picture and all: as if it had never been sent.
 * One that is decided stays.
 */
export async function forgetWaiting({ context: { transaction, events }, licences }: Keeping, holderId: string, sentBy: Date): Promise<void> {
  await transaction(async (session) => {
    if (!(await licences.forgetWaiting(holderId, sentBy, session))) return;
    await events.append({ type: 'drivers.licence-forgotten', by: 'system', subject: { kind: 'account', id: holderId } }, session);
  });
}

/** No picture waits sealed for ever. */
export const undecidedLicences = (parts: Keeping): Deadline => ({
  name: 'drivers',
  due: (now, limit) => parts.licences.waitingSince(plusMs(now, -waitsMs), limit),
  run: (holderId, now) => forgetWaiting(parts, holderId, plusMs(now, -waitsMs)),
});
