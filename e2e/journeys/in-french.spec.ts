import { expect, test } from '@playwright/test';
import { audit } from '../support/audit';
import { press, type } from '../support/keyboard';
import { somebody } from '../support/people';

test('a visitor reads every public page in French, and what they typed outlives the change to English', async ({ browser }) => {
  const page = await somebody(browser, 'fr-FR');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await audit(page, 'the home page in French');

  await press(page, page.getByRole('link', { name: 'Aller au contenu' }));
  await expect(page.getByRole('main')).toBeFocused();

  await page.goto('/search?place=Lyon&lat=45.758&lon=4.835');
  await expect(page.getByRole('heading', { level: 1, name: 'Voitures près de Lyon' })).toBeVisible();
  await audit(page, 'the results in French');

  await page.goto('/sign-up');
  await type(page, page.getByLabel('Votre nom'), 'Camille R.');
  await press(page, page.getByRole('button', { name: 'Créer mon compte' }));
  await expect(page.getByRole('group', { name: /à corriger/ }).or(page.getByRole('alert'))).toBeFocused();
  await audit(page, 'the form for an account with its errors, in French');
  await press(page, page.getByRole('button', { name: 'English' }));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByLabel('Your name')).toHaveValue('Camille R.');

  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await audit(page, 'the page to sign in');
  await page.goto('/no-such-page');
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
  await audit(page, 'an address that leads nowhere');
});
