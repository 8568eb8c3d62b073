import { describe, expect, it } from 'vitest';
import { type CheckPageDeps, checkPage } from '@/lib/app/page-check/check-page';
import { normalizeText } from '@/lib/base/normalize-text';
import { ok } from '@/lib/base/result';
import { listWebPageQuotes } from '@/lib/record/list-web-page-quotes';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { PageCheck, QuoteResult } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { makePageCheck, makeQuoteResults } from '@/tests/support/make-page-check';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const LINES = [
  'The gauge at the northern harbour was read every morning for eleven years.',
  'Its records show that the tide rose by four centimetres in that time.',
  'The observers were paid by the harbour office and worked in pairs.',
  'Nobody has read the gauge since the storm of the second winter.',
];
const TEXT = LINES.join('\n');
const NOW = new Date('2026-04-02T10:00:00.000Z');

const makeQuote = (exact: string) => ({ exact, prefix: '', suffix: '', start: null, end: null });
const source = makeSource({
  title: 'Tide gauge',
  keyPoints: [{ text: 'It rose.', quotes: [makeQuote('the tide rose by four centimetres in that time')] }],
  provenance: {
    title: { from: 'og:title', candidates: [{ value: 'Tide gauge', from: 'og:title' }] },
  },
});
const saved = makeSnapshot(source, TEXT, { markdown: LINES.join('\n\n') });

type Options = {
  text?: string | null;
  /** The text of a second reading, if it differs. */
  secondText?: string;
  unsureLines?: string[];
  extraction?: Partial<Extraction>;
  snapshots?: Snapshot[];
  checked?: Source;
  scope?: Article['scope'];
  /** What a search of the whole page found. */
  quoteResults?: QuoteResult[];
  earlierCheck?: PageCheck | null;
};

async function check({
  text = TEXT,
  secondText,
  unsureLines,
  extraction,
  snapshots = [saved],
  checked = source,
  scope = 'article',
  quoteResults,
  earlierCheck = null,
}: Options) {
  const written: Snapshot[] = [];
  const scopes: string[] = [];
  const deps: CheckPageDeps = {
    now: () => NOW,
    findCheck: async () => earlierCheck,
    listSnapshots: async () => snapshots,
    saveCheck: async ({ check: saving, snapshot }) => {
      if (snapshot) written.push(snapshot);
      return ok(saving);
    },
    wait: async () => undefined,
  };
  const readText = async (requestedScope: Article['scope']): Promise<Article | null> => {
    scopes.push(requestedScope);
    const current = scopes.length > 1 && secondText !== undefined ? secondText : text;
    return current === null
      ? null
      : makeArticle({
          text: current,
          scope,
          markdown: current.replaceAll('\n', '\n\n'),
          words: current.split(/\s+/).length,
          ...(unsureLines && { unsureLines }),
        });
  };
  const page = {
    extraction: makeExtraction({
      url: checked.url,
      kind: 'article',
      httpStatus: 200,
      capturedAt: NOW.toISOString(),
      title: [{ value: 'Tide gauge', from: 'og:title' }],
      ...extraction,
    }),
    readText,
    ...(quoteResults && { quoteResults }),
  };
  const savedCheck = await checkPage(deps, checked, page);
  return { result: savedCheck.ok ? savedCheck.value : null, written, scopes };
}

