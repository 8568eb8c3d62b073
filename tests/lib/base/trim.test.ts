import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLines, trimCharacters, trimCharactersAtEnd } from '@/lib/base/trim';

const text = fc.string({
  unit: fc.constantFrom('a', ' ', '\t', '\n', '\r', '\u00a0', '-', '/'),
  maxLength: 30,
});

describe('trimCharactersAtEnd and trimCharacters', () => {
  it('remove what the expressions remove', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(trimCharactersAtEnd(value, '/-')).toBe(value.replace(/[/-]+$/, ''));
        expect(trimCharacters(value, '/-')).toBe(value.replace(/^[/-]+|[/-]+$/g, ''));
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
