import { dayMs, minuteMs, plusMs } from '@passerelle/shared/time';
import type { Session } from '../../core/database/connect';
import { matchesPayment, type IntentFacts } from './intent-facts';
import { about, tell, want, type PaymentParts } from './parts';
import type { Payment } from './payment';

const longestUnwatchedMs = dayMs / 4;

/** When a hold is looked at again: soon after the bank lets go of it, and now and then before. */
export function nextHoldCheck(captureBefore: Date | null, now: Date): Date {
  const lapses = captureBefore ? captureBefore.getTime() + minuteMs : Infinity;
  return new Date(Math.max(now.getTime() + minuteMs, Math.min(lapses, now.getTime() + longestUnwatchedMs)));
}

/** What Stripe kept for itself, said once; it may be known only minutes after the capture, and until then is asked for. */
const feeChange = ({ fee }: IntentFacts, now: Date) => ({ fee, checkAt: fee === null ? plusMs(now, minuteMs) : null });

async function tellFee(parts: PaymentParts, payment: Payment, { fee }: IntentFacts, session: Session): Promise<void> {
  if (fee !== null && fee > 0) await tell(parts, { type: 'payments.stripe-fee', data: { ...about(payment), amount: fee } }, session);
}

/** The new hold stands, so the old one is let go; unless the old one was captured meanwhile, then the new one is not needed. */
async function settleReplaced(parts: PaymentParts, payment: Payment, replaces: string, session: Session): Promise<void> {
  const old = await parts.payments.byId(replaces, session);
  const unneeded = old?.state === 'held' ? old.id : old?.state === 'captured' ? payment.id : null;
  if (unneeded !== null) await want(parts, 'payments.return-wanted', unneeded, { amount: null }, session);
}

/** The money is there, held or captured: says `payments.paid`, once, and keeps the card where its owner agreed. */
export async function recordPaid(parts: PaymentParts, payment: Payment, facts: IntentFacts): Promise<void> {
  const { context, payments, payers } = parts;
  const now = context.clock.now();
  const captured = facts.status === 'succeeded';
  const { id: intentId, chargeId, captureBefore, savedCard, customerId } = facts;
  const saved = payment.saveMethod && savedCard ? savedCard : null;
  await context.transaction(async (session) => {
    const standing = captured
      ? { state: 'captured' as const, captured: facts.received, ...feeChange(facts, now) }
      : { state: 'held' as const, checkAt: nextHoldCheck(captureBefore, now) };
    const change = { intentId, chargeId, captureBefore, ...standing, ...(saved ? { customerId, methodId: saved.id } : {}) };
    if (!(await payments.change(payment.id, ['open', 'closed', 'charging', 'refused'], change, session))) return;
    const data = { ...about(payment), amount: facts.amount, captured, matches: matchesPayment(facts, payment), captureBefore: captureBefore?.getTime() ?? null };
    await tell(parts, { type: 'payments.paid', data }, session);
    if (captured) await tellFee(parts, payment, facts, session);
    if (saved && payment.payerId !== null) await payers.keepMethod(payment.payerId, saved, session);
    if (payment.replaces !== null) await settleReplaced(parts, payment, payment.replaces, session);
  });
}

/** What was held has been taken: says `payments.captured`, once. */
export async function recordCaptured(parts: PaymentParts, payment: Payment, facts: IntentFacts): Promise<void> {
  const { context, payments } = parts;
  await context.transaction(async (session) => {
    const change = { state: 'captured' as const, captured: facts.received, chargeId: facts.chargeId, ...feeChange(facts, context.clock.now()) };
    if (!(await payments.change(payment.id, ['held', 'failed'], change, session))) return;
    await tell(parts, { type: 'payments.captured', data: { ...about(payment), amount: facts.received } }, session);
    await tellFee(parts, payment, facts, session);
  });
}

/** The bank let go of the hold without being asked: says `payments.hold-lapsed`, once. */
export async function recordLapsed(parts: PaymentParts, payment: Payment): Promise<void> {
  await parts.context.transaction(async (session) => {
    if (!(await parts.payments.change(payment.id, ['held'], { state: 'lapsed', checkAt: null }, session))) return;
    await tell(parts, { type: 'payments.hold-lapsed', data: { ...about(payment), amount: payment.amount.amount } }, session);
  });
}

/** The page takes no money any more: says `payments.closed`, once. False when it stood otherwise. */
export async function recordClosed(parts: PaymentParts, payment: Payment, from: 'opening' | 'open'): Promise<boolean> {
  return parts.context.transaction(async (session) => {
    if (!(await parts.payments.change(payment.id, [from], { state: 'closed', checkAt: null }, session))) return false;
    await tell(parts, { type: 'payments.closed', data: about(payment) }, session);
    return true;
  });
}

/** Stripe has counted what it keeps: says `payments.stripe-fee`, once; asks again later while it has not. */
export async function recordFee(parts: PaymentParts, payment: Payment, facts: IntentFacts): Promise<void> {
  const { context, payments } = parts;
  await context.transaction(async (session) => {
    if (!(await payments.changeVersion(payment, feeChange(facts, context.clock.now()), session))) return;
    await tellFee(parts, payment, facts, session);
  });
}
