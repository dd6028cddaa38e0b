import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { completeOnboarding } from '../endpoints/accounts';
import { parseForm } from '../form';
import { answerChallenge, paySession, successUrl } from '../pay-session';
import type { Change } from '../store';
import { cardByNumber, type TestCard } from '../test-cards';
import type { Session } from '../documents';
import type { World } from '../world';
import { challengePage, onboardingPage, payPage, type PayPage } from './pay-page';
import { plainPage } from './shell';
import { style } from './style';
import { chooseLanguage, isWord, wording, type Wording } from './wording';

const nobody = { requestId: null, idempotencyKey: null };

function wordsFor(request: Request, session?: Session): Wording {
  return wording(chooseLanguage(session?.locale ?? null, request.acceptsLanguages('fr', 'en')));
}

/** A form may only go where the page says; browsers apply `form-action` to the redirect that follows too. */
function secure(response: Response, ...urls: readonly (string | null)[]): Response {
  const origins = urls.flatMap((url) => (url === null || !URL.canParse(url) ? [] : [new URL(url).origin]));
  return response.set({
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${[...new Set(origins)].join(' ')}`.trim(),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
  });
}

function missing(request: Request, response: Response): void {
  const words = wordsFor(request);
  secure(response).status(404).send(plainPage(words, words.say('missingTitle'), words.say('missingDetail'), null));
}

/** What a session that no longer takes money shows. */
function closed(request: Request, response: Response, session: Session): void {
  const words = wordsFor(request, session);
  const { say } = words;
  if (session.status === 'complete') {
    secure(response).send(plainPage(words, say('paidTitle'), say('paidDetail'), { href: successUrl(session), label: say('paidContinue') }));
    return;
  }
  const onward = session.cancel_url === null ? null : { href: session.cancel_url, label: say('expiredContinue') };
  secure(response).status(410).send(plainPage(words, say('expiredTitle'), say('expiredDetail'), onward));
}

function field(request: Request, name: string): string {
  const value = typeof request.body === 'string' ? parseForm(request.body)[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

type Problem = NonNullable<PayPage['problem']>;
function isProblem(word: string): word is Problem {
  return word.startsWith('error.') && isWord(word);
}
function problemOf(reason: string): Problem {
  const word = `error.${reason}`;
  return isProblem(word) ? word : 'error.generic_decline';
}

/** The pages people see, under `/sandbox`, where the product's proxy forwards to. */
export function pageRouter(world: World): Router {
  const router = express.Router();
  const { store, publicUrl } = world;
  const change = async <T>(work: (change: Change) => T): Promise<T> => {
    const result = store.write(nobody, work);
    await store.durable();
    world.announce();
    return result;
  };
  const showForm = (request: Request, response: Response, session: Session, status: number, problem?: Problem, card?: TestCard): void => {
    const page = payPage({ session, now: world.now(), ...(problem ? { problem } : {}), ...(card?.offered ? { chosen: card.id } : {}) }, wordsFor(request, session));
    secure(response, successUrl(session), publicUrl).status(status).send(page);
  };

  router.use((_request: Request, _response: Response, next: NextFunction) => {
    world.settle();
    next();
  });
  router.use(express.text({ type: () => true, limit: '16kb' }));

  router.get('/style.css', (_request, response) => {
    response.set('Cache-Control', 'max-age=3600').type('css').send(style);
  });

  router.get('/pay/:id', (request, response) => {
    const session = store.get('sessions', request.params.id);
    if (!session) missing(request, response);
    else if (session.status !== 'open') closed(request, response, session);
    else showForm(request, response, session, 200, request.query.problem === 'challenge' ? 'error.challenge' : undefined);
  });

  router.post('/pay/:id/pay', async (request, response) => {
    const session = store.get('sessions', request.params.id);
    if (!session) return missing(request, response);
    // The second half of a double click gets the answer of the first.
    if (session.status === 'complete') return secure(response).redirect(303, successUrl(session));
    if (session.status !== 'open') return closed(request, response, session);
    const typed = field(request, 'number') || field(request, 'card');
    const card = cardByNumber(typed);
    if (!card) return showForm(request, response, session, typed === '' ? 422 : 402, typed === '' ? 'error.missing' : 'error.unknown');
    const outcome = await change((step) => paySession(step, session, card, publicUrl));
    if (outcome.kind === 'refused') return showForm(request, response, session, 402, problemOf(String(outcome.error.decline_code)), card);
    secure(response).redirect(303, outcome.kind === 'done' ? successUrl(session) : (outcome.intent.next_action?.redirect_to_url.url ?? publicUrl));
  });

  router.get('/challenge/:id', (request, response) => {
    const intent = store.get('paymentIntents', request.params.id);
    const method = intent?.payment_method ? store.get('paymentMethods', intent.payment_method) : undefined;
    const session = intent?.sandbox.session ? store.get('sessions', intent.sandbox.session) : undefined;
    if (intent?.status === 'requires_action' && method) {
      secure(response, intent.next_action?.redirect_to_url.return_url ?? null, publicUrl).send(challengePage(intent, method, wordsFor(request, session)));
    } else if (session && session.status !== 'open') closed(request, response, session);
    else missing(request, response);
  });

  router.post('/challenge/:id', async (request, response) => {
    const result = await change((step) => answerChallenge(step, request.params.id, field(request, 'answer') === 'approve', publicUrl));
    if (result) return secure(response).redirect(303, result.next);
    const sessionId = store.get('paymentIntents', request.params.id)?.sandbox.session;
    const session = sessionId ? store.get('sessions', sessionId) : undefined;
    if (session?.status === 'complete') return secure(response).redirect(303, successUrl(session));
    if (session) return secure(response).redirect(303, `${publicUrl}/sandbox/pay/${session.id}`);
    missing(request, response);
  });

  router.get('/onboarding/:id', (request, response) => {
    const link = store.get('accountLinks', request.params.id);
    if (!link) return missing(request, response);
    if (link.used || link.expires_at <= world.now()) return secure(response).redirect(303, link.refresh_url);
    secure(response, link.return_url).send(onboardingPage(link, wordsFor(request)));
  });

  router.post('/onboarding/:id/complete', async (request, response) => {
    const link = store.get('accountLinks', request.params.id);
    const account = link && store.get('accounts', link.account);
    if (!link || !account) return missing(request, response);
    if (link.used) return secure(response).redirect(303, link.return_url);
    if (link.expires_at <= world.now()) return secure(response).redirect(303, link.refresh_url);
    await change((step) => {
      step.put('accountLinks', { ...link, used: true });
      completeOnboarding(step, account, field(request, 'keep') === 'nothing');
    });
    secure(response).redirect(303, link.return_url);
  });

  router.use(missing);
  return router;
}
