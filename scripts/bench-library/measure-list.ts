import type { Page } from 'playwright-core';
import type { BenchQuery } from './make-queries';

const ROW = '.source-row [data-row]';

/** Opens the list with `openPage`. Returns the page and the ms from its navigation to the first rendered row. */
export async function measureFirstRows(
  openPage: () => Promise<Page>,
): Promise<{ page: Page; firstRowsMs: number }> {
  const page = await openPage();
  await page.waitForSelector(ROW, { timeout: 600_000 });
  // The row appeared before `waitForSelector` resolved, so its time is read from the performance mark that `watchFirstRows` sets.
  const firstRowsMs = await page.evaluate(
    () => performance.getEntriesByName('first-rows')[0]?.startTime ?? Number.NaN,
  );
  return { page, firstRowsMs };
}

/** Sets the performance mark `first-rows` in the page when the first row appears. Call it before the page is opened. */
export async function watchFirstRows(page: Page): Promise<void> {
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      requestAnimationFrame(() => performance.mark('first-rows'));
    }).observe(document, { childList: true, subtree: true });
  }, ROW);
}

/** Waits until all counts of the facets are shown. Returns the ms since the navigation. */
export async function measureCounts(page: Page): Promise<number> {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('.facets .facet-count')]
        .slice(0, 5)
        .every(({ textContent }) => textContent !== ''),
    undefined,
    { timeout: 1_200_000 },
  );
  return page.evaluate(() => performance.now());
}

/** Types each query into the empty search field. Returns the ms from each input event to the rendered results. */
export async function measureSearches(
  page: Page,
  queries: BenchQuery[],
): Promise<{ kind: string; ms: number }[]> {
  const results: { kind: string; ms: number }[] = [];
  for (const { kind, text } of queries) results.push({ kind, ms: await measureSearch(page, text) });
  return results;
}

const measureSearch = (page: Page, text: string): Promise<number> =>
  page.evaluate(async (query) => {
    const input = document.querySelector<HTMLInputElement>('.search input');
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const typeText = async (value: string) => {
      const startMs = performance.now();
      setValue?.call(input, value);
      input?.dispatchEvent(new Event('input', { bubbles: true }));
      const isShown = () => document.querySelector<HTMLElement>('.source-rows')?.dataset.query === value;
      const hasQueries = document.querySelector<HTMLElement>('.source-rows')?.dataset.query !== undefined;
      if (hasQueries) while (!isShown() && performance.now() - startMs < 30_000) await nextFrame();
      else {
        const isInHash = () =>
          (new URLSearchParams(location.hash.split('?')[1] ?? '').get('q') ?? '') === value;
        while (!isInHash()) await nextFrame();
        await nextFrame();
        while (document.querySelector('.source-rows')?.getAttribute('aria-busy') === 'true')
          await nextFrame();
      }
      return performance.now() - startMs;
    };
    const ms = await typeText(query);
    await typeText('');
    return ms;
  }, text);

/** Opens each hash, which changes a facet or the order of the list. Returns for each hash the ms until the list was rendered. */
export async function measureChanges(page: Page, hashes: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const hash of hashes) {
    times.push(
      await page.evaluate(async (target) => {
        const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const startMs = performance.now();
        location.hash = target;
        await nextFrame();
        await nextFrame();
        while (document.querySelector('.source-rows')?.getAttribute('aria-busy') === 'true')
          await nextFrame();
        return performance.now() - startMs;
      }, hash),
    );
  }
  return times;
}

/** Scrolls down for `seconds`. Counts the frames, those that took longer than 1/30 s, and those without a loaded row in view. */
export const measureScrolling = (
  page: Page,
  seconds: number,
): Promise<{ slowFrames: number; emptyFrames: number; frames: number }> =>
  page.evaluate(async (duration) => {
    const startMs = performance.now();
    let lastMs = startMs;
    const counts = { slowFrames: 0, emptyFrames: 0, frames: 0 };
    const hasRowInView = () =>
      document
        .elementFromPoint(innerWidth / 2, innerHeight / 2)
        ?.closest('.source-row')
        ?.querySelector('[data-row]');
    while (lastMs - startMs < duration * 1000) {
      scrollBy(0, 400);
      const nowMs = await new Promise<number>((resolve) =>
        requestAnimationFrame(() => resolve(performance.now())),
      );
      counts.frames += 1;
      if (nowMs - lastMs > 1000 / 30) counts.slowFrames += 1;
      if (!hasRowInView()) counts.emptyFrames += 1;
      lastMs = nowMs;
    }
    scrollTo(0, 0);
    return counts;
  }, seconds);

/** Searches the captured texts for a word. Returns the ms until the first match is shown. */
export const measureTextSearch = (page: Page, word: string): Promise<number> =>
  page.evaluate(async (text) => {
    const startMs = performance.now();
    location.hash = `#/sources?q=${text}&texts=1`;
    while (!document.querySelector('.text-matches li') && performance.now() - startMs < 60_000)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    const ms = performance.now() - startMs;
    location.hash = '#/sources';
    return ms;
  }, word);
