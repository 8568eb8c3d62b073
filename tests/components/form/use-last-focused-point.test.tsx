// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { KeyPointList } from '@/components/fields/KeyPointList';
import { useLastFocusedPoint } from '@/components/form/use-last-focused-point';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

let getIndex: () => number | null;

function Form() {
  const [points, setPoints] = useState(
    ['A', 'B', 'C', 'D', 'E'].map((text) => ({ text, quotes: [] as never[] })),
  );
  const lastPoint = useLastFocusedPoint('key');
  getIndex = lastPoint.getIndex;
  return (
    <main onFocus={lastPoint.handleFocus} onInput={lastPoint.handleFocus}>
      <KeyPointList
        value={points}
        onChange={(newPoints) => setPoints(newPoints as typeof points)}
        handlePointRemoval={lastPoint.handlePointRemoval}
      />
      <textarea aria-label="Summary" />
      <button type="button">Quote</button>
    </main>
  );
}

const focus = (name: string) => screen.getByLabelText(name).focus();

describe('useLastFocusedPoint', () => {
  it('remembers a point while a button has the focus, until another field gets it', () => {
    render(<Form />);
    expect(getIndex()).toBeNull();
    focus('Key point 2');
    screen.getByText('Quote').focus();
    expect(getIndex()).toBe(1);
    focus('Summary');
    expect(getIndex()).toBeNull();
  });

  it('returns no point after a point was deleted, until the reader types into another one or restores it', () => {
    render(<Form />);
    focus('Key point 5');
    fireEvent.click(screen.getByRole('button', { name: 'Delete point 5' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Key point 4'));
    expect(getIndex()).toBeNull();
    fireEvent.input(screen.getByLabelText('Key point 4'), { target: { value: 'Typed' } });
    expect(getIndex()).toBe(3);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(getIndex()).toBe(4);
  });
});
