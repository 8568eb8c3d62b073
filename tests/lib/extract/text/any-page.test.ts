// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';
import {
  createBrokenPageArbitrary,
  htmlArbitrary,
  readFixturePages,
} from '../../../support/html-arbitraries.ts';
import { listDisallowedMarkup, renderMarkdown } from '../../../support/render-markdown.ts';

const scopeArbitrary = fc.constantFrom('article' as const, 'page' as const, 'selection' as const);

// happy-dom throws for a template inside a picture and for an `html` element inside a table.
// `tests/e2e/any-page.test.ts` tests both in a browser.
function parsePage(source: string): Document | null {
  if (source.includes('<template')) return null;
  try {
    return new DOMParser().parseFromString(source, 'text/html');
  } catch {
    return null;
  }
}

function expectSafeArticle(source: string, scope: 'article' | 'page' | 'selection'): void {
  const page = parsePage(source);
  fc.pre(page !== null);
  if (!page) return;
  const htmlBefore = page.documentElement.outerHTML;

  const article = readArticle(page, { scope, url: 'https://page.example/a/b?c' });

  expect(page.documentElement.outerHTML).toBe(htmlBefore);
  for (const writtenText of [article.markdown, article.text]) {
    expect(writtenText).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    expect(writtenText).not.toContain('\0');
    expect(writtenText).not.toContain('\r');
  }
  const renderedBody = new DOMParser().parseFromString(renderMarkdown(article.markdown), 'text/html').body;
  expect(listDisallowedMarkup(renderedBody)).toEqual([]);
  expect(JSON.parse(JSON.stringify(article))).toEqual(article);
  expect(article.keptShare ?? 0).toBeLessThanOrEqual(1);
}

describe('readArticle on any page', () => {
  it('returns safe, well-formed text for generated markup and leaves the page unchanged', () => {
    fc.assert(fc.property(htmlArbitrary, scopeArbitrary, expectSafeArticle), { numRuns: 80 });
  });

  it('returns safe, well-formed text for fixture pages with broken markup', () => {
    fc.assert(
      fc.property(
        createBrokenPageArbitrary(readFixturePages('pages/text')),
        scopeArbitrary,
        expectSafeArticle,
      ),
      {
        numRuns: 30,
      },
    );
  });
});
