import { expect, test, type Page } from '@playwright/test';
import { audit } from '../support/audit';
import { dayFromNow } from '../support/dates';
import { answer, press, reach, tick, type } from '../support/keyboard';
import { enterDemo, signUp, somebody } from '../support/people';

const carName = `Journey Kangoo ${Date.now().toString(36)}`;

async function fillDates(page: Page, from: number, to: number): Promise<void> {
  for (const [label, days] of [['From', from], ['Until', to]] as const) {
    const field = page.getByLabel(label, { exact: true });
    await reach(page, field);
    await field.fill(dayFromNow(days));
  }
}

async function chooseTown(page: Page, label: string, text: string, town: RegExp): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await type(page, field, text);
  await expect(page.getByRole('option', { name: town }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function listCar(page: Page): Promise<void> {
  await page.goto('/owner/cars/new');
  await press(page, page.getByRole('link', { name: 'Make an account' }));
  await signUp(page, 'Owen the owner');
  await expect(page.getByRole('heading', { level: 1, name: 'List a car' })).toBeVisible();
  await audit(page, 'the empty form of a car');
  await press(page, page.getByRole('button', { name: 'Save and publish' }));
  await expect(page.getByRole('heading', { name: /things to correct/ })).toBeVisible();
  await audit(page, 'the form of a car with its errors summarised');

  await type(page, page.getByLabel('Name of the car'), carName);
  await chooseTown(page, 'Town', '69003', /Lyon/);
  await type(page, page.getByLabel('Street and number'), '12 rue Paul-Bert');
  await tick(page, page.getByLabel('Travelling in the wheelchair'));
  await answer(page, 'How does a wheelchair get in?', 'By a ramp');
  await answer(page, 'On which side?', 'At the back', page.getByRole('region', { name: 'Getting in' }));
  await answer(page, 'Worked by hand or powered?', 'By hand');
  const lengths = { 'Width of the ramp or lift': '78', 'Length of the ramp or of the lift’s platform': '180', 'Height of the car’s floor at the end of the ramp': '30', 'Most weight on the ramp or lift': '350', 'Width of the opening': '80', 'Height of the opening': '140', 'Length of the place': '135', 'Width of the place': '80', 'Room from the floor to the roof': '145', 'Heaviest empty wheelchair it holds': '200' };
  for (const [label, value] of Object.entries(lengths)) await type(page, page.getByRole('textbox', { name: label }), value);
  await answer(page, 'The wheelchair faces', 'The front');
  await answer(page, 'How is the wheelchair held?', 'Four straps');
  await answer(page, 'Is there a three-point belt?', 'Yes');
  await type(page, page.getByRole('textbox', { name: 'Price a day' }), '58');
  await press(page, page.getByRole('button', { name: 'Save and publish' }));
  await expect(page.getByText(`${carName} is published`)).toBeVisible();
  await audit(page, 'the owner’s cars after publishing');

  await press(page, page.getByRole('link', { name: `Calendar of ${carName}` }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Calendar');
  await fillDates(page, 40, 42);
  await press(page, page.getByRole('button', { name: 'Block these days' }));
  await expect(page.getByText('These days are yours: nobody can book them')).toBeVisible();
  await audit(page, 'the calendar with blocked days');
}

async function findCar(page: Page): Promise<void> {
  await page.goto('/');
  await audit(page, 'the home page');
  await chooseTown(page, 'Where?', 'Lyon', /^Lyon/);
  await fillDates(page, 20, 22);
  await press(page, page.getByRole('link', { name: 'Enter my wheelchair' }));
  await press(page, page.getByRole('link', { name: 'Fill in on one page' }));
  await tick(page, page.getByLabel('Somebody pushes me'));
  const measures = { Width: '64', Length: '110', 'Height to the top of the head': '133', 'Weight of the chair with you in it': '90', 'Weight of the chair alone': '15' };
  for (const [label, value] of Object.entries(measures)) await type(page, page.getByRole('textbox', { name: label, exact: true }), value);
  await answer(page, 'Is the chair made to be a seat in a vehicle?', 'Yes');
  await audit(page, 'the form of a wheelchair');
  await press(page, page.getByRole('button', { name: 'Save and go back' }));
  // What was typed before is still there.
  await expect(page.getByRole('combobox', { name: 'Where?' })).toHaveValue('Lyon');
  await expect(page.getByRole('checkbox', { name: 'Wheelchair 1' })).toBeChecked();
  await audit(page, 'the search form with a wheelchair');
  await press(page, page.getByRole('button', { name: 'Show cars' }));
  await expect(page.getByRole('heading', { level: 1, name: /Cars near Lyon/ })).toBeVisible();
  const card = page.getByRole('listitem').filter({ hasText: carName });
  await expect(card).toContainText('Tight');
  await expect(card).toContainText(/16\.9\s?%/);
  // The address holds the search and nothing about a body.
  expect([...new URL(page.url()).searchParams.keys()]).toEqual(['place', 'lat', 'lon', 'from', 'to']);
  await audit(page, 'the search page with verdicts');
  await press(page, card.getByRole('link', { name: carName }));
}

async function askForCar(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: carName })).toBeVisible();
  await expect(page.getByRole('row', { name: /Slope of the ramp/ })).toBeVisible();
  await expect(page.getByRole('table', { name: /The price, line by line/ })).toContainText('Total');
  await audit(page, 'the page of the car');
  await press(page, page.getByRole('link', { name: 'Ask for this car' }).first());
  await expect(page.getByRole('heading', { level: 1, name: `Ask for ${carName}` })).toBeVisible();
  await audit(page, 'the request before signing in');
  await press(page, page.getByRole('main').getByRole('link', { name: 'Make an account' }));
  await signUp(page, 'Rana the renter');
  await expect(page.getByRole('heading', { level: 1, name: `Ask for ${carName}` })).toBeVisible();
  await type(page, page.getByRole('textbox', { name: 'Who drives' }), 'Sam');
  await press(page, page.getByRole('button', { name: /Ask and pay/ }));
  await expect(page).toHaveURL(/\/sandbox\/pay\//);
  await audit(page, 'the payment page');
  await press(page, page.getByRole('button', { name: /^Authorise/ }));
  await expect(page).toHaveURL(/\/bookings\/bkg_/);
  await expect(page.getByRole('main')).toContainText('Waiting for the owner');
  await audit(page, 'the booking that waits for its owner');
}

test('an owner lists a car, a renter finds, pays and gets it, both live, and support sees it all', async ({ browser }) => {
  test.setTimeout(420_000);
  const owner = await somebody(browser);
  await listCar(owner);

  const renter = await somebody(browser);
  await findCar(renter);

  // The owner waits on their own page, and the request appears there by itself.
  await owner.goto('/owner');
  await expect(owner.getByText('No request is waiting for you.')).toBeVisible();
  await askForCar(renter);
  const request = owner.getByRole('link', { name: new RegExp(`Answer Rana the renter: ${carName}`) });
  await expect(request).toBeVisible();
  await audit(owner, 'the owner’s page with a request');
  await press(owner, request);
  await expect(owner.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
  // The owner learns the verdict and what to prepare, and nothing of the chair.
  await expect(owner.getByRole('main')).toContainText('It fits, but tightly');
  await expect(owner.getByRole('main')).not.toContainText(/64 cm|133 cm|90 kg/);
  await audit(owner, 'the request as its owner sees it');

  await press(owner, owner.getByRole('button', { name: 'Accept', exact: true }));
  await expect(owner.getByRole('main')).toContainText('Confirmed');
  await expect(renter.getByRole('main')).toContainText('Confirmed');
  await expect(renter.getByRole('main')).toContainText('12 rue Paul-Bert');
  await audit(renter, 'the confirmed booking');

  await type(owner, owner.getByRole('textbox', { name: 'Your message' }), 'Shall we meet at the station?');
  await press(owner, owner.getByRole('button', { name: 'Send' }));
  await expect(renter.getByRole('main')).toContainText('Shall we meet at the station?');
  await type(renter, renter.getByRole('textbox', { name: 'Your message' }), 'Yes please');
  await press(renter, renter.getByRole('button', { name: 'Send' }));
  await expect(owner.getByRole('main')).toContainText('Yes please');
  await audit(renter, 'the conversation');

  const support = await somebody(browser);
  await enterDemo(support, 'Support');
  await support.goto('/support');
  const bookingId = /bkg_\w+/.exec(renter.url())?.[0] ?? '';
  await audit(support, 'the bookings that support sees');
  await type(support, support.getByRole('searchbox'), bookingId);
  await support.keyboard.press('Enter');
  await press(support, support.getByRole('link', { name: new RegExp(carName) }));
  await expect(support.getByRole('heading', { name: /What has happened/ })).toBeVisible();
  await expect(support.getByRole('main')).toContainText('Owen the owner accepted the request');
  await audit(support, 'the booking that support sees');
});
