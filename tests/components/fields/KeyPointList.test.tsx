// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { KeyPointList } from '@/components/fields/KeyPointList';
import type { FindPastedQuote } from '@/lib/evidence/build-pasted-quote';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const makeKeyPoints = (count: number): KeyPoint[] =>
  Array.from({ length: count }, (_, index) => ({ text: `Claim ${index + 1}`, quotes: [] }));

let currentPoints: KeyPoint[];

type HarnessProps = {
  initialPoints: KeyPoint[];
  findPastedQuote?: FindPastedQuote;
  showQuote?: (quote: Quote) => void;
};

function KeyPointListHarness({ initialPoints, findPastedQuote, showQuote }: HarnessProps) {
  const [keyPoints, setKeyPoints] = useState(initialPoints);
  currentPoints = keyPoints;
  // Passes a new function at every render, as the record page does.
  return (
    <KeyPointList
      value={keyPoints}
      onChange={(points) => setKeyPoints(points)}
      findPastedQuote={findPastedQuote}
      showQuote={showQuote}
    />
  );
}

const getPointField = (position: number) =>
  screen.getByLabelText<HTMLTextAreaElement>(`Key point ${position}`);

/** Counts the rows that are rendered while `act` runs. Each rendered row reads its label once. */
function countRenderedRows(act: () => void): number {
  const getMessageSpy = vi.spyOn(browser.i18n, 'getMessage');
  act();
  const rowCount = getMessageSpy.mock.calls.filter(([key]) => key === 'labelKeyPoint').length;
  getMessageSpy.mockRestore();
  return rowCount;
}

describe('a quote from a PDF', () => {
  it.each([
    ['the label of its page, and the page', '113', 'p. 113 (PDF page 3)'],
    ['the number of its page if an imported label is empty', '', 'p. 3'],
  ])('has %s', (_, pageLabel, name) => {
    const quote = { exact: 'Words.', prefix: '', suffix: '', start: null, end: null, page: 3, pageLabel };
    render(<KeyPointListHarness initialPoints={[{ text: 'A claim', quotes: [quote] }]} />);
    expect(screen.getByText(name)).toBeTruthy();
  });
});

describe('KeyPointList with hundreds of key points', () => {
  it('renders only the edited row again', () => {
    render(<KeyPointListHarness initialPoints={makeKeyPoints(300)} />);

    const renderedRowCount = countRenderedRows(() =>
      fireEvent.change(getPointField(120), { target: { value: 'Another claim' } }),
    );

    expect(renderedRowCount).toBe(1);
    expect(getPointField(120).value).toBe('Another claim');
    expect(currentPoints).toEqual(makeKeyPoints(300).with(119, { text: 'Another claim', quotes: [] }));
  });

  it('handles a key press before the previous one is rendered', () => {
    render(<KeyPointListHarness initialPoints={makeKeyPoints(120)} />);

    for (const key of ['Enter', 'Enter']) fireEvent.keyDown(getPointField(60), { key });
    fireEvent.keyDown(getPointField(1), { key: 'ArrowDown', altKey: true });

    expect(currentPoints).toHaveLength(122);
    expect(currentPoints.slice(59, 63).map(({ text }) => text)).toEqual(['Claim 60', '', '', 'Claim 61']);
    expect(currentPoints.slice(0, 2).map(({ text }) => text)).toEqual(['Claim 2', 'Claim 1']);
    expect(document.activeElement).toBe(getPointField(2));
  });

  it('replaces the selected text with a pasted list', () => {
    render(<KeyPointListHarness initialPoints={makeKeyPoints(3)} />);
    getPointField(2).setSelectionRange(0, 'Claim 2'.length);

    fireEvent.paste(getPointField(2), { clipboardData: { getData: () => '- One\n- Two\n- Three' } });

    expect(currentPoints.map(({ text }) => text)).toEqual(['Claim 1', 'One', 'Two', 'Three', 'Claim 3']);
  });
});

