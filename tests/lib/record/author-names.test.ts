import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAuthorsShort,
  getAuthorText,
  isOrganisationName,
  splitAuthors,
  toggleOrganisation,
} from '@/lib/record/author-names';

describe('splitAuthors', () => {
  it.each([
    ['Ada Lovelace, Charles Babbage, Grace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace and Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace, Charles Babbage and Grace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace, Charles Babbage, and Grace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace & Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace; Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Ada Lovelace\nCharles Babbage\r\nGrace Hopper', ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']],
    ['Ada Lovelace, Charles Babbage', ['Ada Lovelace', 'Charles Babbage']],
    ['Bai, Kundu and Jones', ['Bai', 'Kundu', 'Jones']],
    ['Bai, Kundu, Jones', ['Bai', 'Kundu', 'Jones']],
    ['Lovelace, Ada; Babbage, Charles', ['Lovelace, Ada', 'Babbage, Charles']],
    ['Lovelace, Ada and Babbage, Charles', ['Lovelace, Ada', 'Babbage, Charles']],
    ['Smith, J., Doe, A. B.', ['Smith, J.', 'Doe, A. B.']],
    ['Smith, J. and Doe, A.', ['Smith, J.', 'Doe, A.']],
  ])('splits "%s"', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  it.each([
    'Lovelace, Ada',
    'van den Berg, Jan Peter',
    'García Márquez, Gabriel',
    'Martin Luther King, Jr.',
    'King, Martin Luther, Jr.',
    'Food and Drug Administration',
    'Ministry of Health and Welfare',
    'Institute of Electrical and Electronics Engineers',
    '{Johnson & Johnson, Inc.}',
    'Alexandra Sandberg',
  ])('keeps "%s" whole', (name) => {
    expect(splitAuthors(name)).toEqual([name]);
  });

  it('keeps organisations in braces whole among other names', () => {
    expect(splitAuthors('{Barnes and Noble}, Ada Lovelace; {A; B}')).toEqual([
      '{Barnes and Noble}',
      'Ada Lovelace',
      '{A; B}',
    ]);
    expect(splitAuthors('{Barnes and Noble} and Ada Lovelace')).toEqual([
      '{Barnes and Noble}',
      'Ada Lovelace',
    ]);
  });

  it('does not change names that it has split', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const names = splitAuthors(lines.join('\n'));
        expect(names.every((name) => name.trim() === name && name !== '')).toBe(true);
      }),
    );
  });
});

describe('toggleOrganisation', () => {
  it('adds and removes the braces of an organisation', () => {
    const markedName = toggleOrganisation('World Health Organization');
    expect(markedName).toBe('{World Health Organization}');
    expect(isOrganisationName(markedName)).toBe(true);
    expect(getAuthorText(markedName)).toBe('World Health Organization');
    expect(toggleOrganisation(markedName)).toBe('World Health Organization');
  });
});

describe('formatAuthorsShort', () => {
  it('shortens more than two authors to the first two family names and a count', () => {
    expect(formatAuthorsShort(['Julia Markus', 'Zhao, Wei', ...Array(16).fill('Ada Lovelace')])).toBe(
      'Markus, Zhao +16',
    );
    expect(formatAuthorsShort(['Ada Lovelace', '{Lines and Sons}'])).toBe('Ada Lovelace, Lines and Sons');
    expect(formatAuthorsShort(['Lovelace, Ada', 'Charles Babbage'])).toBe('Lovelace, Ada; Charles Babbage');
    expect(formatAuthorsShort(['', ' '])).toBe('');
  });
});
