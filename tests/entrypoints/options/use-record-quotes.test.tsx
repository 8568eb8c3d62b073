// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useRecordQuotes } from '@/entrypoints/options/record/use-record-quotes';
import type { LibraryActions } from '@/entrypoints/options/use-library-actions';
import { describeQuoteState } from '@/lib/app/describe/describe-quote';
import { createNotifications } from '@/lib/app/library/notifications';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const quote = { exact: 'the tide rose', prefix: '', suffix: '', start: null, end: null };
const source = makeSource({
  keyPoints: [{ text: 'It rose.', quotes: [quote, { ...quote, page: 2 }] }],
});
const check = makePageCheck(source.stableId, { outcome: 'gone' });

function createActions() {
  const notifications = createNotifications(
    () => () => {},
    () => new Date(),
  );
  // The hook uses only the notifications of the library.
  return { notifications, libraryActions: notifications as Partial<LibraryActions> as LibraryActions };
}

const describeStates = (snapshots: Snapshot[] | null): string[] => {
  const { result } = renderHook(() =>
    useRecordQuotes(source, snapshots, check, createActions().libraryActions),
  );
  return result.current.quoteActions.states.map(describeQuoteState);
};

describe('the states of the quotes of a page that is gone', () => {
  it('say nothing while the captured texts are loading', () => {
    expect(describeStates(null)).toEqual([]);
  });

  it('say whether a captured text has the words, and nothing about those of a PDF', () => {
    const inText = /^No longer on the page, kept in your captured text \(link checked on .*\)$/;
    expect(describeStates([makeSnapshot(source, 'Here the tide rose.')])).toEqual([
      expect.stringMatching(inText),
      'Not checked yet',
    ]);
  });

  it('do not say that there is a captured text if there is none', () => {
    const missing = /^No longer on the page \(link checked on .*\)\. No captured text has these words\.$/;
    expect(describeStates([])[0]).toMatch(missing);
    expect(describeStates([makeSnapshot(source, 'Other words.')])[0]).toMatch(missing);
  });
});

describe('the message that a shown quote is no longer on its page', () => {
  /** Renders the quotes of a record whose page is open in a tab. `setPage` says whether the tab still has the quote. */
  function renderRecord() {
    let isOnPage = false;
    vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [
      { id: 7, windowId: 1, url: source.url, active: true } as never,
    ]);
    vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
    vi.spyOn(fakeBrowser.windows, 'update').mockResolvedValue({} as never);
    const match = { start: 0, end: 9, precision: 'exact', similarity: 1, words: quote.exact };
    const scripting = {
      insertCSS: async () => {},
      executeScript: async () => [{ result: isOnPage ? [match, match] : [null, null] }],
    };
    Object.assign(fakeBrowser, { scripting });
    const { notifications, libraryActions } = createActions();
    const snapshots = [makeSnapshot(source, 'Here the tide rose.')];
    const { result, unmount } = renderHook(() => useRecordQuotes(source, snapshots, null, libraryActions));
    const showQuote = () => act(async () => result.current.quoteActions.showOnPage(0));
    const getText = () => notifications.getCurrent()?.text ?? '';
    const setPage = (hasQuote: boolean) => {
      isOnPage = hasQuote;
    };
    return { showQuote, getText, setPage, unmount };
  }

  it('closes when the quote is shown on the page', async () => {
    const { showQuote, getText, setPage } = renderRecord();
    await showQuote();
    await waitFor(() => expect(getText()).toMatch(/no longer on it/));
    setPage(true);
    await showQuote();
    await waitFor(() => expect(getText()).toBe(''));
  });

  it('closes with the record', async () => {
    const { showQuote, getText, unmount } = renderRecord();
    await showQuote();
    await waitFor(() => expect(getText()).toMatch(/no longer on it/));
    unmount();
    expect(getText()).toBe('');
  });
});
