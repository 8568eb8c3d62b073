import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeForMatching } from '@/lib/evidence/normalize-for-matching';

describe('normalizeForMatching', () => {
  it('takes a combining mark together with the letter before it', () => {
    const { text, getOriginalStart, getOriginalEnd } = normalizeForMatching('caf e\u0301s');
    expect(text).toBe('cafe\u0301s');
    expect([getOriginalStart(3), getOriginalEnd(5)]).toEqual([4, 6]);
  });

  it('accepts a combining mark at the beginning, and after an ignored character', () => {
    expect(normalizeForMatching('\u0301a').text).toBe('\u0301a');
    expect(normalizeForMatching('a |\u0301b').text).toBe('a\u0301b');
  });

  it('accepts characters whose form is much longer', () => {
    const ligature = '\ufdfa';
    const form = ligature.normalize('NFKD').replaceAll(' ', '');
    expect(normalizeForMatching(`${ligature.repeat(100)}abc`).text).toBe(`${form.repeat(100)}abc`);
  });

  it('returns offsets that lie inside the original text and do not decrease', () => {
    const unit = fc.constantFrom(
      'a',
      'Z',
      ' ',
      '|',
      '\n',
      '\u0301',
      '\u0308',
      'é',
      '\u00ad',
      '\ufdfa',
      '🚣',
      '’',
    );
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const original = units.join('');
        const { text, getOriginalStart } = normalizeForMatching(original);
        const starts = Array.from(text, (_, offset) => getOriginalStart(offset));
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(starts.every((start) => start < original.length)).toBe(true);
      }),
    );
  });
});
