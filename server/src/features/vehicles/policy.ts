import { isStaff, type Viewer } from '../../core/auth/access-token';
import type { Listing } from './listing';

type Subject = Pick<Listing, 'ownerId' | 'status'>;

/** The owner alone sees the address and the calendar, and changes them. */
export const mayManage = ({ ownerId }: Pick<Listing, 'ownerId'>, viewer: Pick<Viewer, 'accountId'>): boolean => ownerId === viewer.accountId;

/** Everybody sees a published car; before and after that its owner and staff do. */
export const maySee = (listing: Subject, viewer: Viewer | null): boolean =>
  listing.status === 'published' || (viewer !== null && (mayManage(listing, viewer) || isStaff(viewer)));
