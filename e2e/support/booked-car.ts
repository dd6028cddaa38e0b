import { expect, type Browser, type Page } from '@playwright/test';
import { somebody } from './people';

/** A member at a phone, who can also speak to the server without a page. */
export interface Member {
  readonly page: Page;
  readonly name: string;
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
}

let count = 0;

/** Somebody new at a phone 320 px wide, signed in as after a sign-up by hand. */
export async function memberAtPhone(browser: Browser, name: string): Promise<Member> {
  const page = await somebody(browser);
  await page.setViewportSize({ width: 320, height: 700 });
  const email = `phone-${Date.now()}-${count++}@example.org`;
  const answer = await page.request.post('/api/auth/sign-up', { data: { email, password: 'a long enough password', displayName: name, locale: 'en', acceptTerms: true } });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  // What the app writes down itself when somebody signs in by its form.
  await page.context().addInitScript(() => localStorage.setItem('passerelle.session', new Date().toISOString()));
  return {
    page,
    name,
    async call<T>(method: 'GET' | 'POST', path: string, body?: unknown) {
      const reply = await page.request.fetch(path, { method, headers: { Authorization: `Bearer ${accessToken}` }, ...(body === undefined ? {} : { data: body }) });
      expect(reply.ok(), `${method} ${path}: ${await reply.text()}`).toBe(true);
      return (await reply.json()) as T;
    },
  };
}

const car = {
  title: 'Handover Kangoo',
  address: '12 rue Lesdiguières, 38000 Grenoble',
  location: { lat: 45.1885, lon: 5.7245 },
  accessibility: {
    modes: ['passenger_in_wheelchair'],
    access: { type: 'ramp', side: 'rear', operation: 'manual', width: 780, length: 1800, thresholdHeight: 300, swl: 350 },
    door: { width: 800, height: 1400 },
    spaces: [{ length: 1350, width: 800, headroom: 1450, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true }],
  },
  pricing: { perDay: { amount: 6_000, currency: 'EUR' } },
  instant: true,
};

const hourMs = 3_600_000;
const soonMs = 10_000;

interface Booking {
  id: string;
  state: string;
  payment?: { url: string };
  can: Record<string, true>;
}

/** A car whose hand-over opens at once: it is asked for as late as its notice allows, paid, and the deposit is held. */
export async function carToHandOver(owner: Member, renter: Member, roles: { driver?: { name: string } } = {}): Promise<{ bookingId: string }> {
  const { id: vehicleId, version } = await owner.call<{ id: string; version: number }>('POST', '/api/vehicles', car);
  await owner.call('POST', `/api/vehicles/${vehicleId}/publish`, { version });
  const from = Date.now() + 2 * hourMs + soonMs;
  const period = { from: new Date(from).toISOString(), to: new Date(from + 48 * hourMs).toISOString() };
  const { quoteId } = await renter.call<{ quoteId: string }>('POST', '/api/quotes', { vehicleId, period });
  const { id: bookingId, payment } = await renter.call<Booking>('POST', '/api/bookings', { quoteId, ...roles });
  await renter.page.request.post(`${payment?.url ?? ''}/pay`, { form: { card: '4242424242424242' }, maxRedirects: 0 });
  const canBegin = async () => (await renter.call<Booking>('GET', `/api/bookings/${bookingId}`)).can['start-check-in'];
  await expect.poll(canBegin, { timeout: 60_000 }).toBe(true);
  return { bookingId };
}
