import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CslName } from '@/lib/formats/csl/csl-item';
import { formatAuthor, formatFamily, formatInvertedName } from '@/lib/formats/csl/format-name';
import { parseName } from '@/lib/formats/csl/parse-name';
import { HARD_REFERENCES } from '@/tests/support/hard-references';

describe('parseName', () => {
  it.each<[string, CslName]>([
    ['{Lines and Sons, Inc.}', { literal: 'Lines and Sons, Inc.' }],
    ['Kyle Wiggers', { family: 'Wiggers', given: 'Kyle' }],
    ['Wiggers, Kyle', { family: 'Wiggers', given: 'Kyle' }],
    ['Ludwig van der Hoek', { family: 'Hoek', given: 'Ludwig', 'non-dropping-particle': 'van der' }],
    ['van der Hoek, Ludwig', { family: 'Hoek', given: 'Ludwig', 'non-dropping-particle': 'van der' }],
    ['Hoek, Ludwig van der', { family: 'Hoek', given: 'Ludwig', 'non-dropping-particle': 'van der' }],
    ['Robert De Leo', { family: 'Leo', given: 'Robert De' }],
    ['García Almansa, Gabriel', { family: 'García Almansa', given: 'Gabriel' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Jane Doe, PhD', { family: 'Doe', given: 'Jane', suffix: 'PhD' }],
    ['Malcolm V', { family: 'V', given: 'Malcolm' }],
    ['World Health Organization', { literal: 'World Health Organization' }],
    ['Research and Development', { literal: 'Research and Development' }],
    ['Group 42', { literal: 'Group 42' }],
    ['The Quarry', { literal: 'The Quarry' }],
    ['Plato', { literal: 'Plato' }],
    ['张 伟', { literal: '张 伟' }],
    ['Doe,', { literal: 'Doe' }],
    [' ', { literal: '' }],
  ])('splits “%s”', (text, name) => {
    expect(parseName(text)).toEqual(name);
  });

  it('returns the same name for its inverted and its stored form', () => {
    for (const name of HARD_REFERENCES.flatMap(({ authors }) => authors.map(parseName))) {
      expect(parseName(formatInvertedName(name))).toEqual(name);
      const reparsedName = parseName(formatAuthor(name));
      expect([formatFamily(reparsedName), reparsedName.given]).toEqual([formatFamily(name), name.given]);
    }
  });

  it('keeps every letter of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const listLetters = (value: string) => [...value].filter((letter) => /\p{L}/u.test(letter)).sort();
        expect(listLetters(Object.values(parseName(text)).join(' '))).toEqual(listLetters(text));
      }),
    );
  });
});
