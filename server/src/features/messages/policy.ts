import { isStaff, type Viewer } from '../../core/auth/access-token';
import type { Conversation } from './conversation';

/** Its participants and staff read a conversation and write in it; for everybody else it is not there. */
export const mayTakePart = (viewer: Pick<Viewer, 'accountId' | 'roles'>, { participants }: Pick<Conversation, 'participants'>): boolean =>
  participants.includes(viewer.accountId) || isStaff(viewer);
