import { describe, expect, it } from 'vitest';
import { buildQuoteLink } from '@/lib/app/quotes/build-quote-link';
import { err, ok } from '@/lib/base/result';

const PAGE = 'https://example.org/article';
const URLS: [string] = [PAGE];
const SELECTOR = { exact: 'the tide rose quickly', prefix: '', suffix: '', start: null };
const MATCH = { start: 1, end: 22, precision: 'exact', similarity: 1, words: 'the tide rose quickly' };
const WHOLE_QUOTE = `${PAGE}#:~:text=the%20tide%20rose%20quickly`;

const makeDeps = (tabUrls: string[], response: unknown) => ({
  listTabs: async () => tabUrls.map((url, id) => ({ id, windowId: 1, url })),
  highlightQuotes: async () => (response === null ? err({ kind: 'not-allowed' }) : ok(response)),
});

describe('buildQuoteLink', () => {
  it('takes the link that was verified on the open page', async () => {
    const link = `${PAGE}#:~:text=the,quickly`;
    expect(await buildQuoteLink(makeDeps([PAGE], [{ ...MATCH, link }]), URLS, SELECTOR, null)).toEqual({
      url: link,
      verifiedIn: 'page',
    });
  });

  it.each([
    ['that does not have the words', [null]],
    ['that has them several times', [MATCH]],
    ['that returns the link of another page', [{ ...MATCH, link: 'https://other.example/#:~:text=the' }]],
  ])('does not trust the captured text beside a page %s', async (_, response) => {
    expect(await buildQuoteLink(makeDeps([PAGE], response), URLS, SELECTOR, SELECTOR.exact)).toEqual({
      url: WHOLE_QUOTE,
      verifiedIn: null,
    });
  });

  it('verifies the link in the captured text if the page is not open', async () => {
    const text = 'At noon the tide rose quickly. At night the tide rose slowly.';
    const build = (capturedText: string | null) =>
      buildQuoteLink(makeDeps([PAGE], null), URLS, SELECTOR, capturedText);
    expect(await build(text)).toEqual({ url: WHOLE_QUOTE, verifiedIn: 'text' });
    expect(await build(`${text} the tide rose quickly`)).toMatchObject({ verifiedIn: 'text' });
    expect(await build('Other words.')).toEqual({ url: WHOLE_QUOTE, verifiedIn: null });
    expect(await build(null)).toEqual({ url: WHOLE_QUOTE, verifiedIn: null });
  });
});
