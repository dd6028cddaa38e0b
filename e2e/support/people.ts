import { expect, type Browser, type Page } from '@playwright/test';
import { press, tick, type } from './keyboard';

const password = 'a long enough password';
let count = 0;

/** A browser of its own, as somebody else at another machine. */
export async function somebody(browser: Browser, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  // Whatever the console says is a fault: a refused script, a broken picture, an exception. A network that a test took away is none.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text())) throw new Error(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** Makes an account by keyboard from wherever the page offers it. Returns how to sign in again. */
export async function signUp(page: Page, name: string): Promise<{ email: string; password: string }> {
  const email = `journey-${Date.now()}-${count++}@example.org`;
  await expect(page.getByRole('heading', { level: 1, name: 'Make an account' })).toBeVisible();
  await type(page, page.getByLabel('Your name'), name);
  await type(page, page.getByLabel('E-mail address'), email);
  await type(page, page.getByLabel('Password', { exact: true }), password);
  await tick(page, page.getByLabel('I agree to this'));
  await press(page, page.getByRole('button', { name: 'Make my account' }));
  return { email, password };
}

/** Comes in as one of the demo's people, staff with the code that the page shows. */
export async function enterDemo(page: Page, role: 'Rent a car' | 'List a car' | 'Support'): Promise<void> {
  await page.goto('/sign-in');
  await press(page, page.getByRole('button', { name: new RegExp(role) }));
  if (role === 'Support') {
    await press(page, page.getByRole('button', { name: 'Use this code' }));
    await press(page, page.getByRole('button', { name: 'Sign in' }));
  }
  await expect(page.getByRole('button', { name: /^(Sign out|Se déconnecter)$/ })).toBeVisible();
  // The demo's people read French at first; the language of the account wins over that of the browser.
  const english = page.getByRole('button', { name: 'English' });
  if (await english.isVisible()) await press(page, english);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}
