import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines, trimCharactersAtEnd } from '@/lib/base/trim';

const text = fc.string({
  unit: fc.constantFrom('a', ' ', '\t', '\n', '\r', '\u00a0', '-', '/'),
  maxLength: 30,
});

describe('trimCharactersAtEnd', () => {
  it('removes what the expression removes', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(trimCharactersAtEnd(value, '/-')).toBe(value.replace(/[/-]+$/, ''));
      }),
    );
  });
});

describe('joinLines', () => {
  it('replaces each line end with the white space around it', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(joinLines(value, '<br>')).toBe(value.replace(/\s*\n\s*/g, '<br>'));
      }),
    );
  });
});
