import { type FocusEvent, type KeyboardEvent, useState } from 'react';

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The props that make the bars of a chart one tab stop, between which the arrow keys move. */
export type BarKeys = {
  containerProps: { onKeyDown: (event: KeyboardEvent) => void; onFocus: (event: FocusEvent) => void };
  getTabIndex: (position: number) => 0 | -1;
};

/** Moves the focus between the links of a chart with the arrow keys, Home and End. `barCount` is the number of links. */
export function useBarKeys(barCount: number): BarKeys {
  const [focusedPosition, setFocusedPosition] = useState(0);
  const tabStop = Math.min(focusedPosition, Math.max(0, barCount - 1));
  return {
    containerProps: {
      onKeyDown: (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const bars = listBars(event.currentTarget);
        const position = getPosition(bars, document.activeElement);
        const target = getTarget(event.key, position, bars.length);
        if (position === -1 || target === null) return;
        event.preventDefault();
        bars[target]?.focus();
      },
      onFocus: (event) => {
        const position = getPosition(listBars(event.currentTarget), event.target);
        if (position !== -1) setFocusedPosition(position);
      },
    },
    getTabIndex: (position) => (position === tabStop ? 0 : -1),
  };
}

const listBars = (container: Element): (HTMLElement | SVGElement)[] => [
  ...container.querySelectorAll<HTMLElement | SVGElement>('a'),
];

// The cast is safe because `indexOf` only compares.
const getPosition = (bars: readonly Element[], target: EventTarget | null): number =>
  bars.indexOf(target as Element);

function getTarget(key: string, position: number, barCount: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return barCount - 1;
  const step = STEPS[key];
  return step === undefined ? null : Math.max(0, Math.min(barCount - 1, position + step));
}
