// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticleInSteps } from '@/lib/extract/read-article';
import { readPageInSteps } from '@/lib/extract/read-page';
import { createTimeBudget, runInSlices, runSteps, type Steps } from '@/lib/extract/steps';
import { Article, Extraction } from '@/lib/record/schema/extraction';
import { readArticle, readPage } from '@/tests/support/read-at-once';

const FOLDER = join(import.meta.dirname, '../../fixtures/pages/meta');
const PAGES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .slice(0, 12)
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'));
const REQUEST = {
  url: 'https://harbour.example/gauge',
  now: new Date('2026-11-23T12:00:00Z'),
  httpStatus: null,
  contentType: null,
  detectedLanguage: null,
};
const parsePage = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
/** A budget that is spent after it was asked `count` times. */
const spendAfter = (count: number) => {
  let asked = 0;
  return {
    isSpent: () => {
      asked += 1;
      return asked > count;
    },
  };
};

describe('runInSlices', () => {
  it('pauses once in about 50 ms, and not before', async () => {
    let time = 0;
    let pauses = 0;
    function* work(): Steps<string> {
      for (let step = 0; step < 20; step += 1) {
        time += 10;
        yield;
      }
      return 'done';
    }
    const pause = async () => {
      pauses += 1;
    };

    expect(await runInSlices(work(), { now: () => time, pause })).toBe('done');
    expect(pauses).toBe(4);
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

describe('reading with a budget', () => {
  it('returns a valid extraction, marked cut, wherever the budget ends', () => {
    for (const html of PAGES) {
      const whole = readPage(parsePage(html), REQUEST);
      for (let count = 0; count < 10; count += 1) {
        const part = runSteps(readPageInSteps(parsePage(html), REQUEST, spendAfter(count)));
        expect(Extraction.safeParse(part).error).toBeUndefined();
        expect(part.cut).toBe(true);
      }
      // Nothing is left out once the budget lasts.
      expect(runSteps(readPageInSteps(parsePage(html), REQUEST, spendAfter(100)))).toEqual(whole);
    }
  });

  it('still returns the title where the time ends after it', () => {
    const html = '<title>Tide gauge</title><h1>Tide gauge</h1><p>By Ana Lind</p>';
    const part = runSteps(readPageInSteps(parsePage(html), REQUEST, spendAfter(4)));
    expect(part.title[0]?.value).toBe('Tide gauge');
    expect(part.authors).toEqual([]);
  });

  it('returns the text, marked cut, wherever the budget ends', () => {
    const options = { scope: 'article', url: REQUEST.url } as const;
    const paragraphs = Array.from(
      { length: 300 },
      (_, day) => `<p>On day ${day} the harbour measured the tide every hour, and wrote it down.</p>`,
    );
    const html = `<article><h1>Tide gauge</h1>${paragraphs.join('')}</article>`;
    for (const count of [0, 1, 2, 3]) {
      const part = runSteps(readArticleInSteps(parsePage(html), options, spendAfter(count)));
      expect(Article.safeParse(part).error).toBeUndefined();
      expect(part.cut).toBe(true);
      expect(part.words).toBeGreaterThan(100);
    }
    expect(runSteps(readArticleInSteps(parsePage(html), options, spendAfter(100)))).toEqual(
      readArticle(parsePage(html), options),
    );
  });
});
