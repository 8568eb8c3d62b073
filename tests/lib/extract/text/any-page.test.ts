// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';
import {
  createBrokenPageArbitrary,
  htmlArbitrary,
  readFixturePages,
} from '../../../support/html-arbitraries.ts';
import { findUnsafeMarkup, renderMarkdown } from '../../../support/render-markdown.ts';

const scopeArbitrary = fc.constantFrom('article' as const, 'page' as const, 'selection' as const);

// happy-dom throws on a template inside a picture and on a page inside a table. `tests/e2e/any-page.test.ts` covers
// these in a browser.
function parsePage(source: string): Document | null {
  if (source.includes('<template')) return null;
  try {
    return new DOMParser().parseFromString(source, 'text/html');
  } catch {
    return null;
  }
}

function checkArticle(source: string, scope: 'article' | 'page' | 'selection'): void {
  const page = parsePage(source);
  fc.pre(page !== null);
  if (!page) return;
  const before = page.documentElement.outerHTML;

  const article = readArticle(page, { scope, url: 'https://page.example/a/b?c' });

  expect(page.documentElement.outerHTML).toBe(before);
  for (const output of [article.markdown, article.text]) {
    expect(output).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    expect(output).not.toContain('\0');
    expect(output).not.toContain('\r');
  }
  const rendered = new DOMParser().parseFromString(renderMarkdown(article.markdown), 'text/html').body;
  expect(findUnsafeMarkup(rendered)).toEqual([]);
  expect(JSON.parse(JSON.stringify(article))).toEqual(article);
  expect(article.keptShare ?? 0).toBeLessThanOrEqual(1);
}

describe('readArticle on any page', () => {
  it('returns safe, well-formed text for generated markup and leaves the page unchanged', () => {
    fc.assert(fc.property(htmlArbitrary, scopeArbitrary, checkArticle), { numRuns: 80 });
  }, 120_000);

  it('does the same for fixture pages with broken markup', () => {
    fc.assert(
      fc.property(createBrokenPageArbitrary(readFixturePages('pages/text')), scopeArbitrary, checkArticle),
      {
        numRuns: 30,
      },
    );
  }, 120_000);
});
