import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The folder for a screenshot of every checked state. If the variable is not set, no screenshots are taken. */
const SCREENSHOT_FOLDER = process.env.PROVENOTE_PICTURES;

/** Calls `check` while the page has the light colour scheme and while it has the dark one, after all animations have ended. */
export async function checkBothColorSchemes(
  page: Page,
  check: (colorScheme: 'light' | 'dark') => Promise<unknown>,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const hasScheme = await page.evaluate(async (query) => {
      await Promise.all(
        document.getAnimations().map((animation) => animation.finished.catch(() => undefined)),
      );
      return matchMedia(query).matches;
    }, `(prefers-color-scheme: ${colorScheme})`);
    if (!hasScheme) throw new Error(`The page does not have the ${colorScheme} colour scheme.`);
    await check(colorScheme);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Takes screenshots of the page in both colour schemes and at these widths in px, if a folder for them is set. */
export async function takeScreenshots(page: Page, name: string, widths: number[] = []): Promise<void> {
  if (!SCREENSHOT_FOLDER) return;
  const takeBoth = (suffix: string) =>
    checkBothColorSchemes(page, (colorScheme) =>
      page.screenshot({ path: join(SCREENSHOT_FOLDER, `${name}${suffix}-${colorScheme}.png`) }),
    );
  if (widths.length === 0) return takeBoth('');
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await takeBoth(`-${width}`);
  }
}
