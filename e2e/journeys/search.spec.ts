import { expect, test, type Page } from '@playwright/test';
import { audit } from '../support/audit';
import { press, reach, tick } from '../support/keyboard';
import { enterDemo, somebody } from '../support/people';

const lyon = '/search?place=Lyon&lat=45.758&lon=4.835';
const count = (page: Page) => page.getByRole('paragraph').filter({ hasText: /^(\d+ cars?|No car) found$/ });

test('a visitor narrows a search by keyboard, goes between list and map, and comes back to where they were', async ({ browser }) => {
  const page = await somebody(browser);
  await page.goto(lyon);
  await expect(count(page)).toBeVisible();

  await press(page, page.getByRole('button', { name: 'Filters', exact: true }));
  await expect(page.getByRole('heading', { name: 'Getting in' })).toBeVisible();
  await audit(page, 'the open filters');
  await tick(page, page.getByRole('checkbox', { name: /^Booked at once/ }));
  await expect(page).toHaveURL(/instant=1/);
  await expect(page.getByRole('checkbox', { name: /^Booked at once/ })).toBeFocused();
  // What a driver needs stays on the device.
  await tick(page, page.getByRole('checkbox', { name: /^Ball on the wheel/ }));
  await expect(page.getByRole('button', { name: 'Filters (2)' })).toBeVisible();
  expect(page.url()).not.toMatch(/ball|control/);
  await press(page, page.getByRole('button', { name: 'Remove: Ball on the wheel' }));
  await expect(page.getByRole('button', { name: 'Remove: Booked at once' })).toBeFocused();
  await press(page, page.getByRole('button', { name: /^Show \d+ cars?$/ }));
  await expect(count(page)).toBeFocused();

  const show = page.getByRole('button', { name: /^Show on the map/ }).first();
  await press(page, show);
  const pin = page.locator('[data-marker]:focus');
  await expect(pin).toBeVisible();
  await page.keyboard.press('Escape');
  const first = page.getByRole('listitem').getByRole('heading', { level: 2 }).first().getByRole('link');
  await expect(first).toBeFocused();
  await audit(page, 'the results with a car chosen');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /fits|measures|price/i }).first()).toBeVisible();
  await page.goBack();
  await expect(first).toBeFocused();

  await press(page, page.getByRole('link', { name: 'How results are ordered' }).first());
  await expect(page.getByRole('heading', { level: 1, name: 'How results are ordered' })).toBeVisible();
  await audit(page, 'how results are ordered');
});

test('a search that finds nothing says what stands in the way, and a member is told when a car fits', async ({ browser }) => {
  const page = await somebody(browser);
  await enterDemo(page, 'Rent a car');
  await page.goto(`${lyon}&transferSeat=lifting&seatsLeft=9&maxPerDay=1&within=10`);
  await expect(page.getByRole('heading', { level: 2, name: /^No car that suits/ })).toBeVisible();
  await audit(page, 'a search that found nothing');

  await press(page, page.getByRole('button', { name: 'Tell me when one fits' }));
  await expect(page.getByRole('heading', { name: 'Tell me when one fits' })).toBeFocused();
  await audit(page, 'the offer of an alert');
  await press(page, page.getByRole('button', { name: 'Make the alert' }));
  await expect(page.getByRole('heading', { name: 'The alert is on' })).toBeFocused();
  await press(page, page.getByRole('main').getByRole('link', { name: 'My alerts' }));
  await expect(page.getByRole('heading', { level: 1, name: 'My alerts' })).toBeVisible();
  await audit(page, 'my alerts');
  await press(page, page.getByRole('button', { name: /^Stop this alert/ }).first());
  await expect(page.getByText('The alert for Lyon has stopped.', { exact: false })).toBeVisible();

  await page.goto('/alerts/stop#a-link-that-was-cut');
  await expect(page.getByRole('heading', { level: 1, name: 'This link is not complete' })).toBeVisible();
  await page.goto('/alerts/stop#abcdefghijklmnopqrstuvwxyz0123');
  await reach(page, page.getByRole('button', { name: 'Stop this alert' }));
  await audit(page, 'the link of a mail that stops an alert');
});

test('support reads where people searched and found nothing', async ({ browser }) => {
  const page = await somebody(browser);
  await enterDemo(page, 'Support');
  await page.goto('/support');
  await press(page, page.getByRole('link', { name: 'Searches that found nothing' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Searches that found nothing' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Month' })).toBeVisible();
  await audit(page, 'the searches that found nothing');
});
