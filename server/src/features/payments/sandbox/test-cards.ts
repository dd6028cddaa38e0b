/**
 * The cards the sandbox takes. Numbers and behaviour are those of https://docs.stripe.com/testing, so that a journey
 * written for the sandbox also runs on Stripe's test mode; those that begin with 40000000000070 are our own, as Stripe has none.
 */
export interface TestCard {
  id: string;
  number: string;
  brand: 'visa' | 'mastercard';
  /** Offered on the payment page as a choice; the others can be typed. */
  offered: boolean;
  decline?: { code: string; declineCode: string; message: string };
  /** When the bank asks for 3-D Secure; off-session, asking is failing. */
  challenge: 'never' | 'unless_saved_with_it' | 'always';
  /** Works for its owner on the page; charged without them, it is declined. */
  declinedLater?: true;
  /** Good only until the end of the month in which it was saved. */
  expiresSoon?: true;
  /** What is given back comes back from the bank after a minute. */
  refundFails?: true;
  /** How long an uncaptured hold lives, in seconds, when not the usual time. */
  holdSeconds?: number;
  /** The reason of the dispute that follows the payment at once. */
  dispute?: string;
}

export const declined = (declineCode: string, message: string, code = 'card_declined'): NonNullable<TestCard['decline']> => ({ code, declineCode, message });

export const testCards: readonly TestCard[] = [
  { id: 'success', number: '4242424242424242', brand: 'visa', offered: true, challenge: 'never' },
  { id: 'declined', number: '4000000000000002', brand: 'visa', offered: true, challenge: 'never', decline: declined('generic_decline', 'Your card was declined.') },
  { id: 'challenge', number: '4000002500003155', brand: 'visa', offered: true, challenge: 'unless_saved_with_it' },
  { id: 'challenge-always', number: '4000002760003184', brand: 'visa', offered: true, challenge: 'always' },
  { id: 'lapsing-hold', number: '4000000000007007', brand: 'visa', offered: true, challenge: 'never', holdSeconds: 120 },
  { id: 'declined-later', number: '4000000000007015', brand: 'visa', offered: true, challenge: 'never', declinedLater: true },
  { id: 'expires-soon', number: '4000000000007023', brand: 'visa', offered: false, challenge: 'never', expiresSoon: true },
  { id: 'refund-fails', number: '4000000000005126', brand: 'visa', offered: true, challenge: 'never', refundFails: true },
  { id: 'dispute', number: '4000000000000259', brand: 'visa', offered: true, challenge: 'never', dispute: 'fraudulent' },
  { id: 'dispute-service', number: '4000000000002685', brand: 'visa', offered: false, challenge: 'never', dispute: 'product_not_received' },
  { id: 'mastercard', number: '5555555555554444', brand: 'mastercard', offered: false, challenge: 'never' },
  { id: 'insufficient-funds', number: '4000000000009995', brand: 'visa', offered: false, challenge: 'never', decline: declined('insufficient_funds', 'Your card has insufficient funds.') },
  { id: 'expired', number: '4000000000000069', brand: 'visa', offered: false, challenge: 'never', decline: declined('expired_card', 'Your card has expired.', 'expired_card') },
];

/** Ready-made payment methods of Stripe's test mode, usable as `payment_method` without a page. */
const tokens: Readonly<Record<string, string>> = {
  pm_card_visa: 'success',
  pm_card_mastercard: 'mastercard',
  pm_card_visa_chargeDeclined: 'declined',
  pm_card_visa_chargeDeclinedInsufficientFunds: 'insufficient-funds',
  pm_card_authenticationRequired: 'challenge-always',
  pm_card_createDispute: 'dispute',
};

/** Spaces and dashes are how people read a number to themselves. */
export function cardByNumber(typed: string): TestCard | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return testCards.find((card) => card.number === digits);
}

export function cardById(id: string): TestCard {
  const card = testCards.find((one) => one.id === id);
  if (!card) throw new Error(`No test card is called ${id}`);
  return card;
}

export function cardByToken(token: string): TestCard | undefined {
  const id = tokens[token];
  return id === undefined ? undefined : cardById(id);
}
