import { expect, test, type Page } from '@playwright/test';
import { audit } from '../support/audit';
import { carToHandOver, memberAtPhone } from '../support/booked-car';
import { press, reach } from '../support/keyboard';
import { enterDemo, somebody } from '../support/people';

const driver = 'Zoé Martin';

/** A date field takes keys in the order of the browser's language; a camera has no keyboard. Both are filled as a person's tools would. */
async function fillLicence(page: Page): Promise<void> {
  for (const [label, day] of [['Valid until', '2040-05-01'], ['Born on', '1990-02-28']] as const) {
    const field = page.getByLabel(label);
    await reach(page, field);
    await field.fill(day);
  }
  const buffer = await page.screenshot({ type: 'jpeg' });
  await page.getByLabel('Take a picture').setInputFiles({ name: 'licence.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByRole('img', { name: /as it will be sent/ })).toBeVisible();
}

const send = (page: Page) => press(page, page.getByRole('button', { name: 'Send my licence' }));
const standing = (page: Page, name: string) => expect(page.getByRole('heading', { level: 2, name })).toBeFocused();

test('somebody who drives for another sends their licence by a link, support checks it, and the booking says so', async ({ browser }) => {
  test.setTimeout(180_000);
  const owner = await memberAtPhone(browser, 'Odile');
  const renter = await memberAtPhone(browser, 'Rana');
  const { bookingId } = await carToHandOver(owner, renter, { driver: { name: driver } });

  // Whoever has booked is asked for the licence of whom they named, and has a link to pass on.
  await renter.page.goto(`/bookings/${bookingId}/licence`);
  await expect(renter.page.getByRole('heading', { level: 1, name: `The licence of ${driver}` })).toBeVisible();
  await audit(renter.page, 'the link for a driver');
  const link = await renter.page.getByLabel('Link to send the licence').inputValue();

  const phone = await somebody(browser);
  await phone.setViewportSize({ width: 320, height: 700 });
  await phone.goto(link);
  await expect(phone.getByRole('heading', { level: 1, name: `Your driving licence, ${driver}` })).toBeVisible();
  await send(phone);
  await expect(phone.getByRole('group', { name: /things to correct/ })).toBeFocused();
  await audit(phone, 'a licence with everything missing');
  await fillLicence(phone);
  await audit(phone, 'a licence before it is sent');
  await send(phone);
  await standing(phone, 'We are looking at it');
  await audit(phone, 'a licence that waits');

  const support = await somebody(browser);
  await enterDemo(support, 'Support');
  await support.goto('/support/licences');
  await audit(support, 'the licences that wait');
  await press(support, support.getByRole('button', { name: `Approve the licence of ${driver}` }).first());
  await expect(support.getByText(`The licence of ${driver} is approved.`)).toBeVisible();

  await phone.reload();
  await expect(phone.getByRole('heading', { level: 2, name: 'Checked' })).toBeVisible();
  await renter.page.goto(`/bookings/${bookingId}`);
  await expect(renter.page.getByText('Licence checked by us, and valid for the whole trip')).toBeVisible();
});

test('a renter who drives sends their own licence from the account', async ({ browser }) => {
  const { page } = await memberAtPhone(browser, 'Rana');
  await page.goto('/account');
  await press(page, page.getByRole('link', { name: 'My driving licence' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Your driving licence' })).toBeVisible();
  await audit(page, 'the page of one’s own licence');
  await fillLicence(page);
  await send(page);
  await standing(page, 'We are looking at it');
});
