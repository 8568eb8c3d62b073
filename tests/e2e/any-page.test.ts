import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article, Extraction } from '../../lib/record/schema/extraction.ts';
import { setUpBuiltCapture } from '../support/built-capture.ts';
import { createBrokenPageArbitrary, htmlArbitrary, readFixturePages } from '../support/html-arbitraries.ts';
import { listDisallowedMarkup, renderMarkdown } from '../support/render-markdown.ts';

const capture = setUpBuiltCapture();

const FIXTURES = ['pages/text', 'pages/meta', 'articles'].flatMap(readFixturePages);
const pageArbitrary = fc.oneof(htmlArbitrary, createBrokenPageArbitrary(FIXTURES));
const SCOPES = ['article', 'page', 'selection'] as const;
const SEEDS = Array.from({ length: 240 }, (_, seed) => seed);
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Generates a page. The same seed always gives the same page. */
const buildPage = (seed: number): string => fc.sample(pageArbitrary, { seed, numRuns: 1 })[0] ?? '';

const collectStrings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(collectStrings) : [];
};

/** Captures the current page and lists what is wrong with the result. */
async function findProblems(scope: Article['scope']): Promise<unknown[]> {
  const { extraction: rawExtraction, article: rawArticle, isPageChanged } = await capture.captureBoth(scope);
  const extraction = Extraction.safeParse(rawExtraction);
  const article = Article.safeParse(rawArticle);
  // A capture that fails returns `{ error }`, which does not match the schema either.
  if (!extraction.success || !article.success)
    return [...(extraction.success ? [] : [rawExtraction]), ...(article.success ? [] : [rawArticle])];
  const html = renderMarkdown(article.data.markdown);
  const parseExpression = `new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html').body`;
  const unsafeMarkup = await capture.evaluate<string[]>(`(${listDisallowedMarkup})(${parseExpression})`);
  const nonWebUrls = extraction.data.canonicalUrl.filter(({ value }) => !/^https?:/.test(value));
  const malformedStrings = [...collectStrings(rawExtraction), ...collectStrings(rawArticle)].filter(
    (value) => LONE_SURROGATE.test(value) || value.includes('\0') || value.includes('\r'),
  );
  return [
    ...(isPageChanged ? ['the page was changed'] : []),
    ...unsafeMarkup,
    ...nonWebUrls,
    ...malformedStrings,
  ];
}

describe('capturing generated pages in a browser', () => {
  it('throws no error, leaves the page unchanged, and returns safe, well-formed text', async () => {
    const failures: { seed: number; problems: unknown[] }[] = [];
    await capture.showPages({ 'https://page.example/a/story': '<title>Nothing yet</title>' });
    for (const seed of SEEDS) {
      await capture.writeHtml(buildPage(seed));
      const problems = await findProblems(SCOPES[seed % SCOPES.length] ?? 'article');
      if (problems.length > 0) failures.push({ seed, problems });
    }
    expect(failures).toEqual([]);
  });
});
