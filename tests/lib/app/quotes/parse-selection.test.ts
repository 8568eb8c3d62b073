import { describe, expect, it } from 'vitest';
import { parseSelection } from '@/lib/app/quotes/parse-selection';

describe('parseSelection', () => {
  it('uses the text of the context menu when the response of the page is invalid', () => {
    for (const response of [null, undefined, 'words', {}, [], [null], [{ exact: ' ' }], [{ exact: 1 }]])
      expect(parseSelection(response, 'menu words')).toEqual([{ exact: 'menu words' }]);
    expect(parseSelection(null, ' ')).toEqual([]);
  });

  it('reads at most 20 ranges with their context and position', () => {
    const range = { exact: 'words', prefix: 1, suffix: undefined, position: 0.5 };
    expect(parseSelection([range], 'menu words')).toEqual([
      { exact: 'words', prefix: '1', suffix: '', position: 0.5 },
    ]);
    expect(parseSelection([{ ...range, position: 7 }], '')[0]?.position).toBe(0);
    expect(parseSelection(Array(50).fill(range), '')).toHaveLength(20);
  });
});
