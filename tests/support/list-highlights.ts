import type { Page } from 'playwright-core';

/** Lists the highlights of quotes on a page and in its frames as `NAME: WORDS`, one for each text node. */
export const listHighlights = async (page: Page): Promise<string[]> => {
  const highlightsByFrame = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(() =>
          ['provenote-quote', 'provenote-current-quote'].flatMap((name) =>
            Array.from(CSS.highlights.get(name) ?? [], (range) => `${name}: ${String(range)}`),
          ),
        ),
      ),
  );
  return highlightsByFrame.flat();
};
