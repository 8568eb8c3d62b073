// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useHeading } from '@/entrypoints/options/use-heading';

type ViewProps = { hasNavigated: boolean; isLoaded: boolean; text?: string };

function View({ hasNavigated, isLoaded, text = '' }: ViewProps) {
  const headingRef = useHeading(null, hasNavigated);
  return (
    <main>
      {isLoaded && (
        <h1 ref={headingRef} tabIndex={-1}>
          Tags {text}
        </h1>
      )}
      <input />
    </main>
  );
}

const getFocusedTag = () => document.activeElement?.localName;

describe('useHeading', () => {
  it('moves the focus to a heading that the view renders after its data is loaded', () => {
    const { rerender } = render(<View hasNavigated isLoaded={false} />);
    expect(getFocusedTag()).toBe('body');
    rerender(<View hasNavigated isLoaded />);
    expect(getFocusedTag()).toBe('h1');
  });

  it('moves the focus once only', () => {
    const { rerender, container } = render(<View hasNavigated isLoaded />);
    container.querySelector('input')?.focus();
    rerender(<View hasNavigated isLoaded text="2" />);
    expect(getFocusedTag()).toBe('input');
  });

  it('leaves the focus where it is if the reader has not navigated', () => {
    render(<View hasNavigated={false} isLoaded />);
    expect(getFocusedTag()).toBe('body');
  });
});
