// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PageQuotes } from '@/components/form/PageQuotes';
import type { PageMatch } from '@/lib/evidence/highlight-request';
import type { KeyPoint } from '@/lib/record/schema/parts';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const makePoint = (exact: string): KeyPoint => ({
  text: '',
  quotes: [{ exact, prefix: '', suffix: '', start: null, end: null }],
});
const MATCH: PageMatch = { start: 0, end: 4, precision: 'exact', similarity: 1, words: 'Tide' };
const TIDE = [makePoint('The tide rose.')];
const TIDE_AND_MILL = [...TIDE, makePoint('The mill stood.')];

type Answer = (matches: (PageMatch | null)[] | null) => void;

/** Renders the list. The page answers when the test calls an element of `searches` or `highlightings`. */
function renderQuotes() {
  const searches: Answer[] = [];
  const highlightings: Answer[] = [];
  const copied: string[] = [];
  const shownInText: string[] = [];
  const props: ComponentProps<typeof PageQuotes> = {
    keyPoints: TIDE,
    form: makeReviewForm({ textStatus: 'ready' }),
    locateQuotes: () => new Promise((resolve) => searches.push(resolve)),
    highlightQuotes: () => new Promise((resolve) => highlightings.push(resolve)),
    copyQuote: ({ exact }) => void copied.push(exact),
    showQuoteInText: ({ exact }) => void shownInText.push(exact),
  };
  const { rerender } = render(<PageQuotes {...props} />);
  const change = (changed: Partial<typeof props>): void => {
    Object.assign(props, changed);
    rerender(<PageQuotes {...props} />);
  };
  const changeForm = (changed: Partial<typeof props.form>): void =>
    change({ form: { ...props.form, ...changed } });
  return { searches, highlightings, copied, shownInText, change, changeForm };
}

const answer = (waiting: Answer | undefined, ...matches: (PageMatch | null)[]) =>
  act(async () => waiting?.(matches));
const listStates = () =>
  [...document.querySelectorAll('li .form-hint')].map(({ textContent }) => textContent);

describe('PageQuotes', () => {
  it('keeps the list if the page answers late to a highlighting from before another quote was added', async () => {
    const { searches, highlightings, change } = renderQuotes();
    await answer(searches[0], MATCH);
    fireEvent.click(screen.getByText('Mark on page'));
    change({ keyPoints: TIDE_AND_MILL });
    await answer(searches[1], MATCH, MATCH);
    expect(listStates()).toHaveLength(2);
    await answer(highlightings[0], MATCH);
    expect(listStates()).toHaveLength(2);
  });

  it('searches when the page has arrived, also if an earlier search found no page', async () => {
    const { searches, changeForm } = renderQuotes();
    changeForm({ pageStatus: 'pending' });
    await act(async () => searches[0]?.(null));
    expect(searches).toHaveLength(1);
    changeForm({ pageStatus: 'late' });
    expect(searches).toHaveLength(2);
  });

  it('searches once more when the page has been checked, because some pages build their text late', async () => {
    const { searches, changeForm } = renderQuotes();
    await answer(searches[0], null);
    expect(listStates()).toEqual([expect.stringMatching(/^No longer on the page/)]);
    changeForm({ pageCheck: makePageCheck('sid_0123456789') });
    await answer(searches[1], MATCH);
    expect(listStates()).toEqual(['Unchanged on the page']);
  });

  it('shows what was found after the page was captured again', async () => {
    const { searches, changeForm } = renderQuotes();
    await answer(searches[0], MATCH);
    changeForm({ textStatus: 'pending' });
    changeForm({ textStatus: 'ready' });
    await answer(searches[1], null);
    expect(listStates()).toEqual([expect.stringMatching(/^No longer on the page/)]);
  });

  it('shows which words of a quote changed', async () => {
    const { searches } = renderQuotes();
    await answer(searches[0], { ...MATCH, precision: 'approximate', words: 'The sea rose.' });
    expect(listStates()).toEqual(['Slightly changed on the page. It now reads: The sea rose.']);
    expect(document.querySelector('li ins')?.textContent).toBe('sea');
  });

  it('shows a quote in the captured text only if it is no longer on the page', async () => {
    const { searches, shownInText, change } = renderQuotes();
    change({ keyPoints: TIDE_AND_MILL });
    await answer(searches[1], MATCH, null);
    const button = screen.getByRole('button', { name: 'Show in captured text: “The mill stood.”' });
    fireEvent.click(button);
    expect(shownInText).toEqual(['The mill stood.']);
    expect(screen.getAllByText('Show in captured text')).toHaveLength(1);
  });

  it('copies a quote that is no longer on the page, once for a key that is held down', async () => {
    const { searches, highlightings, copied } = renderQuotes();
    await answer(searches[0], null);
    const button = screen.getByText('The tide rose.');
    button.focus();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    fireEvent.keyDown(button, { key: 'l' });
    fireEvent.keyDown(button, { key: 'l', repeat: true });
    expect(copied).toEqual(['The tide rose.']);
    fireEvent.click(button);
    expect(highlightings).toEqual([]);
  });
});
