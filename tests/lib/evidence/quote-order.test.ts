import { describe, expect, it } from 'vitest';
import { findNeighbourQuote, findNeighbourStep } from '@/lib/evidence/quote-order';

describe('findNeighbourQuote', () => {
  it('goes through the quotes in the order of the page, and from the last to the first', () => {
    const pageOrder = [2, 0, 3];
    expect(findNeighbourQuote(pageOrder, null, 1)).toBe(2);
    expect(findNeighbourQuote(pageOrder, null, -1)).toBe(3);
    expect(findNeighbourQuote(pageOrder, 2, 1)).toBe(0);
    expect(findNeighbourQuote(pageOrder, 2, -1)).toBe(3);
    expect(findNeighbourQuote(pageOrder, 3, 1)).toBe(2);
  });

  it('begins anew after a quote that is not on the page, and finds nothing without quotes', () => {
    expect(findNeighbourQuote([4], 1, 1)).toBe(4);
    expect(findNeighbourQuote([], 0, 1)).toBeNull();
  });
});

describe('findNeighbourStep', () => {
  it('understands Page Down and Page Up only with Alt', () => {
    expect(findNeighbourStep({ key: 'PageDown', altKey: true })).toBe(1);
    expect(findNeighbourStep({ key: 'PageUp', altKey: true })).toBe(-1);
    expect(findNeighbourStep({ key: 'PageDown', altKey: false })).toBeNull();
    expect(findNeighbourStep({ key: 'n', altKey: true })).toBeNull();
  });
});
