import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines, trimCharactersAtEnd } from '@/lib/base/trim';

const textArbitrary = fc.string({
  unit: fc.constantFrom('a', ' ', '\t', '\n', '\r', '\u00a0', '-', '/'),
  maxLength: 30,
});

describe('trimCharactersAtEnd', () => {
  it('removes the same as the regular expression', () => {
    fc.assert(
      fc.property(textArbitrary, (value) => {
        expect(trimCharactersAtEnd(value, '/-')).toBe(value.replace(/[/-]+$/, ''));
      }),
    );
  });
});

describe('joinLines', () => {
  it('replaces the same as the regular expression', () => {
    fc.assert(
      fc.property(textArbitrary, (value) => {
        expect(joinLines(value, '<br>')).toBe(value.replace(/\s*\n\s*/g, '<br>'));
      }),
    );
  });
});
