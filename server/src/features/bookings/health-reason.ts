import type { Context } from '../../core/context';
import { seal, unseal } from '../../core/crypto/seal';

const boundTo = ({ secrets }: Pick<Context, 'secrets'>, bookingId: string) => ({ key: secrets.field, purpose: 'bookings.health-reason', owner: bookingId });

/** One yes or no about health, which nobody reads in the database; that there is a seal at all says it only to who has the key. */
export const sealHealthReason = (context: Pick<Context, 'secrets'>, bookingId: string): string => seal(boundTo(context, bookingId), 'yes');

export const hasHealthReason = (context: Pick<Context, 'secrets'>, bookingId: string, sealed: string | null): boolean => sealed !== null && unseal(boundTo(context, bookingId), sealed) === 'yes';
