// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { runSteps } from '@/lib/base/steps';
import { readArticleInSteps } from '@/lib/extract/read-article';
import type { Article } from '@/lib/record/schema/extraction';

const PARAGRAPH =
  'The keeper of the gauge writes the height into a book at seven in the morning and again before the evening tide turns.';
const OPTIONS = { scope: 'article', url: 'https://page.example/story.aspx' } as const;

/** Parses a page of the kind that ASP.NET Web Forms builds. */
const parsePage = (content: string): Document =>
  new DOMParser().parseFromString(
    `<!doctype html><html><head><title>The gauge</title></head><body><form id="aspnetForm">${content}</form></body></html>`,
    'text/html',
  );

describe('a page inside one form', () => {
  it('is captured without the extractors if the time runs out', () => {
    const page = parsePage(`<nav><p>The menu of the harbour.</p></nav>${`<p>${PARAGRAPH}</p>`.repeat(8)}`);
    const { text }: Article = runSteps(readArticleInSteps(page, OPTIONS, { isSpent: () => true }));

    expect(text).toContain(PARAGRAPH);
    expect(text).not.toContain('menu');
  });
});