describe('checkPage', () => {
  it('finds a page unchanged, with the date of the compared text and the state of the quotes', async () => {
    const { result, written } = await check({});
    expect(result).toMatchObject({
      outcome: 'unchanged',
      checkedAt: NOW.toISOString(),
      comparedWith: saved.capturedAt,
      comparedAt: NOW.toISOString(),
      quoteResults: [{ state: 'unchanged', words: null }],
    });
    expect(written).toEqual([]);
  });

  it('keeps a changed text beside the old one, with the share of the change and the missing quote', async () => {
    const { result, written } = await check({ text: [LINES[0], LINES[2], LINES[3]].join('\n') });
    expect(result).toMatchObject({
      outcome: 'changed',
      addedWords: 0,
      removedWords: 13,
      quoteResults: [{ state: 'missing' }],
    });
    expect(result?.changedShare).toBeGreaterThan(0);
    expect(written.map(({ text }) => text)).toEqual([
      normalizeText([LINES[0], LINES[2], LINES[3]].join('\n')),
    ]);
  });

  it('compares a page with the saved text, also after an earlier check stored a changed one', async () => {
    const edited = TEXT.replace('eleven', 'twelve');
    const first = await check({ text: edited });
    const second = await check({ text: edited, snapshots: [saved, ...first.written] });
    expect(second.result).toMatchObject({ outcome: 'changed', comparedWith: saved.capturedAt });
    expect(second.result?.changedShare).toBe(first.result?.changedShare);
    expect(first.written).toMatchObject([{ isFromCheck: true }]);
    expect(second.written).toEqual([]);
  });

  it('keeps the text of a page that has its saved text again, so that the newest text is that of the page', async () => {
    const first = await check({ text: TEXT.replace('eleven', 'twelve') });
    const { result, written } = await check({ snapshots: [saved, ...first.written] });
    expect(result).toMatchObject({ outcome: 'unchanged', comparedWith: saved.capturedAt });
    expect(written).toHaveLength(1);
  });

  it('reads a page a second time that has lost much of its text, because it may not be rendered yet', async () => {
    const { result, scopes } = await check({ text: LINES[0] ?? '', secondText: TEXT });
    expect(result).toMatchObject({ outcome: 'unchanged', quoteResults: [{ state: 'unchanged' }] });
    expect(scopes).toEqual(['article', 'article']);
  });

  it('reports a page that has lost much of its text also at the second reading', async () => {
    const { result, scopes, written } = await check({ text: LINES[0] ?? '' });
    expect(result).toMatchObject({ outcome: 'changed', quoteResults: [{ state: 'missing' }] });
    expect(scopes).toHaveLength(2);
    expect(written).toHaveLength(1);
  });

  it('reads the comments too if the captured text has them', async () => {
    const { scopes } = await check({ snapshots: [{ ...saved, withComments: true }] });
    expect(scopes).toEqual(['article-with-comments']);
  });

  it('does not compare a page with the text of a selection', async () => {
    const { result, written } = await check({
      text: 'Other words.',
      snapshots: [{ ...saved, scope: 'selection' }],
    });
    expect(result).toMatchObject({ outcome: 'no-text', comparedWith: null });
    expect(written).toEqual([]);
  });

  it('does not compare a page with an earlier text of unknown scope that is a small part of it', async () => {
    const selected = LINES[1] ?? '';
    const makePart = (capturedAt: string) =>
      makeSnapshot(source, selected, { markdown: selected, capturedAt, words: 13 });
    const unknown = await check({ snapshots: [makePart('2026-11-01T08:00:00.000Z')] });
    expect(unknown.result).toMatchObject({ outcome: 'no-text', comparedWith: null });
    expect(unknown.written).toEqual([]);
    const changedPart = await check({
      snapshots: [makePart('2026-11-01T08:00:00.000Z')],
      text: TEXT.replace(selected, 'Nobody reads the gauge any more.'),
    });
    expect(changedPart.result).toMatchObject({ outcome: 'changed' });
    const article = await check({ snapshots: [makePart('2026-12-01T08:00:00.000Z')] });
    expect(article.result).toMatchObject({ outcome: 'changed' });
  });

  it('finds a quote in a line that the capture left out although the page has it', async () => {
    const line = LINES[1] ?? '';
    const text = TEXT.replace(`${line}\n`, '');
    const { result } = await check({ text, unsureLines: [line] });
    expect(result).toMatchObject({ outcome: 'unchanged', quoteResults: [{ state: 'unchanged' }] });
  });

  it('does not take similar words in a line that the capture left out for a quote that was removed', async () => {
    const line = LINES[1] ?? '';
    const text = TEXT.replace(line, 'The office burnt all of the records in the first winter after that.');
    const teaser = 'Read on: why the tide rose by nine centimetres in that town';
    const { result } = await check({ text, unsureLines: [teaser] });
    expect(result).toMatchObject({ outcome: 'changed', quoteResults: [{ state: 'missing' }] });
  });

  it('does not count a quote as missing that no captured text has', async () => {
    const keyPoints = [{ text: 'A comment.', quotes: [makeQuote('somebody wrote this below the article')] }];
    const { result } = await check({ checked: { ...source, keyPoints } });
    expect(result).toMatchObject({ outcome: 'unchanged', quoteResults: [] });
  });

  describe('with quotes that the article does not have', () => {
    const comment = makeQuote('somebody wrote this below the article');
    const checked = {
      ...source,
      keyPoints: [...source.keyPoints, { text: 'A comment.', quotes: [comment] }],
    };
    const removed = [LINES[0], LINES[2], LINES[3]].join('\n');
    const found = makeQuoteResults([comment], 'unchanged');

    it('takes the result of a search of the whole page', async () => {
      const { result } = await check({ text: removed, checked, quoteResults: found });
      expect(result?.quoteResults?.map(({ state }) => state)).toEqual(['missing', 'unchanged']);
    });

    it('does not call a quote missing that a search found on the page', async () => {
      const withComments = makeSnapshot(source, `${TEXT}\n${comment.exact}`, {
        capturedAt: '2026-01-01T10:00:00.000Z',
        withComments: true,
      });
      const snapshots = [withComments, saved];
      const { result } = await check({ checked, snapshots, quoteResults: found });
      expect(result?.quoteResults?.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
    });

    it('does not call a quote missing that only a text with comments had', async () => {
      const withComments = makeSnapshot(source, `${TEXT}\n${comment.exact}`, {
        capturedAt: '2026-01-01T10:00:00.000Z',
        withComments: true,
      });
      const snapshots = [withComments, saved];
      const { result } = await check({ checked, snapshots });
      expect(result?.quoteResults?.map(({ state }) => state)).toEqual(['unchanged']);
      const earlierCheck = makePageCheck(source.stableId, { quoteResults: found });
      const { result: later } = await check({ checked, snapshots, earlierCheck });
      expect(later?.quoteResults?.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
    });

    it('calls a comment missing if the page was compared with its comments', async () => {
      const snapshots = [{ ...saved, text: `${TEXT}\n${comment.exact}`, withComments: true }];
      const { result } = await check({ checked, snapshots, scope: 'article-with-comments' });
      expect(result?.quoteResults?.map(({ state }) => state)).toEqual(['unchanged', 'missing']);
    });

    it('keeps what a search found on a page that is taken for a login page, and the earlier results', async () => {
      const quoteResults = makeQuoteResults(listWebPageQuotes(source.keyPoints), 'unchanged');
      const earlierCheck = makePageCheck(source.stableId, { quoteResults: found });
      const { result } = await check({
        checked,
        earlierCheck,
        quoteResults,
        text: LINES[1] ?? '',
        extraction: { kind: 'login-wall' },
      });
      expect(result).toMatchObject({
        outcome: 'login-wall',
        comparedWith: null,
        comparedAt: NOW.toISOString(),
      });
      expect(result?.quoteResults).toEqual([...quoteResults, ...found]);
    });

    it('says nothing about the quotes of a login page on which a search found none', async () => {
      const { result } = await check({
        checked,
        quoteResults: [],
        extraction: { kind: 'login-wall' },
        text: '',
      });
      expect(result?.quoteResults).toBeUndefined();
      expect(result?.comparedAt).toBeUndefined();
    });

    it.each([
      ['has no captured text', { snapshots: [] }],
      ['is a PDF', { snapshots: [{ ...saved, pageStarts: [0] }] }],
      ['has no readable text', { text: null }],
    ])('takes the result of a search if the source or its page %s', async (_, options) => {
      const { result } = await check({ checked, quoteResults: found, ...options });
      expect(result).toMatchObject({
        outcome: 'no-text',
        comparedWith: null,
        comparedAt: NOW.toISOString(),
        quoteResults: found,
      });
    });

    it('keeps an earlier result that it cannot judge, and no other', async () => {
      const earlierCheck = makePageCheck(source.stableId, {
        quoteResults: [
          ...found,
          ...makeQuoteResults(listWebPageQuotes(source.keyPoints), 'unchanged'),
          ...makeQuoteResults([makeQuote('a deleted quote')], 'unchanged'),
        ],
      });
      const { result } = await check({ text: removed, checked, earlierCheck });
      expect(result?.quoteResults?.map(({ state }) => state)).toEqual(['missing', 'unchanged']);
    });

    it('does not keep an earlier result if a search did not find the quote', async () => {
      const earlierCheck = makePageCheck(source.stableId, { quoteResults: found });
      const { result } = await check({ checked, earlierCheck, quoteResults: [] });
      expect(result?.quoteResults?.map(({ state }) => state)).toEqual(['unchanged']);
    });
  });

  it.each([
    [{ kind: 'error-page', kindDetail: '404', httpStatus: 404 }, 'not-found'],
    [{ kind: 'error-page', kindDetail: '410', httpStatus: 410 }, 'gone'],
    [{ kind: 'error-page', kindDetail: null, httpStatus: 200 }, 'soft-404'],
    [{ kind: 'error-page', kindDetail: '503', httpStatus: 503 }, 'http-error'],
    [{ kind: 'error-page', kindDetail: '401', httpStatus: 401 }, 'blocked'],
    [{ kind: 'error-page', kindDetail: '403', httpStatus: 403 }, 'blocked'],
    [{ kind: 'error-page', kindDetail: '429', httpStatus: 429 }, 'blocked'],
    [{ kind: 'home', url: 'https://example.org/' }, 'soft-404'],
    [{ kind: 'login-wall' }, 'login-wall'],
    [{ kind: 'paywall' }, 'paywall'],
    [{ kind: 'captcha' }, 'blocked'],
    [{ url: 'https://www.hugedomains.com/domain_profile.cfm?d=example.org' }, 'parked'],
  ] as const)('tells apart a page that no longer shows the source: %o', async (extraction, outcome) => {
    const { result, written } = await check({ text: 'Nothing is here.', extraction });
    expect(result?.outcome).toBe(outcome);
    expect(written).toEqual([]);
  });

  it.each([
    ['declares that it is not free', source, 0],
    ['is restricted as the source is known to be', { ...source, access: 'paywall' as const }, 1],
    [
      'the reader made public',
      { ...source, provenance: { ...source.provenance, access: { from: READER_ORIGIN, candidates: [] } } },
      1,
    ],
  ])('compares a page that %s, and keeps its text only if the record knows', async (_, checked, count) => {
    const { result, written } = await check({
      checked,
      text: TEXT.replace('eleven', 'twelve'),
      extraction: { notFree: true },
    });
    expect(result?.outcome).toBe('changed');
    expect(written).toHaveLength(count);
  });

  describe('after a redirect', () => {
    const OTHER_TEXT =
      'Today in the news: a bakery opens, a bridge closes, and it will rain until Sunday evening.';
    const redirected = { ...source, url: 'https://example.org/tides/1' };
    const checkAt = (url: string, options: Options = {}) =>
      check({
        checked: redirected,
        text: OTHER_TEXT,
        ...options,
        extraction: { url, ...options.extraction },
      });

    it('reports another page of the site as missing and does not keep its text', async () => {
      const { result, written } = await checkAt('https://www.example.org/news');
      expect(result).toMatchObject({ outcome: 'soft-404', comparedWith: null });
      expect(result?.quoteResults).toBeUndefined();
      expect(result?.redirectUrl).toBe('https://www.example.org/news');
      expect(written).toEqual([]);
    });

    it('recognises another article by its title, although both share their first and last sentences', async () => {
      const text = [LINES[0], 'A new library opens next to the old mill on Sunday morning.', LINES[3]].join(
        '\n',
      );
      const title = [{ value: 'Library opens at the mill', from: 'og:title' }];
      const { result, written } = await checkAt('https://www.example.org/news', {
        text,
        extraction: { title },
      });
      expect(result).toMatchObject({ outcome: 'soft-404', redirectUrl: 'https://www.example.org/news' });
      expect(written).toEqual([]);
    });

    it('does not take a new subtitle for the title of another article', async () => {
      const text = [LINES[0], LINES[1], 'A storm took it away in the end, and the pier with it.'].join('\n');
      const title = [{ value: 'Tide gauge: ninety years of readings at the old pier', from: 'og:title' }];
      const checked = { ...redirected, keyPoints: [] };
      const { result } = await checkAt('https://example.org/archive/1', {
        checked,
        text,
        extraction: { title },
      });
      expect(result?.changedShare).toBeGreaterThan(0.3);
      expect(result?.outcome).toBe('changed');
    });

    it('says nothing about the page if another site shows little text, such as that of a login', async () => {
      const { result, written } = await checkAt('https://login.example.net/');
      expect(result).toMatchObject({ outcome: 'other-site', comparedWith: null, changedValues: [] });
      expect(result?.redirectUrl).toBe('https://login.example.net/');
      expect(written).toEqual([]);
    });

    it.each(['https://consent.example.net/collect', 'https://consent.example.org/collect'])(
      'says nothing about the source if %s shows a long text, such as a notice about consent',
      async (url) => {
        const text = Array.from({ length: 9 }, (_, index) => `${index} ${OTHER_TEXT}`).join('\n');
        const { result, written } = await checkAt(url, { text });
        expect(result).toMatchObject({ outcome: 'other-site', comparedWith: null });
        expect(result?.redirectUrl).toBe(url);
        expect(written).toEqual([]);
      },
    );

    it.each([
      [{ kind: 'error-page' as const, kindDetail: '404' }, OTHER_TEXT, 'not-found'],
      [{ kind: 'login-wall' as const }, OTHER_TEXT, 'login-wall'],
      [{}, 'This domain is for sale.', 'parked'],
    ])('draws a conclusion from another site that proves it: %o', async (extraction, text, outcome) => {
      const { result } = await checkAt('https://tides.example.net/1', { extraction, text });
      expect(result?.outcome).toBe(outcome);
    });

    it.each(['https://example.org/archive/1', 'https://tides.example.net/1?utm_source=x'])(
      'finds a page that has moved to %s unchanged, and says where it is',
      async (url) => {
        const { result } = await checkAt(url, { text: TEXT });
        expect(result).toMatchObject({ outcome: 'unchanged', quoteResults: [{ state: 'unchanged' }] });
        expect(result?.redirectUrl).toBe(url.replace('?utm_source=x', ''));
      },
    );

    it('does not store the address of a login to which a page leads', async () => {
      const extraction = { kind: 'login-wall' as const };
      const { result } = await checkAt('https://login.example.net/?session=1', { extraction });
      expect(result?.outcome).toBe('login-wall');
      expect(result?.redirectUrl).toBeUndefined();
    });

    it('compares the text of a page that has moved', async () => {
      const text = TEXT.replace('eleven', 'twelve');
      const { result, written } = await checkAt('https://example.org/archive/1', { text });
      expect(result?.outcome).toBe('changed');
      expect(result?.redirectUrl).toBe('https://example.org/archive/1');
      expect(written).toHaveLength(1);
    });

    it('compares a moved page that still has a quote', async () => {
      const text = `${OTHER_TEXT}\n${LINES[1]}`;
      const { result } = await checkAt('https://example.org/archive/1', { text });
      expect(result).toMatchObject({ outcome: 'changed', quoteResults: [{ state: 'unchanged' }] });
    });

    it.each(['https://tides.example.net/copy/1', 'https://example.org/print/1'])(
      'does not say that a page moved to %s if that page names the address of the source as canonical',
      async (url) => {
        const extraction = { canonicalUrl: [{ value: redirected.url, from: 'canonical' }] };
        const { result } = await checkAt(url, { text: TEXT, extraction });
        expect(result?.outcome).toBe('unchanged');
        expect(result?.redirectUrl).toBeUndefined();
      },
    );

    it('does not trust another site that shows another text and names the address of the source as canonical', async () => {
      const extraction = { canonicalUrl: [{ value: redirected.url, from: 'canonical' }] };
      const { result, written } = await checkAt('https://casino.example.net/win', { extraction });
      expect(result).toMatchObject({ outcome: 'other-site', redirectUrl: 'https://casino.example.net/win' });
      expect(written).toEqual([]);
    });

    it.each([
      ['at an address that differs only in its form', 'http://www.example.org/tides/1/?utm_source=x', {}],
      ['at another address of the source', 'https://example.org/t1', {}],
      [
        'that is the AMP edition of the source',
        'https://example.org/tides/1/amp',
        { canonicalUrl: [{ value: redirected.url, from: 'canonical' }] },
      ],
    ])('keeps the new text of a page %s', async (_, url, extraction) => {
      const checked = { ...redirected, aliases: ['https://example.org/t1'] };
      const { result, written } = await checkAt(url, { checked, extraction });
      expect(result?.outcome).toBe('changed');
      expect(result?.redirectUrl).toBeUndefined();
      expect(written).toHaveLength(1);
    });
  });

  const FRENCH = [
    'Le marégraphe du port nord a été relevé chaque matin pendant onze ans.',
    'Ses registres montrent une hausse de quatre centimètres.',
  ].join('\n');
  it.each([
    ['a translation', 'Le marégraphe du port', FRENCH],
    ['a live blog under a new headline', 'Storm warning for the coast', `Boats stay in.\nThe ferry is late.`],
    ['a new subtitle and a new text', 'Tide gauge: ninety years of readings at the old pier', FRENCH],
  ])('says that the text has changed if the same address shows %s, and stores it', async (_, value, text) => {
    for (const checked of [source, { ...source, keyPoints: [] }]) {
      const title = [{ value, from: 'og:title' }];
      const { result, written } = await check({ checked, text, extraction: { title } });
      expect(result).toMatchObject({ outcome: 'changed', comparedWith: saved.capturedAt });
      expect(result?.changedValues).toEqual([{ field: 'title', before: 'Tide gauge', after: value }]);
      expect(written).toMatchObject([{ isFromCheck: true }]);
    }
  });

  it('recognises a domain that is for sale by its text', async () => {
    const { result } = await check({ text: 'The domain example.org is for sale. Make an offer.' });
    expect(result?.outcome).toBe('parked');
  });

  it('finds a page unchanged that has the captured text and looks like a paywall', async () => {
    const { result } = await check({ extraction: { kind: 'paywall' } });
    expect(result?.outcome).toBe('unchanged');
  });

  it('lists a new title of the page, and not a title that the reader corrected', async () => {
    const title = [{ value: 'Tide gauge: a correction', from: 'og:title' }];
    const renamed = await check({ extraction: { title } });
    expect(renamed.result?.changedValues).toEqual([
      { field: 'title', before: 'Tide gauge', after: 'Tide gauge: a correction' },
    ]);
    const corrected = await check({ checked: { ...source, title: 'My own title' } });
    expect(corrected.result?.changedValues).toEqual([]);
  });
});
