import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { DraftChange } from '@/lib/record/draft/stored-draft';
import {
  listDrafts,
  listQuotesWithoutDraft,
  persistArticle,
  persistDraft,
  persistExtraction,
  persistQuote,
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

const readQuotedTexts = async (key: string) =>
  (await readQuotes(key)).map(({ keyPoint }) => keyPoint.quotes[0]?.exact);

describe('drafts in storage.local', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are read with all their parts', async () => {
    const viewState = { scrollTop: 40, focus: 'field-summary', selectionStart: 3, selectionEnd: 3 };
    await Promise.all([
      persistDraft(makeDraft({ summary: 'typed' })),
      persistExtraction(PAGE_URL, makeExtraction()),
      persistArticle(PAGE_URL, makeArticle()),
      persistViewState(PAGE_URL, viewState),
    ]);
    expect(await readDraft(PAGE_URL)).toMatchObject({
      draft: { edits: { summary: 'typed' } },
      extraction: { url: PAGE_URL },
      article: { words: 4 },
      viewState,
    });
  });

  it('write only the item with the edits at a keystroke', async () => {
    await persistArticle(PAGE_URL, makeArticle());
    const itemsBefore = await fakeBrowser.storage.local.get(null);
    await persistDraft(makeDraft({ summary: 'a' }));
    const itemsAfter = await fakeBrowser.storage.local.get(null);
    const changedItemNames = Object.keys(itemsAfter).filter(
      (item) => JSON.stringify(itemsAfter[item]) !== JSON.stringify(itemsBefore[item]),
    );
    expect(changedItemNames).toEqual([`draft:${PAGE_URL}`]);
  });

  it('are null if unreadable, and do not hide other drafts', async () => {
    await fakeBrowser.storage.local.set({ 'draft:bad': { key: 1 } });
    await persistDraft(makeDraft());
    expect((await readDraft('bad')).draft).toBeNull();
    expect((await listDrafts()).map(({ key }) => key)).toEqual([PAGE_URL]);
    expect(await fakeBrowser.storage.local.get('draft:bad')).toEqual({ 'draft:bad': { key: 1 } });
  });

  it('are listed with the last changed draft first', async () => {
    await persistDraft(makeDraft({}, { key: 'https://a.example/', updatedAt: '2026-01-01T00:00:00.000Z' }));
    await persistDraft(makeDraft({}, { key: 'https://b.example/', updatedAt: '2026-02-01T00:00:00.000Z' }));
    expect((await listDrafts()).map(({ key }) => key)).toEqual(['https://b.example/', 'https://a.example/']);
  });

  it('are removed with all their parts', async () => {
    await Promise.all([
      persistDraft(makeDraft()),
      persistArticle(PAGE_URL, makeArticle()),
      persistQuote(PAGE_URL, '1', makeKeyPoint('x')),
    ]);
    await removeDraft(PAGE_URL);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('are distinguished from drafts of longer URLs', async () => {
    await persistQuote('https://a.example/', '1', makeKeyPoint('quote of this page'));
    await persistQuote('https://a.example/longer', '1', makeKeyPoint('quote of another page'));
    expect((await readQuotes('https://a.example/')).map(({ keyPoint }) => keyPoint.quotes[0]?.exact)).toEqual(
      ['quote of this page'],
    );
  });

  it('are distinguished from drafts of routes of the same page', async () => {
    await persistQuote('https://a.example/', '1', makeKeyPoint('quote of this page'));
    await persistQuote('https://a.example/#/route', '1', makeKeyPoint('quote of another page'));
    expect(await readQuotedTexts('https://a.example/')).toEqual(['quote of this page']);
    await removeDraft('https://a.example/');
    expect(await readQuotedTexts('https://a.example/')).toEqual([]);
    expect(await readQuotedTexts('https://a.example/#/route')).toEqual(['quote of another page']);
  });
});

describe('pending quotes', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are listed in order of creation and removed one by one', async () => {
    await persistQuote(PAGE_URL, '1-b', makeKeyPoint('first'));
    await persistQuote(PAGE_URL, '2-a', makeKeyPoint('second'));
    const [first] = await readQuotes(PAGE_URL);
    await removeQuotes([first?.itemName ?? '']);
    expect((await readQuotes(PAGE_URL)).map(({ keyPoint }) => keyPoint.quotes[0]?.exact)).toEqual(['second']);
  });
});

describe('pending quotes with item names of earlier versions', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are found only for their page, come before newer quotes, and are removed with the draft', async () => {
    await fakeBrowser.storage.local.set({
      'quote:https://a.example/#1-a': makeKeyPoint('quote of this page'),
      'quote:https://a.example/#/route#1-a': makeKeyPoint('quote of another page'),
    });
    await persistQuote('https://a.example/', '2-a', makeKeyPoint('newer'));
    expect(await readQuotedTexts('https://a.example/')).toEqual(['quote of this page', 'newer']);
    await removeDraft('https://a.example/');
    expect(await readQuotedTexts('https://a.example/')).toEqual([]);
    expect(await readQuotedTexts('https://a.example/#/route')).toEqual(['quote of another page']);
  });
});

describe('listQuotesWithoutDraft', () => {
  beforeEach(() => fakeBrowser.reset());

  it('groups quotes by page, with the time of the newest quote', async () => {
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

  it('reports changes, the removal and quotes of its page only', async () => {
    const kinds: DraftChange['kind'][] = [];
    const stopWatching = watchDraft(PAGE_URL, ({ kind }) => kinds.push(kind));
    await persistDraft(makeDraft({ summary: 'a' }));
    await persistDraft(makeDraft({}, { key: 'https://other.example/' }));
    await persistQuote(PAGE_URL, '1', makeKeyPoint('x'));
    await removeDraft(PAGE_URL);
    stopWatching();
    await persistDraft(makeDraft({ summary: 'b' }));
    expect(kinds).toEqual(['changed', 'quotes', 'removed']);
    expect((await readDraftItem(PAGE_URL))?.edits.summary).toBe('b');
  });
});
