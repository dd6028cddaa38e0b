import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** How far the page can be scrolled sideways, in px: at 320 it must not be. */
const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Targets smaller than 44 px that are not inside a line of text. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, summary, select, input:not([type=hidden]), [role=button], [role=option], nav a')]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((element) => {
        const box = element.getBoundingClientRect();
        // A box or a disc to tick is as large as the label around it.
        const label = element instanceof HTMLInputElement && /checkbox|radio/.test(element.type) ? element.closest('label')?.getBoundingClientRect() : undefined;
        const { width, height } = label ?? box;
        const hidden = box.width <= 1 || box.height <= 1 || getComputedStyle(element).clipPath !== 'none';
        return !hidden && (width < 43.5 || height < 43.5);
      })
      .map((element) => `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? element.id).trim().slice(0, 40)}" ${Math.round(element.getBoundingClientRect().width)} x ${Math.round(element.getBoundingClientRect().height)}`),
  );
}

/** The state a person sees now, wide and light, then narrow and dark: nothing axe objects to, no scrolling sideways, nothing small to hit. */
export async function audit(page: Page, state: string): Promise<void> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    // Without motion: a colour that is still on its way to the other scheme is no fault.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const faults = [...(await violationsOf(page)), ...(await smallTargets(page)).map((text) => `small target: ${text}`)];
    const over = await sideways(page);
    if (over > 0) faults.push(`scrolls sideways by ${over} px`);
    found.push(...faults.map((text) => `${width} px, ${colorScheme}: ${text}`));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  if (before) await page.setViewportSize(before);
  expect(found, state).toEqual([]);
}
