import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { DraftChange } from '@/lib/record/draft/stored-draft';
import {
  deleteDraft,
  deleteQuotes,
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
} from '@/lib/storage/drafts/draft-storage';
import { getQuoteItemName } from '@/lib/storage/drafts/item-names';
import { watchDraft } from '@/lib/storage/drafts/watch-draft';
import { makeArticle, makeDraft, makeExtraction, PAGE_URL } from '@/tests/support/make-review-form';

const makeKeyPoint = (exact: string) => ({
  text: '',
  quotes: [{ exact, prefix: '', suffix: '', start: null, end: null }],
});

const readQuotedTexts = async (key: string) =>
  (await readQuotes(key)).map(({ keyPoint }) => keyPoint.quotes[0]?.exact);

describe('draft storage', () => {
  beforeEach(() => fakeBrowser.reset());

  it('drafts are read with all their parts', async () => {
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

  it('drafts write only the item with the edits at a keystroke', async () => {
    await persistArticle(PAGE_URL, makeArticle());
    const itemsBefore = await fakeBrowser.storage.local.get(null);
    await persistDraft(makeDraft({ summary: 'a' }));
    const itemsAfter = await fakeBrowser.storage.local.get(null);
    const changedItemNames = Object.keys(itemsAfter).filter(
      (item) => JSON.stringify(itemsAfter[item]) !== JSON.stringify(itemsBefore[item]),
    );
    expect(changedItemNames).toEqual([`draft:${PAGE_URL}`]);
  });

  it('drafts are null if unreadable, and do not hide other drafts', async () => {
    await fakeBrowser.storage.local.set({ 'draft:bad': { key: 1 } });
    await persistDraft(makeDraft());
    expect((await readDraft('bad')).draft).toBeNull();
    expect((await listDrafts()).map(({ key }) => key)).toEqual([PAGE_URL]);
    expect(await fakeBrowser.storage.local.get('draft:bad')).toEqual({ 'draft:bad': { key: 1 } });
  });

  it('drafts are listed with the last changed draft first', async () => {
    await persistDraft(makeDraft({}, { key: 'https://a.example/', updatedAt: '2026-01-01T00:00:00.000Z' }));
    await persistDraft(makeDraft({}, { key: 'https://b.example/', updatedAt: '2026-02-01T00:00:00.000Z' }));
    expect((await listDrafts()).map(({ key }) => key)).toEqual(['https://b.example/', 'https://a.example/']);
  });

  it('drafts are deleted with all their parts', async () => {
    await Promise.all([
      persistDraft(makeDraft()),
      persistArticle(PAGE_URL, makeArticle()),
      persistQuote(PAGE_URL, '1', makeKeyPoint('x')),
    ]);
    await deleteDraft(PAGE_URL);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('drafts are distinguished from drafts of longer URLs', async () => {
    await persistQuote('https://a.example/', '1', makeKeyPoint('quote of this page'));
    await persistQuote('https://a.example/longer', '1', makeKeyPoint('quote of another page'));
    expect((await readQuotes('https://a.example/')).map(({ keyPoint }) => keyPoint.quotes[0]?.exact)).toEqual(
      ['quote of this page'],
    );
  });

  it('drafts are distinguished from drafts of routes of the same page', async () => {
    await persistQuote('https://a.example/', '1', makeKeyPoint('quote of this page'));
    await persistQuote('https://a.example/#/route', '1', makeKeyPoint('quote of another page'));
    expect(await readQuotedTexts('https://a.example/')).toEqual(['quote of this page']);
    await deleteDraft('https://a.example/');
    expect(await readQuotedTexts('https://a.example/')).toEqual([]);
    expect(await readQuotedTexts('https://a.example/#/route')).toEqual(['quote of another page']);
  });
});

describe('pending quotes', () => {
  beforeEach(() => fakeBrowser.reset());

  it('pending quotes are listed in order of creation and deleted one by one', async () => {
    await persistQuote(PAGE_URL, '1-b', makeKeyPoint('first'));
    await persistQuote(PAGE_URL, '2-a', makeKeyPoint('second'));
    const [first] = await readQuotes(PAGE_URL);
    await deleteQuotes([first?.itemName ?? '']);
    expect((await readQuotes(PAGE_URL)).map(({ keyPoint }) => keyPoint.quotes[0]?.exact)).toEqual(['second']);
  });

  it('pending quotes end with the write of the draft that contains them', async () => {
    await persistQuote(PAGE_URL, '1-b', makeKeyPoint('first'));
    const [first] = await readQuotes(PAGE_URL);
    const keyPoints = [makeKeyPoint('first')];
    await persistDraft(makeDraft({ keyPoints }, { key: PAGE_URL }), [first?.itemName ?? '']);
    const stored = await readDraft(PAGE_URL);
    expect([stored.draft?.edits.keyPoints, stored.quotes]).toEqual([keyPoints, []]);
  });

  it('the deletion of a draft also deletes items of quotes that have no readable quote', async () => {
    // A browser stores null for an item that was emptied. The storage of the tests deletes such an item.
    await fakeBrowser.storage.local.set({ [getQuoteItemName(PAGE_URL, '1-b')]: '' });
    await deleteDraft(PAGE_URL);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('pending quotes with item names of earlier versions', () => {
  beforeEach(() => fakeBrowser.reset());

  it('older pending quotes are found only for their page, come before newer quotes, and are deleted with the draft', async () => {
    await fakeBrowser.storage.local.set({
      'quote:https://a.example/#1-a': makeKeyPoint('quote of this page'),
      'quote:https://a.example/#/route#1-a': makeKeyPoint('quote of another page'),
    });
    await persistQuote('https://a.example/', '2-a', makeKeyPoint('newer'));
    expect(await readQuotedTexts('https://a.example/')).toEqual(['quote of this page', 'newer']);
    await deleteDraft('https://a.example/');
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

  it('reports changes, the deletion and quotes of its page only', async () => {
    const kinds: DraftChange['kind'][] = [];
    const stopWatching = watchDraft(PAGE_URL, ({ kind }) => kinds.push(kind));
    await persistDraft(makeDraft({ summary: 'a' }));
    await persistDraft(makeDraft({}, { key: 'https://other.example/' }));
    await persistQuote(PAGE_URL, '1', makeKeyPoint('x'));
    await deleteDraft(PAGE_URL);
    stopWatching();
    await persistDraft(makeDraft({ summary: 'b' }));
    expect(kinds).toEqual(['changed', 'quotes', 'deleted']);
    expect((await readDraftItem(PAGE_URL))?.edits.summary).toBe('b');
  });
});
