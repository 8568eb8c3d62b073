// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/lib/extract/read-article';
import {
  createBrokenPageArbitrary,
  htmlArbitrary,
  readFixturePages,
} from '../../../support/html-arbitraries.ts';
import { findUnsafeMarkup, renderMarkdown } from '../../../support/render-markdown.ts';

const scope = fc.constantFrom('article' as const, 'page' as const, 'selection' as const);

// This DOM breaks at a template in a picture and at a page in a table. A browser's takes them, so that they are read there:
// `tests/e2e/any-page.test.ts`.
function parsed(source: string): Document | null {
  if (source.includes('<template')) return null;
  try {
    return new DOMParser().parseFromString(source, 'text/html');
  } catch {
    return null;
  }
}

function check(source: string, asked: 'article' | 'page' | 'selection'): void {
  const page = parsed(source);
  fc.pre(page !== null);
  if (!page) return;
  const before = page.documentElement.outerHTML;

  const article = readArticle(page, { scope: asked, url: 'https://page.example/a/b?c' });

  expect(page.documentElement.outerHTML).toBe(before);
  for (const written of [article.markdown, article.text]) {
    expect(written).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    expect(written).not.toContain('\0');
    expect(written).not.toContain('\r');
  }
  const shown = new DOMParser().parseFromString(renderMarkdown(article.markdown), 'text/html').body;
  expect(findUnsafeMarkup(shown)).toEqual([]);
  expect(JSON.parse(JSON.stringify(article))).toEqual(article);
  expect(article.keptShare ?? 0).toBeLessThanOrEqual(1);
}

describe('reading generated pages', () => {
  it('throws nothing, leaves the page unchanged, and gives safe, well-formed text', () => {
    fc.assert(fc.property(htmlArbitrary, scope, check), { numRuns: 80 });
  }, 120_000);

  it('does the same for randomly damaged real pages', () => {
    fc.assert(fc.property(createBrokenPageArbitrary(readFixturePages('pages/text')), scope, check), {
      numRuns: 30,
    });
  }, 120_000);
});
