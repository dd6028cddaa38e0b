import type { TransitionBody } from '@passerelle/shared/bookings/contract';
import { faultsAgainstCheckIn, type HandoverReport } from '@passerelle/shared/bookings/handover';
import type { BookingRole, TransitionName } from '@passerelle/shared/bookings/process';
import type { ReturnReading } from '@passerelle/shared/bookings/return-lines';
import { problem } from '@passerelle/shared/problem';
import type { BookingRecord } from './booking';
import type { HandoverRecord } from './evidence';
import type { Move } from './move-booking';
import type { BookingParts } from './parts';

interface Act {
  readonly name: TransitionName;
  readonly role: BookingRole;
  readonly body: TransitionBody;
}

const required = (path: string) => problem('request.invalid', { errors: [{ path, code: 'required' }] });

/** The clock of a phone may be ahead of ours by a little; an act is never in the future. */
const notAfter = (instant: Date, now: Date): Date => (instant > now ? now : instant);

function recordOf({ signature, actedAt, ...report }: HandoverReport, by: BookingRole, now: Date): HandoverRecord {
  const at = notAfter(new Date(actedAt), now);
  return { ...report, by, actedAt: at, sentAt: now, signatures: [{ by, typedName: signature.typedName, at }], agreed: false };
}

async function checkReport({ photos }: BookingParts, { id, handover: { checkIn } }: BookingRecord, name: TransitionName, report: HandoverReport): Promise<void> {
  if (!(await photos.belong(report.photos.map((photo) => photo.id), `booking:${id}`))) throw problem('request.invalid', { errors: [{ path: 'report.photos', code: 'unknown' }] });
  if (name !== 'start-check-out' || !checkIn) return;
  const errors = faultsAgainstCheckIn(report, { km: checkIn.km, actedAt: checkIn.actedAt.toISOString() });
  if (errors.length > 0) throw problem('request.invalid', { errors: errors.map(({ path, code }) => ({ path: `report.${path}`, code })) });
}

/** What the two hand-overs say together; nothing where one is missing. */
export function returnReading({ handover: { checkIn, checkOut }, includedKm }: Pick<BookingRecord, 'handover' | 'includedKm'>): ReturnReading | undefined {
  if (!checkIn || !checkOut) return undefined;
  return { km: checkOut.km - checkIn.km, includedKm, energyMissing: Math.max(0, checkIn.energyPercent - checkOut.energyPercent) };
}

/** One writes the report, with photos; the other signs it, and neither can do both. */
export async function writtenHandover(parts: BookingParts, booking: BookingRecord, { name, role, body }: Act): Promise<Pick<Move, 'input' | 'writes'>> {
  const now = parts.context.clock.now();
  const which = name === 'start-check-in' || name === 'confirm-check-in' ? 'checkIn' : 'checkOut';
  if (name === 'start-check-in' || name === 'start-check-out') {
    if (!body.report) throw required('report');
    await checkReport(parts, booking, name, body.report);
    const record = recordOf(body.report, role, now);
    return { input: { evidence: true, recordComplete: true, actedAt: record.actedAt }, writes: { handover: { ...booking.handover, [which]: record } } };
  }
  const known = booking.handover[which];
  if (!body.signature) throw required('signature');
  const actedAt = notAfter(body.actedAt === undefined ? now : new Date(body.actedAt), now);
  const signed = known && { ...known, agreed: true, signatures: [...known.signatures, { by: role, typedName: body.signature.typedName, at: actedAt }] };
  return {
    input: { recordComplete: known !== null, actedAt, ...(which === 'checkOut' ? { driven: returnReading(booking) } : {}) },
    writes: { handover: { ...booking.handover, [which]: signed } },
  };
}
