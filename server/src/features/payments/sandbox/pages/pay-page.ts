import type { PaymentMethod, PaymentIntent, Session } from '../documents';
import { testCards } from '../test-cards';
import { html, type Html } from './html';
import { shell } from './shell';
import { isWord, type Word, type Wording } from './wording';

export interface PayPage {
  session: Session;
  /** Unix seconds. */
  now: number;
  /** What went wrong with the last try, and the id of the offered card it was tried with. */
  problem?: Extract<Word, `error.${string}`>;
  chosen?: string;
}

function grouped(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function lines(session: Session, { say, money }: Wording): Html {
  const rows = session.sandbox.lineItems.map((item) => html`<tr><th scope="row">${item.quantity > 1 ? `${say('quantity', { quantity: item.quantity })} ` : ''}${item.description}</th><td>${money(item.amount_total, item.currency)}</td></tr>`);
  return html`<table class="lines"><caption>${say('summary')}</caption><tbody>${rows}</tbody><tfoot><tr><th scope="row">${say('total')}</th><td>${money(session.amount_total, session.currency)}</td></tr></tfoot></table>`;
}

function choices(chosen: string, { say }: Wording): Html[] {
  return testCards.filter((card) => card.offered).map((card) => {
    const key = `card.${card.id}`;
    const checked = card.id === chosen ? html` checked` : null;
    return html`<label class="choice"><input type="radio" name="card" id="card-${card.id}" value="${card.number}"${checked}><span><span>${isWord(key) ? say(key) : card.id}</span> <span class="digits">${grouped(card.number)}</span></span></label>`;
  });
}

function timeLeft(session: Session, now: number, { say }: Wording): string {
  const minutes = Math.max(1, Math.floor((session.expires_at - now) / 60));
  if (minutes >= 120) return say('timeLeft_hours', { hours: Math.floor(minutes / 60) });
  return minutes === 1 ? say('timeLeft_one') : say('timeLeft_other', { minutes });
}

/** The payment form: no scripts, one choice, one button. */
export function payPage({ session, now, problem, chosen = 'success' }: PayPage, words: Wording): string {
  const { say, money } = words;
  const amount = money(session.amount_total, session.currency);
  const isHold = session.sandbox.intent.capture_method === 'manual';
  const title = say(isHold ? 'holdTitle' : 'payTitle', { amount });
  const isTyped = problem === 'error.unknown';
  const wrong = problem ? html`<p class="wrong" id="card-problem">${say(problem)}</p>` : null;
  const summary = problem ? html`<div class="problem" role="alert"><h2>${say('errorTitle')}</h2><p><a href="#${isTyped ? 'number' : `card-${chosen}`}">${say(problem)}</a></p></div>` : null;
  return shell(words, `${problem ? say('errorPrefix') : ''}${title}`, html`
<h1>${title}</h1>
${summary}
${isHold ? html`<p>${say('holdDetail')}</p>` : null}
<div class="card">${lines(session, words)}</div>
${session.sandbox.intent.setup_future_usage ? html`<p class="muted">${say('saveDetail')}</p>` : null}
<form method="post" action="/sandbox/pay/${session.id}/pay">
<fieldset${problem && !isTyped ? html` aria-describedby="card-problem"` : null}><legend>${say('chooseCard')}</legend>
${problem && !isTyped ? wrong : null}
${choices(chosen, words)}</fieldset>
<label class="field" for="number">${say('otherCard')}</label>
<p class="hint" id="number-hint">${say('otherCardHint')}</p>
${isTyped ? wrong : null}
<input type="text" id="number" name="number" inputmode="numeric" autocomplete="off" maxlength="40" aria-describedby="number-hint${isTyped ? ' card-problem' : ''}"${isTyped ? html` aria-invalid="true"` : null}>
<button type="submit">${say(isHold ? 'hold' : 'pay', { amount })}</button>
</form>
<p class="muted">${timeLeft(session, now, words)}</p>
${session.cancel_url === null ? null : html`<p><a class="back" href="${session.cancel_url}">${say('cancel')}</a></p>`}`);
}

/** The bank's question of 3-D Secure. */
export function challengePage(intent: PaymentIntent, method: PaymentMethod, words: Wording): string {
  const { say, money } = words;
  return shell(words, say('challengeTitle'), html`
<h1>${say('challengeTitle')}</h1>
<p>${say('challengeDetail', { amount: money(intent.amount, intent.currency), last4: method.card.last4 })}</p>
<form method="post" action="/sandbox/challenge/${intent.id}">
<button type="submit" name="answer" value="approve">${say('approve')}</button>
<button type="submit" name="answer" value="refuse" class="second">${say('refuse')}</button>
</form>`);
}

/** What an owner sees instead of an identity check. */
export function onboardingPage(link: { id: string; refresh_url: string; return_url: string }, words: Wording): string {
  const { say } = words;
  return shell(words, say('onboardingTitle'), html`
<h1>${say('onboardingTitle')}</h1>
<p>${say('onboardingDetail')}</p>
<form method="post" action="/sandbox/onboarding/${link.id}/complete">
<label class="choice"><input type="checkbox" name="keep" value="nothing"><span>${say('onboardingKeepsNothing')}</span></label>
<button type="submit">${say('onboardingDone')}</button>
</form>
<p><a class="back" href="${link.return_url}">${say('onboardingBack')}</a></p>`);
}
