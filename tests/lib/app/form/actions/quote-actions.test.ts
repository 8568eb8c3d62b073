import { describe, expect, it, vi } from 'vitest';
import { createQuoteActions, type QuoteActionDeps } from '@/lib/app/form/actions/quote-actions';
import type { DraftSession } from '@/lib/app/form/draft-session';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { ok } from '@/lib/base/result';
import type { Edits } from '@/lib/record/schema/draft';
import { makeArticle, makeReviewForm } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const TEXT = 'A saved text.\nThe tide rose. The mill stood still.';
const tab = { id: 1, windowId: 1, url: 'https://example.org/', title: '' };

/** Adds a selection to a form, and returns the quote. */
async function addSelection(form: DraftForm) {
  const edits = await new Promise<Edits>((resolve) => {
    // The actions use only these members.
    const session = { getForm: () => form, edit: resolve } as unknown as unknown as DraftSession;
    createQuoteActions(session, tab, {
      readSelection: async () => ok([{ exact: 'The mill stood' }]),
      highlightQuotes: async () => ok([]),
      captureDeps: { findTabById: async () => null },
      copyText: async () => undefined,
      getFocusedField: () => null,
      setTextPreviewOpen: () => undefined,
      listTexts: async () => [{ text: TEXT }],
      notify: () => undefined,
    }).addSelection();
  });
  return edits.keyPoints?.at(-1)?.quotes[0];
}

describe('adding a selection in the form', () => {
  it('stores its place in the saved text if the text of a saved page was not captured again', async () => {
    const form = { ...makeReviewForm(), article: null, source: makeSource({}) };
    expect(await addSelection(form)).toMatchObject({
      exact: 'The mill stood',
      start: TEXT.indexOf('The mill stood'),
    });
  });

  it('stores its place in the captured text', async () => {
    const article = { ...makeArticle(), text: 'Now the tide is low. The mill stood still.' };
    const form = { ...makeReviewForm(), article, source: makeSource({}) };
    expect(await addSelection(form)).toMatchObject({ start: article.text.indexOf('The mill stood') });
  });
});

describe('adding a selection to a key point', () => {
  it('adds it to the chosen point, and says so when it is already quoted there', async () => {
    let form: DraftForm = {
      ...makeReviewForm(),
      article: { ...makeArticle(), text: TEXT },
      source: makeSource({}),
    };
    form = {
      ...form,
      draft: {
        ...form.draft,
        edits: {
          keyPoints: [
            { text: 'A', quotes: [] },
            { text: 'B', quotes: [] },
          ],
        },
      },
    };
    let onNotify: (notification: unknown) => void = () => undefined;
    // The actions use only these members.
    const session = {
      getForm: () => form,
      edit: (edits: Edits) => {
        form = { ...form, draft: { ...form.draft, edits } };
      },
    } as unknown as DraftSession;
    const actions = createQuoteActions(session, tab, {
      readSelection: async () => ok([{ exact: 'The mill stood' }]),
      highlightQuotes: async () => ok([]),
      captureDeps: { findTabById: async () => null },
      copyText: async () => undefined,
      getFocusedField: () => null,
      setTextPreviewOpen: () => undefined,
      listTexts: async () => [],
      notify: (notification) => onNotify(notification),
    });
    const press = () =>
      new Promise<unknown>((resolve) => {
        onNotify = resolve;
        actions.addSelection(1);
      });
    expect([await press(), await press()]).toEqual([
      { kind: 'quote-added', pointIndex: 1 },
      'already-quoted',
    ]);
    expect(form.draft.edits.keyPoints?.map(({ quotes }) => quotes.length)).toEqual([0, 1]);
  });
});

describe('copying a quote in the form', () => {
  const quote = { exact: 'The mill stood', prefix: '', suffix: '', start: null, end: null };
  const source = makeSource({ url: 'https://example.org/', title: 'The tide' });
  const link = 'https://example.org/#:~:text=mill';
  const match = { start: 0, end: 4, precision: 'exact', similarity: 1, words: 'mill', link };

  const respond = async () => ok([match]);
  async function copy(
    format: 'link' | 'markdown',
    currentUrl: string,
    text: string | null = TEXT,
    highlightQuotes: QuoteActionDeps['highlightQuotes'] = respond,
  ) {
    const copied: string[] = [];
    // The actions use only this member.
    const session = {
      getForm: () => ({ ...makeReviewForm(), article: null, source }),
    } as unknown as DraftSession;
    const notification = await new Promise<unknown>((resolve) => {
      createQuoteActions(session, tab, {
        readSelection: async () => ok([]),
        highlightQuotes,
        pageTimeoutMs: 10,
        captureDeps: { findTabById: async () => ({ ...tab, url: currentUrl }) },
        copyText: async (written) => void copied.push(written),
        getFocusedField: () => null,
        setTextPreviewOpen: () => undefined,
        listTexts: async () => (text === null ? [] : [{ text }]),
        notify: resolve,
      }).copyQuote(quote, format);
    });
    return { copied, notification };
  }

  it('copies the link that was verified on the page beside the form, and says of which quote', async () => {
    expect(await copy('link', source.url)).toEqual({
      copied: [link],
      notification: {
        kind: 'quote-copied',
        format: 'link',
        words: quote.exact,
        link: { url: link, verifiedIn: 'page' },
      },
    });
  });

  it('copies the quote as Markdown', async () => {
    const { copied } = await copy('markdown', source.url);
    expect(copied).toEqual([`> The mill stood[^1]\n\n[^1]: [The tide](${link})\n`]);
  });

  it('verifies the link in the captured text if the tab has another page meanwhile', async () => {
    const { notification } = await copy('link', 'https://other.example/');
    expect(notification).toMatchObject({ link: { verifiedIn: 'text' } });
  });

  it('verifies the link in the captured text if the page does not answer in time', async () => {
    const { copied, notification } = await copy('link', source.url, TEXT, () => new Promise(() => {}));
    expect(notification).toMatchObject({ link: { verifiedIn: 'text' } });
    expect(copied).toHaveLength(1);
  });
});

