// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTimeBudget, runInSlices, runSteps, type Steps } from '@/lib/base/steps';
import { readArticleInSteps } from '@/lib/extract/read-article';
import { readPageInSteps } from '@/lib/extract/read-page';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import { readArticle, readPage } from '@/tests/support/read-at-once';

const FIXTURE_FOLDER = join(import.meta.dirname, '../../fixtures/pages/meta');
const FIXTURE_PAGES = readdirSync(FIXTURE_FOLDER)
  .filter((file) => file.endsWith('.html'))
  .slice(0, 12)
  .map((file) => readFileSync(join(FIXTURE_FOLDER, file), 'utf8'));
const REQUEST = {
  url: 'https://harbour.example/gauge',
  now: new Date('2026-11-23T12:00:00Z'),
  httpStatus: null,
  contentType: null,
  detectedLanguage: null,
};
const parsePage = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
/** Returns a budget whose first `checkCount` checks succeed. Every later check reports that it is spent. */
const createBudgetForChecks = (checkCount: number) => {
  let usedChecks = 0;
  return {
    isSpent: () => {
      usedChecks += 1;
      return usedChecks > checkCount;
    },
  };
};

describe('runInSlices', () => {
  it('pauses each time that 50 ms have passed', async () => {
    let time = 0;
    let pauseCount = 0;
    function* runTwentySteps(): Steps<string> {
      for (let step = 0; step < 20; step += 1) {
        time += 10;
        yield;
      }
      return 'done';
    }
    const pause = async () => {
      pauseCount += 1;
    };

    expect(await runInSlices(runTwentySteps(), { now: () => time, pause })).toBe('done');
    expect(pauseCount).toBe(4);
  });
});

describe('createTimeBudget', () => {
  it('is spent when its time is over', () => {
    let time = 5;
    const budget = createTimeBudget(() => time, 3000);
    expect(budget.isSpent()).toBe(false);
    time = 3005;
    expect(budget.isSpent()).toBe(true);
  });
});

describe('readPageInSteps and readArticleInSteps', () => {
  it('return a valid extraction with `cut` at whatever step the budget is spent', () => {
    for (const html of FIXTURE_PAGES) {
      const completeExtraction = readPage(parsePage(html), REQUEST);
      for (let checkCount = 0; checkCount < 10; checkCount += 1) {
        const partialExtraction = runSteps(
          readPageInSteps(parsePage(html), REQUEST, createBudgetForChecks(checkCount)),
        );
        expect(Extraction.safeParse(partialExtraction).error).toBeUndefined();
        expect(partialExtraction.cut).toBe(true);
      }
      // With a sufficient budget, the extraction is complete.
      expect(runSteps(readPageInSteps(parsePage(html), REQUEST, createBudgetForChecks(100)))).toEqual(
        completeExtraction,
      );
    }
  });

  it('return the title if the budget is spent after the title was read', () => {
    const html = '<title>Tide gauge</title><h1>Tide gauge</h1><p>By Ana Lind</p>';
    const partialExtraction = runSteps(readPageInSteps(parsePage(html), REQUEST, createBudgetForChecks(4)));
    expect(partialExtraction.title[0]?.value).toBe('Tide gauge');
    expect(partialExtraction).toMatchObject({ cut: true, isSlow: true });
    expect(partialExtraction.authors).toEqual([]);
  });

  it('return the text with `cut` at whatever step the budget is spent', () => {
    const options = { scope: 'article', url: REQUEST.url } as const;
    const paragraphs = Array.from(
      { length: 300 },
      (_, day) => `<p>On day ${day} the harbour measured the tide every hour, and wrote it down.</p>`,
    );
    const html = `<article><h1>Tide gauge</h1>${paragraphs.join('')}</article>`;
    for (const checkCount of [0, 1, 2, 3]) {
      const partialArticle = runSteps(
        readArticleInSteps(parsePage(html), options, createBudgetForChecks(checkCount)),
      );
      expect(Article.safeParse(partialArticle).error).toBeUndefined();
      expect(partialArticle).toMatchObject({ cut: true, isSlow: true });
      expect(partialArticle.words).toBeGreaterThan(100);
    }
    expect(runSteps(readArticleInSteps(parsePage(html), options, createBudgetForChecks(100)))).toEqual(
      readArticle(parsePage(html), options),
    );
  });
});
