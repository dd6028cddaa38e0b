import type { Context } from '../../core/context';
import { seal, unseal } from '../../core/crypto/seal';

const boundTo = ({ secrets }: Pick<Context, 'secrets'>, bookingId: string) => ({ key: secrets.field, purpose: 'bookings.health-reason', owner: bookingId });

/** One yes or no about health, which nobody reads in the database: a no is sealed as well, and is as long. */
export const sealHealthReason = (context: Pick<Context, 'secrets'>, bookingId: string, isReason: boolean): string => seal(boundTo(context, bookingId), isReason ? 'y' : 'n');

export const hasHealthReason = (context: Pick<Context, 'secrets'>, bookingId: string, sealed: string | null): boolean => sealed !== null && unseal(boundTo(context, bookingId), sealed) === 'y';
