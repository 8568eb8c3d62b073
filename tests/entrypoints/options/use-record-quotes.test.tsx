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
    useRecordQuotes(source, snapshots, check, createActions().libraryActions, () => {}),
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

describe('Show on page', () => {
  /** Renders the quotes of a record whose page is open in a tab. `setPage` says whether the tab still has the quote. */
  function renderRecord() {
    let isOnPage = false;
    let response = Promise.resolve();
    vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [
      { id: 7, windowId: 1, url: source.url, active: true } as never,
    ]);
    vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
    vi.spyOn(fakeBrowser.windows, 'update').mockResolvedValue({} as never);
    const match = { start: 0, end: 9, precision: 'exact', similarity: 1, words: quote.exact };
    const scripting = {
      insertCSS: async () => {},
      executeScript: async () => {
        const result = isOnPage ? [match, match] : [null, null];
        await response;
        return [{ result }];
      },
    };
    Object.assign(fakeBrowser, { scripting });
    const { notifications, libraryActions } = createActions();
    const snapshots = [makeSnapshot(source, 'Here the tide rose.')];
    const checkTab = vi.fn();
    const { result, unmount } = renderHook(() =>
      useRecordQuotes(source, snapshots, null, libraryActions, checkTab),
    );
    const showQuote = () => act(async () => result.current.quoteActions.showOnPage(0));
    const getText = () => notifications.getCurrent()?.text ?? '';
    const setPage = (hasQuote: boolean) => {
      isOnPage = hasQuote;
    };
    /** Makes the page answer only after the returned function was called. */
    const holdAnswer = (): (() => void) => {
      let answer = (): void => {};
      response = new Promise((resolve) => {
        answer = resolve;
      });
      return answer;
    };
    return { showQuote, getText, setPage, unmount, checkTab, holdAnswer };
  }

  it('has the page checked in its tab, with what was found of the quotes of the page', async () => {
    const { showQuote, setPage, checkTab } = renderRecord();
    await showQuote();
    await waitFor(() => expect(checkTab).toHaveBeenLastCalledWith(7, []));
    setPage(true);
    await showQuote();
    const { exact, prefix, suffix } = quote;
    const result = { exact, prefix, suffix, state: 'unchanged', words: null };
    await waitFor(() => expect(checkTab).toHaveBeenLastCalledWith(7, [result]));
  });

  it('says nothing if it answers after the record was closed, and still has the page checked', async () => {
    const { showQuote, getText, unmount, checkTab, holdAnswer } = renderRecord();
    const answer = holdAnswer();
    await showQuote();
    unmount();
    await act(async () => answer());
    await waitFor(() => expect(checkTab).toHaveBeenCalledOnce());
    expect(getText()).toBe('');
  });

  it('says nothing of a quote if another one was asked for before the page answered', async () => {
    const { showQuote, getText, setPage, checkTab, holdAnswer } = renderRecord();
    const answerFirst = holdAnswer();
    await showQuote();
    const answerSecond = holdAnswer();
    setPage(true);
    await showQuote();
    await act(async () => answerSecond());
    await act(async () => answerFirst());
    await waitFor(() => expect(checkTab).toHaveBeenCalledTimes(2));
    expect(getText()).toBe('');
  });

  it('closes its message when the quote is shown on the page', async () => {
    const { showQuote, getText, setPage } = renderRecord();
    await showQuote();
    await waitFor(() => expect(getText()).toMatch(/no longer on it/));
    setPage(true);
    await showQuote();
    await waitFor(() => expect(getText()).toBe(''));
  });

  it('closes its message with the record', async () => {
    const { showQuote, getText, unmount } = renderRecord();
    await showQuote();
    await waitFor(() => expect(getText()).toMatch(/no longer on it/));
    unmount();
    expect(getText()).toBe('');
  });
});
