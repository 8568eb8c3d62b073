import { describe, expect, it } from 'vitest';
import { cleanPageLabels } from '@/lib/pdf/page-labels';

describe('cleanPageLabels', () => {
  it('returns the labels of an offprint and of a book', () => {
    expect(cleanPageLabels(['113', '114', '115'])).toEqual(['113', '114', '115']);
    expect(cleanPageLabels(['i', 'ii', '1', '2'])).toEqual(['i', 'ii', '1', '2']);
    expect(cleanPageLabels(['e12'])).toEqual(['e12']);
  });

  it.each([
    ['no labels', null],
    ['the numbers of the pages', ['1', '2', '3']],
    ['empty labels', ['', '', '']],
    ['the same label on all pages', ['Page', 'Page']],
    ['no pages', []],
  ])('returns null for %s', (_, labels) => expect(cleanPageLabels(labels)).toBeNull());

  it('removes the word for page, control characters and labels that are no numbers of pages', () =>
    expect(
      cleanPageLabels(['Cover', 'Page 7', 'p. 8', 'Seite 9', '1\u0000\n0', 'x'.repeat(40), 'xii']),
    ).toEqual(['Cover', '7', '8', '9', '1 0', '', 'xii']));
});