describe('KeyPointList', () => {
  const quote = { exact: 'Exact words', prefix: '', suffix: '', start: null, end: null };

  it('restores a deleted point with its quotes at its previous position', () => {
    const points = [...makeKeyPoints(1), { text: 'Quoted', quotes: [quote] }, ...makeKeyPoints(1)];
    render(<KeyPointListHarness initialPoints={points} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete point 2' }));
    expect(currentPoints).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentPoints).toEqual(points);
  });

  it('restores a deleted quote', () => {
    const points = [{ text: 'Quoted', quotes: [quote] }];
    render(<KeyPointListHarness initialPoints={points} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete a quote of key point 1' }));
    expect(currentPoints[0]?.quotes).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentPoints).toEqual(points);
  });

  it('undoes several deletions one after the other, the last one first', () => {
    const points = [...makeKeyPoints(2), { text: 'Quoted', quotes: [quote] }];
    render(<KeyPointListHarness initialPoints={points} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete a quote of key point 3' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete point 1' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete point 1' }));
    expect(currentPoints).toEqual([{ text: 'Quoted', quotes: [] }]);
    for (const message of ['Key point 1 deleted.', 'Key point 1 deleted.', 'Quote of key point 3 deleted.']) {
      expect(screen.getByText(new RegExp(message))).toBeTruthy();
      fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    }
    expect(currentPoints).toEqual(points);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    expect(document.activeElement).toBe(getPointField(3));
  });

  it('offers each step until the form closes, also after other edits', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const points = [...makeKeyPoints(2), { text: 'Quoted', quotes: [quote] }];
    render(<KeyPointListHarness initialPoints={points} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete a quote of key point 3' }));
    act(() => vi.advanceTimersByTime(600_000));
    fireEvent.click(screen.getByRole('button', { name: 'Delete point 1' }));
    act(() => vi.advanceTimersByTime(600_000));
    fireEvent.change(getPointField(1), { target: { value: 'Typed since' } });
    for (let step = 0; step < 2; step += 1) fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentPoints).toEqual([points[0], { ...points[1], text: 'Typed since' }, points[2]]);
  });

  it('focuses the point that Undo restores, so that the next key does not change another one', () => {
    render(<KeyPointListHarness initialPoints={makeKeyPoints(12)} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete point 12' }));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(document.activeElement).toBe(getPointField(12));
  });

  it('shows a quote on the page by its button or Enter, and hides the button if the page cannot be shown', () => {
    const showQuote = vi.fn();
    const points = [{ text: 'Quoted', quotes: [quote] }];
    render(<KeyPointListHarness initialPoints={points} showQuote={showQuote} />);
    fireEvent.click(screen.getByRole('button', { name: 'Show a quote of key point 1 on the page' }));
    fireEvent.keyDown(screen.getByRole('group', { name: 'Quote of key point 1' }), { key: 'Enter' });
    expect(showQuote.mock.calls).toEqual([[quote], [quote]]);
    cleanup();
    render(<KeyPointListHarness initialPoints={points} />);
    expect(screen.queryByRole('button', { name: /on the page/ })).toBeNull();
  });

  it('moves a quote to another point with keys, and keeps the focus on it', () => {
    const points = [...makeKeyPoints(1), { text: 'Quoted', quotes: [quote] }];
    render(<KeyPointListHarness initialPoints={points} />);
    const quoteRow = screen.getByRole('group', { name: 'Quote of key point 2' });
    quoteRow.focus();
    fireEvent.keyDown(quoteRow, { key: 'ArrowDown', altKey: true });
    expect(currentPoints).toEqual(points);
    fireEvent.keyDown(quoteRow, { key: 'ArrowUp', altKey: true });
    expect(currentPoints.map(({ quotes }) => quotes)).toEqual([[quote], []]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Quote of key point 1');
    fireEvent.keyDown(screen.getByRole('group', { name: 'Quote of key point 1' }), { key: 'Delete' });
    expect(currentPoints.map(({ quotes }) => quotes)).toEqual([[], []]);
    expect(document.activeElement).toBe(getPointField(1));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentPoints.map(({ quotes }) => quotes)).toEqual([[quote], []]);
  });

  it('moves a dragged quote to the point on which it is dropped, and ignores other dragged text', () => {
    render(
      <KeyPointListHarness initialPoints={[{ text: 'Quoted', quotes: [quote] }, ...makeKeyPoints(2)]} />,
    );
    const dropOn = (position: number, data: string) =>
      fireEvent.drop(getPointField(position), { dataTransfer: { types: [], getData: () => data } });
    dropOn(3, 'words of a page');
    dropOn(3, '9 0');
    expect(currentPoints.map(({ quotes }) => quotes)).toEqual([[quote], [], []]);
    dropOn(3, '0 0');
    expect(currentPoints.map(({ quotes }) => quotes)).toEqual([[], [], [quote]]);
  });

  it('adds pasted words of the PDF as a quote with its page, or as text if the reader prefers that', () => {
    const pageQuote = { ...quote, page: 3 };
    const findPastedQuote: FindPastedQuote = (words) => (words.includes('Exact') ? pageQuote : null);
    render(<KeyPointListHarness {...{ initialPoints: makeKeyPoints(1), findPastedQuote }} />);
    const paste = (words: string) =>
      fireEvent.paste(getPointField(1), { clipboardData: { getData: () => words } });

    expect(paste('Other words')).toBe(true);
    expect(currentPoints).toEqual(makeKeyPoints(1));
    expect(paste('Exact\nwords')).toBe(false);
    expect(currentPoints).toEqual([{ text: 'Claim 1', quotes: [pageQuote] }]);
    expect(screen.getByText('p. 3')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Paste as text instead' }));
    expect(currentPoints.map(({ quotes }) => quotes)).toEqual([[], []]);
    expect(currentPoints.map(({ text }) => text).join(' ')).toContain('Exact');
  });

  it('restores a quote at its point after that was moved and edited', () => {
    const points = [...makeKeyPoints(1), { text: 'Quoted', quotes: [quote] }];
    render(<KeyPointListHarness initialPoints={points} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete a quote of key point 2' }));
    fireEvent.keyDown(getPointField(2), { key: 'ArrowUp', altKey: true });
    fireEvent.change(getPointField(1), { target: { value: 'Edited since' } });
    fireEvent.keyDown(getPointField(1), { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    const blank = { text: '', quotes: [] };
    expect(currentPoints).toEqual([{ text: 'Edited since', quotes: [quote] }, blank, ...makeKeyPoints(1)]);
    expect(document.activeElement).toBe(getPointField(1));
  });

  it('restores a quote as a point of its own if its empty point was deleted since', () => {
    const points = [{ text: '', quotes: [quote] }, ...makeKeyPoints(1)];
    render(<KeyPointListHarness initialPoints={points} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete a quote of key point 1' }));
    fireEvent.keyDown(getPointField(1), { key: 'Backspace' });
    expect(currentPoints).toEqual(makeKeyPoints(1));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentPoints).toEqual(points);
  });

  describe('a deleted point', () => {
    const [first, second, third, fourth] = ['First', 'Second', 'Third', 'Fourth'].map((text) => ({
      text,
      quotes: [quote],
    })) as [KeyPoint, KeyPoint, KeyPoint, KeyPoint];
    const remove = (position: number) =>
      fireEvent.click(screen.getByRole('button', { name: `Delete point ${position}` }));
    const move = (position: number, key: 'ArrowUp' | 'ArrowDown') =>
      fireEvent.keyDown(getPointField(position), { key, altKey: true });
    const undo = () => fireEvent.click(screen.getByRole('button', { name: 'Undo' }));

    it('returns after the point that it followed, after the points were reordered', () => {
      render(<KeyPointListHarness initialPoints={[first, second, third, fourth]} />);
      remove(2);
      move(1, 'ArrowDown');
      move(2, 'ArrowDown');
      fireEvent.change(getPointField(3), { target: { value: 'Edited since' } });
      undo();
      expect(currentPoints).toEqual([third, fourth, { ...first, text: 'Edited since' }, second]);
      expect(document.activeElement).toBe(getPointField(4));
    });

    it('returns before the point that followed it if it was the first, or if the point before it was deleted too', () => {
      render(<KeyPointListHarness initialPoints={[first, second, third]} />);
      remove(1);
      move(1, 'ArrowDown');
      undo();
      expect(currentPoints).toEqual([third, first, second]);
      cleanup();
      const blank = { text: '', quotes: [] };
      render(<KeyPointListHarness initialPoints={[blank, first, second, third]} />);
      remove(2);
      remove(1);
      move(1, 'ArrowDown');
      undo();
      expect(currentPoints).toEqual([third, first, second]);
    });

    it('returns to its index if both its neighbours were deleted', () => {
      const blank = { text: '', quotes: [] };
      render(<KeyPointListHarness initialPoints={[blank, first, blank, second]} />);
      remove(2);
      remove(1);
      remove(1);
      undo();
      expect(currentPoints).toEqual([second, first]);
    });
  });

  describe('a paste that became a quote', () => {
    const findPastedQuote: FindPastedQuote = () => quote;
    const paste = (position: number) => {
      getPointField(position).setSelectionRange(0, 0);
      fireEvent.paste(getPointField(position), { clipboardData: { getData: () => 'Exact words ' } });
    };
    const findOffer = () => screen.queryByRole('button', { name: 'Paste as text instead' });

    it('becomes text in the point in which it was pasted, after that was moved', () => {
      render(<KeyPointListHarness initialPoints={makeKeyPoints(2)} findPastedQuote={findPastedQuote} />);
      paste(2);
      fireEvent.keyDown(getPointField(2), { key: 'ArrowUp', altKey: true });
      fireEvent.click(screen.getByRole('button', { name: 'Paste as text instead' }));
      expect(currentPoints).toEqual([{ text: 'Exact words Claim 2', quotes: [] }, ...makeKeyPoints(1)]);
    });

    it('is offered as text only while the text is as it was, and earlier deletions instead', () => {
      render(<KeyPointListHarness initialPoints={makeKeyPoints(3)} findPastedQuote={findPastedQuote} />);
      fireEvent.click(screen.getByRole('button', { name: 'Delete point 3' }));
      paste(2);
      fireEvent.change(getPointField(2), { target: { value: 'Typed' } });
      expect(findOffer()).toBeNull();
      fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
      expect(currentPoints.map(({ text }) => text)).toEqual(['Claim 1', 'Typed', 'Claim 3']);
      fireEvent.change(getPointField(2), { target: { value: 'Claim 2' } });
      expect(findOffer()).not.toBeNull();
    });

    it('does not remove the quote if the point had it before', () => {
      const points = [{ text: 'Claim', quotes: [quote] }];
      render(<KeyPointListHarness initialPoints={points} findPastedQuote={findPastedQuote} />);
      paste(1);
      fireEvent.click(screen.getByRole('button', { name: 'Paste as text instead' }));
      expect(currentPoints).toEqual([{ text: 'Exact words Claim', quotes: [quote] }]);
    });
  });

  it('has one tab stop for each point, and deletes a point by keys', () => {
    render(<KeyPointListHarness initialPoints={makeKeyPoints(2)} />);
    const rows = [...document.querySelectorAll('li')];
    for (const row of rows)
      expect(row.querySelectorAll('textarea, button:not([tabindex="-1"])')).toHaveLength(1);
    fireEvent.keyDown(getPointField(2), { key: 'Backspace', ctrlKey: true, shiftKey: true });
    expect(currentPoints).toEqual(makeKeyPoints(1));
  });
});
