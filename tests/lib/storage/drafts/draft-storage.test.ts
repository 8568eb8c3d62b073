import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import type { DraftChange } from '@/lib/record/draft/stored-draft';
import {
  listDrafts,
  listQuotesWithoutDraft,
  persistDraft,
  persistPage,
  persistQuote,
  persistText,
  persistViewState,
  readDraft,
  readDraftItem,
  readQuotes,
  removeDraft,
  removeQuotes,
} from '@/lib/storage/drafts/draft-storage';
import { watchDraft } from '@/lib/storage/drafts/watch-draft';
import { makeArticle, makeDraft, makeExtraction, PAGE_URL } from '@/tests/support/make-review-form';

const makeKeyPoint = (exact: string) => ({
  text: '',
  quotes: [{ exact, prefix: '', suffix: '', start: null, end: null }],
});

const readQuoteWords = async (key: string) =>
  (await readQuotes(key)).map(({ keyPoint }) => keyPoint.quotes[0]?.exact);

describe('stored drafts', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are read with all their parts', async () => {
    const viewState = { scrollTop: 40, focus: 'field-summary', selectionStart: 3, selectionEnd: 3 };
    await Promise.all([
      persistDraft(makeDraft({ summary: 'typed' })),
      persistPage(PAGE_URL, makeExtraction()),
      persistText(PAGE_URL, makeArticle()),
      persistViewState(PAGE_URL, viewState),
    ]);
    expect(await readDraft(PAGE_URL)).toMatchObject({
      draft: { edits: { summary: 'typed' } },
      page: { url: PAGE_URL },
      text: { words: 4 },
      viewState,
    });
  });

  it('write only the edits at a keystroke', async () => {
    await persistText(PAGE_URL, makeArticle());
    const before = await fakeBrowser.storage.local.get(null);
    await persistDraft(makeDraft({ summary: 'a' }));
    const after = await fakeBrowser.storage.local.get(null);
    const changed = Object.keys(after).filter(
      (item) => JSON.stringify(after[item]) !== JSON.stringify(before[item]),
    );
    expect(changed).toEqual([`draft:${PAGE_URL}`]);
  });

  it('are null when unreadable, and do not hide others', async () => {
    await fakeBrowser.storage.local.set({ 'draft:bad': { key: 1 } });
    await persistDraft(makeDraft());
    expect((await readDraft('bad')).draft).toBeNull();
    expect((await listDrafts()).map(({ key }) => key)).toEqual([PAGE_URL]);
    expect(await fakeBrowser.storage.local.get('draft:bad')).toEqual({ 'draft:bad': { key: 1 } });
  });

  it('are listed last changed first', async () => {
    await persistDraft(makeDraft({}, { key: 'https://a.example/', updatedAt: '2026-01-01T00:00:00.000Z' }));
    await persistDraft(makeDraft({}, { key: 'https://b.example/', updatedAt: '2026-02-01T00:00:00.000Z' }));
    expect((await listDrafts()).map(({ key }) => key)).toEqual(['https://b.example/', 'https://a.example/']);
  });

  it('are removed with all their parts', async () => {
    await Promise.all([
      persistDraft(makeDraft()),
      persistText(PAGE_URL, makeArticle()),
      persistQuote(PAGE_URL, '1', makeKeyPoint('x')),
    ]);
    await removeDraft(PAGE_URL);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('are distinguished from drafts of longer addresses', async () => {
    await persistQuote('https://a.example/', '1', makeKeyPoint('mine'));
    await persistQuote('https://a.example/longer', '1', makeKeyPoint('other'));
    expect((await readQuotes('https://a.example/')).map(({ keyPoint }) => keyPoint.quotes[0]?.exact)).toEqual(
      ['mine'],
    );
  });

  it('are distinguished from drafts of their routes, whose quotes stay', async () => {
    await persistQuote('https://a.example/', '1', makeKeyPoint('mine'));
    await persistQuote('https://a.example/#/route', '1', makeKeyPoint('other'));
    expect(await readQuoteWords('https://a.example/')).toEqual(['mine']);
    await removeDraft('https://a.example/');
    expect(await readQuoteWords('https://a.example/')).toEqual([]);
    expect(await readQuoteWords('https://a.example/#/route')).toEqual(['other']);
  });
});

describe('waiting quotes', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are listed in order of creation and removed one by one', async () => {
    await persistQuote(PAGE_URL, '1-b', makeKeyPoint('first'));
    await persistQuote(PAGE_URL, '2-a', makeKeyPoint('second'));
    const [first] = await readQuotes(PAGE_URL);
    await removeQuotes([first?.itemName ?? '']);
    expect((await readQuotes(PAGE_URL)).map(({ keyPoint }) => keyPoint.quotes[0]?.exact)).toEqual(['second']);
  });
});

describe('waiting quotes in the older format', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are found only by their page, before newer ones, and are removed with it', async () => {
    await fakeBrowser.storage.local.set({
      'quote:https://a.example/#1-a': makeKeyPoint('mine'),
      'quote:https://a.example/#/route#1-a': makeKeyPoint('other'),
    });
    await persistQuote('https://a.example/', '2-a', makeKeyPoint('newer'));
    expect(await readQuoteWords('https://a.example/')).toEqual(['mine', 'newer']);
    await removeDraft('https://a.example/');
    expect(await readQuoteWords('https://a.example/')).toEqual([]);
    expect(await readQuoteWords('https://a.example/#/route')).toEqual(['other']);
  });
});

describe('listQuotesWithoutDraft', () => {
  beforeEach(() => fakeBrowser.reset());

  it('groups quotes by page, with the time of the latest', async () => {
    await persistDraft(makeDraft());
    await persistQuote(PAGE_URL, '1700000000000-a', makeKeyPoint('has a draft'));
    await persistQuote('https://a.example/', '1700000000000-a', makeKeyPoint('first'));
    await persistQuote('https://a.example/', '1700000060000-b', makeKeyPoint('second'));
    expect(await listQuotesWithoutDraft()).toEqual([
      {
        key: 'https://a.example/',
        createdAt: '2023-11-14T22:14:20.000Z',
        keyPoints: [makeKeyPoint('first'), makeKeyPoint('second')],
      },
    ]);
  });
});

describe('watchDraft', () => {
  beforeEach(() => fakeBrowser.reset());

  it('reports changes, removal and quotes of that page only', async () => {
    const seen: DraftChange['kind'][] = [];
    const stop = watchDraft(PAGE_URL, ({ kind }) => seen.push(kind));
    await persistDraft(makeDraft({ summary: 'a' }));
    await persistDraft(makeDraft({}, { key: 'https://other.example/' }));
    await persistQuote(PAGE_URL, '1', makeKeyPoint('x'));
    await removeDraft(PAGE_URL);
    stop();
    await persistDraft(makeDraft({ summary: 'b' }));
    expect(seen).toEqual(['changed', 'quotes', 'removed']);
    expect((await readDraftItem(PAGE_URL))?.edits.summary).toBe('b');
  });
});