describe('the search for quotes on the page of the form', () => {
  const quote = { exact: 'The mill stood', prefix: '', suffix: '', start: null, end: null };
  const match = { start: 0, end: 14, precision: 'exact', similarity: 1, words: quote.exact };

  /** Searches the quote while the tab has another URL or the URL of the form. */
  async function locate(currentUrl: string | null) {
    const requests: object[] = [];
    const form = makeReviewForm();
    // The actions use only this member.
    const session = { getForm: () => form } as unknown as DraftSession;
    const matches = await createQuoteActions(session, tab, {
      readSelection: async () => ok([]),
      highlightQuotes: async (_, request) => {
        requests.push(request);
        return ok([match]);
      },
      captureDeps: { findTabById: async () => ({ ...tab, url: currentUrl }) },
      copyText: async () => undefined,
      getFocusedField: () => null,
      setTextPreviewOpen: () => undefined,
      listTexts: async () => [],
      notify: () => {
        throw new Error('There is nothing to say.');
      },
    }).locateQuotes([quote]);
    return { matches, requests };
  }

  it('highlights nothing', async () => {
    const { matches, requests } = await locate(makeReviewForm().extraction.url);
    expect(matches).toEqual([match]);
    expect(requests).toMatchObject([{ isSearchOnly: true, scrollToIndex: null }]);
  });

  it('does not need the database', async () => {
    const form = { ...makeReviewForm(), article: null, source: makeSource({}) };
    // The actions use only this member.
    const session = { getForm: () => form } as unknown as DraftSession;
    const matches = await createQuoteActions(session, tab, {
      readSelection: async () => ok([]),
      highlightQuotes: async () => ok([match]),
      captureDeps: { findTabById: async () => ({ ...tab, url: form.extraction.url }) },
      copyText: async () => undefined,
      getFocusedField: () => null,
      setTextPreviewOpen: () => undefined,
      listTexts: () => Promise.reject(new Error('The database is closed.')),
      notify: () => undefined,
    }).locateQuotes([quote]);
    expect(matches).toEqual([match]);
  });

  it.each(['https://other.example/', null])('does not search the page %s', async (url) => {
    expect(await locate(url)).toEqual({ matches: null, requests: [] });
  });
});

describe('showing a quote in the form', () => {
  const quote = { exact: 'The mill stood', prefix: '', suffix: '', start: null, end: null };
  const match = { start: 0, end: 4, precision: 'exact', similarity: 1, words: 'mill' };

  it.each([
    ['the page if it is there', match, []],
    ['the captured text, with a message, if it is no longer there', null, [[true, quote], 'quote-not-found']],
  ])('leads to %s', async (_, found, expected) => {
    const calls: unknown[] = [];
    const form = { ...makeReviewForm(), article: null };
    form.draft = { ...form.draft, edits: { keyPoints: [{ text: '', quotes: [quote] }] } };
    // The actions use only this member.
    const session = { getForm: () => form } as unknown as DraftSession;
    const actions = createQuoteActions(session, tab, {
      readSelection: async () => ok([]),
      highlightQuotes: async () => ok([found]),
      captureDeps: { findTabById: async () => null },
      copyText: async () => undefined,
      listTexts: async () => [],
      getFocusedField: () => null,
      setTextPreviewOpen: (...parameters) => calls.unshift(parameters),
      notify: (notification) => calls.push(notification),
    });
    actions.showQuote(quote);
    await new Promise((resolve) => setTimeout(resolve));
    expect(calls).toEqual(expected);
  });

  /** Shows quotes that the page does not have. The page answers when `answer` is called. */
  function showOnBusyPage() {
    const opened: unknown[] = [];
    const form = { ...makeReviewForm(), article: null };
    const otherQuote = { ...quote, exact: 'The tide rose' };
    form.draft = { ...form.draft, edits: { keyPoints: [{ text: '', quotes: [quote, otherQuote] }] } };
    const answers: (() => void)[] = [];
    let focusedField: unknown = null;
    // The actions use only this member.
    const session = { getForm: () => form } as unknown as DraftSession;
    const actions = createQuoteActions(session, tab, {
      readSelection: async () => ok([]),
      highlightQuotes: async () => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return ok([null, null]);
      },
      captureDeps: { findTabById: async () => null },
      copyText: async () => undefined,
      listTexts: async () => [],
      getFocusedField: () => focusedField,
      setTextPreviewOpen: (_, shownQuote) => opened.push(shownQuote),
      notify: () => undefined,
    });
    const answer = async (index: number) => {
      await vi.waitUntil(() => answers[index]);
      answers[index]?.();
      await new Promise((resolve) => setTimeout(resolve));
    };
    const focusField = (field: unknown) => {
      focusedField = field;
    };
    return { actions, opened, otherQuote, answer, focusField };
  }

  it('does not open the captured text for an earlier quote than the last one', async () => {
    const { actions, opened, otherQuote, answer } = showOnBusyPage();
    actions.showQuote(quote);
    actions.showQuote(otherQuote);
    await answer(1);
    await answer(0);
    expect(opened).toEqual([otherQuote]);
  });

  it('does not open the captured text if the reader types in another field meanwhile', async () => {
    const { actions, opened, answer, focusField } = showOnBusyPage();
    actions.showQuote(quote);
    focusField('the title');
    await answer(0);
    expect(opened).toEqual([]);
  });
});
