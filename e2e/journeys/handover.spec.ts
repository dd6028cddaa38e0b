import { expect, test, type Page } from '@playwright/test';
import { audit } from '../support/audit';
import { carToHandOver, memberAtPhone } from '../support/booked-car';
import { answer, press, type } from '../support/keyboard';

const views = ['Front', 'Rear', 'Left side', 'Dashboard'];

/** A camera has no keyboard: the file is given to the input, which is all that a camera does. */
async function takePhotos(page: Page): Promise<void> {
  for (const view of views) {
    const buffer = await page.screenshot({ type: 'jpeg' });
    await page.getByLabel(new RegExp(`^Take a photo \\(${view}\\)`)).setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
    await expect(page.getByRole('img', { name: `Photo: ${view}` })).toBeVisible();
  }
}

async function readDashboard(page: Page, km: string, energy: string): Promise<void> {
  await type(page, page.getByLabel('Mileage'), km);
  await type(page, page.getByLabel('Fuel or charge'), energy);
}

async function tryEquipment(page: Page): Promise<void> {
  await answer(page, 'Ramp or lift, moved out and in once', 'Works');
  await type(page, page.getByLabel('Straps, counted'), '4');
  await answer(page, 'Belts for the person in the wheelchair', 'In order');
  await answer(page, 'Remote control of the ramp or lift', 'The car has none');
}

const next = (page: Page) => press(page, page.getByRole('button', { name: 'Next' }));
const step = (page: Page, name: string) => expect(page.getByRole('heading', { level: 2, name: new RegExp(`: ${name}$`) })).toBeFocused();

async function sign(page: Page, name: string, button: string): Promise<void> {
  await type(page, page.getByLabel('Your first and last name'), name);
  await press(page, page.getByRole('button', { name: button, exact: true }));
}

/** The files of the app are on the phone. */
const isReadyForOffline = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null);

test('a car is handed over without a network, sent later, signed by the other, and returned', async ({ browser }) => {
  test.setTimeout(300_000);
  const owner = await memberAtPhone(browser, 'Owen');
  const renter = await memberAtPhone(browser, 'Rana');
  const { bookingId } = await carToHandOver(owner, renter);
  const checkIn = `/bookings/${bookingId}/handover/check-in`;
  const network = owner.page.context();

  // At home the owner looks at the booking once; at the car there is no network, and the page was closed.
  await owner.page.goto(`/bookings/${bookingId}`);
  await isReadyForOffline(owner.page);
  await owner.page.close();
  await network.setOffline(true);
  let page = await network.newPage();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(checkIn);
  await expect(page.getByRole('heading', { level: 1, name: 'Hand-over: Handover Kangoo' })).toBeVisible();
  await audit(page, 'the photos of a hand-over');
  await next(page);
  await expect(page.getByRole('heading', { name: /things to correct/ })).toBeVisible();
  await takePhotos(page);
  await next(page);
  await step(page, 'Dashboard');
  await readDashboard(page, '48000', '80');

  // Once the page says that it is kept, the phone may die, and everything is still there.
  await expect(page.getByText('Kept on this phone: everything you entered.')).toBeVisible();
  await page.close();
  page = await network.newPage();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(checkIn);
  await expect(page.getByRole('img', { name: 'Photo: Dashboard' })).toBeVisible();
  await next(page);
  await expect(page.getByLabel('Mileage')).toHaveValue('48000');
  await expect(page.getByLabel('Fuel or charge')).toHaveValue('80');
  await audit(page, 'the dashboard in a hand-over');
  await next(page);
  await step(page, 'Equipment');
  await tryEquipment(page);
  await answer(page, 'Was Rana shown how ramp, straps and belts work?', 'Yes');
  await audit(page, 'the equipment in a hand-over');
  await next(page);
  await step(page, 'Read and sign');
  await audit(page, 'the signing of a hand-over');
  await sign(page, 'Owen Owner', 'Sign and send');
  await expect(page.getByText('Kept on this phone. It will be sent when there is a network.')).toBeVisible();
  await audit(page, 'a hand-over that waits for a network');
  await page.close();

  // Hours later, somewhere else in the app, the network is back.
  await network.setOffline(false);
  page = await network.newPage();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/bookings');
  await renter.page.goto(checkIn);
  await expect(renter.page.getByRole('heading', { name: 'Read and sign what Owen wrote' })).toBeVisible({ timeout: 30_000 });
  await expect(renter.page.getByRole('img', { name: 'Photo: Dashboard' })).toBeVisible();
  await audit(renter.page, 'the report of the other, to sign');
  await sign(renter.page, 'Rana Renter', 'Sign');
  await expect(renter.page.getByRole('heading', { name: 'Agreed by both' })).toBeFocused();
  await page.goto(checkIn);
  await expect(page.getByRole('heading', { name: 'Agreed by both' })).toBeVisible();
  await audit(page, 'a hand-over that both have signed');

  await renter.page.goto(`/bookings/${bookingId}/handover/check-out`);
  await takePhotos(renter.page);
  await next(renter.page);
  await step(renter.page, 'Dashboard');
  await readDashboard(renter.page, '47000', '70');
  await next(renter.page);
  await expect(renter.page.getByLabel('Mileage')).toHaveAccessibleDescription(/lower than at the start/);
  await readDashboard(renter.page, '48120', '70');
  await next(renter.page);
  await step(renter.page, 'Equipment');
  await tryEquipment(renter.page);
  await next(renter.page);
  await step(renter.page, 'Read and sign');
  await sign(renter.page, 'Rana Renter', 'Sign and send');
  await expect(renter.page.getByRole('heading', { name: 'Your report has arrived' })).toBeFocused();
  await page.goto(`/bookings/${bookingId}/handover/check-out`);
  await sign(page, 'Owen Owner', 'Sign');
  await expect(page.getByRole('heading', { name: 'Agreed by both' })).toBeFocused();
  const { state } = await owner.call<{ state: string }>('GET', `/api/bookings/${bookingId}`);
  expect(state).toBe('returned');

  await press(page, page.getByRole('link', { name: 'The rental agreement' }));
  // axe cannot be run here: the frame of the agreement lets no script in.
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
});
