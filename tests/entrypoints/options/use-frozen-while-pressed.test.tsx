// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useFrozenWhilePressed } from '@/entrypoints/options/use-frozen-while-pressed';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function List({ items }: { items: string[] }) {
  const listRef = useRef<HTMLUListElement>(null);
  const shownItems = useFrozenWhilePressed(listRef, items);
  return (
    <ul ref={listRef}>
      {shownItems.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

const listItems = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

it('useFrozenWhilePressed shows an update after the press that was in progress, and after its click', () => {
  const { rerender } = render(<List items={['old']} />);
  rerender(<List items={['new', 'old']} />);
  expect(listItems()).toEqual(['new', 'old']);

  fireEvent.pointerDown(screen.getByText('old'));
  rerender(<List items={['newest', 'new', 'old']} />);
  expect(listItems()).toEqual(['new', 'old']);
  fireEvent.pointerUp(screen.getByText('old'));
  expect(listItems()).toEqual(['new', 'old']);
  act(() => vi.runAllTimers());
  expect(listItems()).toEqual(['newest', 'new', 'old']);
});

it('useFrozenWhilePressed shows an update after a press that became a scroll or a drag', () => {
  const { rerender } = render(<List items={['old']} />);
  fireEvent.pointerDown(screen.getByText('old'));
  rerender(<List items={['new', 'old']} />);
  fireEvent.pointerCancel(screen.getByText('old'));
  act(() => vi.runAllTimers());
  expect(listItems()).toEqual(['new', 'old']);
});

it('useFrozenWhilePressed does not wait for the release of the right button, which the context menu receives', () => {
  const { rerender } = render(<List items={['old']} />);
  fireEvent.pointerDown(screen.getByText('old'), { button: 2 });
  rerender(<List items={['new', 'old']} />);
  expect(listItems()).toEqual(['new', 'old']);
});

it.each([
  ['a context menu', 'contextmenu'],
  ['a drag', 'dragend'],
  ['another window', 'blur'],
  ['a scroll', 'scroll'],
])('useFrozenWhilePressed shows an update after a press that %s ended', (_, type) => {
  const { rerender } = render(<List items={['old']} />);
  fireEvent.pointerDown(screen.getByText('old'));
  rerender(<List items={['new', 'old']} />);
  expect(listItems()).toEqual(['old']);
  fireEvent(window, new Event(type));
  act(() => vi.runAllTimers());
  expect(listItems()).toEqual(['new', 'old']);
});

it('useFrozenWhilePressed does not wait for a press elsewhere', () => {
  const { rerender } = render(<List items={['old']} />);
  fireEvent.pointerDown(document.body);
  rerender(<List items={['new', 'old']} />);
  expect(listItems()).toEqual(['new', 'old']);
});
