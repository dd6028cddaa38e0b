import { expect, test, type Page } from '@playwright/test';
import { audit } from '../support/audit';
import { press, tick, type } from '../support/keyboard';
import { signUp, somebody } from '../support/people';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Types the answer to the question on the page, and goes on. */
async function answerAndGoOn(page: Page, question: string | RegExp, text: string): Promise<void> {
  await expect(heading(page, question)).toBeFocused();
  await type(page, page.getByRole('textbox'), text);
  await press(page, page.getByRole('button', { name: 'Next' }));
}

async function measure(page: Page): Promise<void> {
  await page.goto('/measure');
  await audit(page, 'the ways to enter a wheelchair');
  await press(page, page.getByRole('link', { name: 'Begin' }));
  await expect(heading(page, 'Who moves the chair up a ramp?')).toBeFocused();
  await tick(page, page.getByLabel('Its motor'));
  await press(page, page.getByRole('button', { name: 'Next' }));
  await answerAndGoOn(page, 'How wide is the chair?', '660');
  await expect(page.getByText('Did you mean 66 cm?').first()).toBeVisible();
  await audit(page, 'a width in millimetres, asked again');
  await press(page, page.getByRole('button', { name: 'Yes, use 66 cm' }));
  await press(page, page.getByRole('button', { name: 'Next' }));
  await answerAndGoOn(page, /How long/, '115');
  await page.goBack();
  await expect(page.getByRole('textbox')).toHaveValue('115');
  await press(page, page.getByRole('button', { name: 'Next' }));
  await answerAndGoOn(page, /How high/, '138');
  await press(page, page.getByRole('link', { name: 'Go to the end' }));
  await expect(page.getByRole('main')).toContainText('138 cm');
  await audit(page, 'the answers to check');
  await press(page, page.getByRole('link', { name: 'Change: Name' }));
  await answerAndGoOn(page, /What shall we call/, 'Papa');
  await press(page, page.getByRole('button', { name: 'Save and go back' }));
}

test('somebody measures a wheelchair step by step, keeps it in the account, and finds it on another device', async ({ browser }) => {
  test.setTimeout(240_000);
  const phone = await somebody(browser);
  await measure(phone);
  await expect(phone.getByRole('checkbox', { name: 'Papa' })).toBeChecked();

  await phone.goto('/measure/driver?to=/account');
  await type(phone, phone.getByRole('textbox', { name: 'Codes' }), '10.02, 25.04');
  await expect(phone.getByRole('list', { name: 'What your codes say' })).toContainText('accelerator by hand');
  await audit(phone, 'what somebody needs to drive');
  await press(phone, phone.getByRole('link', { name: 'Done' }));
  await press(phone, phone.getByRole('main').getByRole('link', { name: 'Make an account' }));
  const { email, password } = await signUp(phone, 'Mina the member');
  await expect(heading(phone, 'My account')).toBeVisible();
  await audit(phone, 'the account with measures of this device');
  await tick(phone, phone.getByRole('checkbox', { name: /I agree/ }));
  await press(phone, phone.getByRole('button', { name: 'Keep in my account' }));
  await expect(phone.getByText('This device and your account keep the same measures.')).toBeVisible();
  await audit(phone, 'the account that keeps measures');
  const { pathname, search, hash } = new URL(phone.url());
  expect(`${pathname}${search}${hash}`).toBe('/account');

  const laptop = await somebody(browser);
  await laptop.goto('/sign-in?to=/account');
  await type(laptop, laptop.getByLabel('E-mail address'), email);
  await type(laptop, laptop.getByLabel('Password', { exact: true }), password);
  await press(laptop, laptop.getByRole('button', { name: 'Sign in' }));
  await press(laptop, laptop.getByRole('button', { name: 'Use the measures of the account here' }));
  await laptop.goto('/');
  await expect(laptop.getByRole('checkbox', { name: 'Papa' })).toBeChecked();

  await press(laptop, laptop.getByRole('button', { name: 'Sign out' }));
  await expect(heading(laptop, 'You are signed out')).toBeVisible();
  await audit(laptop, 'what the device still keeps after signing out');
  await press(laptop, laptop.getByRole('button', { name: 'Forget everything on this device' }));
  await expect(laptop.getByText('This device keeps nothing about you any more')).toBeVisible();
});
