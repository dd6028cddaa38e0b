import { expect, type Locator, type Page } from '@playwright/test';

const longestWay = 250;

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

/** Goes to a control with the Tab key alone, as somebody without a mouse must; fails when it cannot be reached. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < longestWay; steps += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target.toString()} cannot be reached with the Tab key`);
}

export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Replaces what a field holds. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Ticks a box, or chooses one of a group of discs: the arrow keys move inside a group. */
export async function tick(page: Page, target: Locator): Promise<void> {
  if (await target.isChecked()) return;
  const isRadio = (await target.getAttribute('type')) === 'radio';
  if (!isRadio) {
    await press(page, target, 'Space');
  } else {
    const group = page.locator(`input[type=radio][name="${(await target.getAttribute('name')) ?? ''}"]`);
    const count = await group.count();
    await reachOneOf(page, group);
    for (let steps = 0; steps < count && !(await target.isChecked()); steps += 1) {
      if (await isFocused(target)) await page.keyboard.press('Space');
      else await page.keyboard.press('ArrowDown');
    }
  }
  await expect(target).toBeChecked();
}

async function reachOneOf(page: Page, group: Locator): Promise<void> {
  for (let steps = 0; steps < longestWay; steps += 1) {
    if (await group.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('no choice of the group can be reached with the Tab key');
}

/** Answers a question with one of its choices, shown as discs or, where there are many, as a list. */
export async function answer(page: Page, question: string, option: string, scope: Page | Locator = page): Promise<void> {
  const group = scope.getByRole('group', { name: question });
  if ((await group.count()) > 0) {
    await tick(page, group.getByRole('radio', { name: option, exact: true }));
    return;
  }
  const list = scope.getByRole('combobox', { name: question });
  await reach(page, list);
  await page.keyboard.type(option);
  await expect(list.locator('option:checked')).toHaveText(option);
}
