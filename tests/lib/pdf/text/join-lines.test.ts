import { describe, expect, it } from 'vitest';
import { collectVocabulary, joinLinePair } from '@/lib/pdf/text/join-lines';

const joinPair = (text: string, next: string, ...lines: string[]) =>
  joinLinePair(text, next, collectVocabulary(lines));

describe('joinLinePair', () => {
  it.each([
    ['a divided word', 'the har-', 'bour is deep', 'the harbour is deep'],
    ['a soft hyphen', 'the har\u00ad', 'bour', 'the harbour'],
    ['a compound with several hyphens', 'a state-of-the-', 'art method', 'a state-of-the-art method'],
    ['a hyphen before a capital letter', 'the Mann-', 'Whitney test', 'the Mann-Whitney test'],
    [
      'a DOI',
      'see https://doi.org/10.1145/',
      '3442188.3445922',
      'see https://doi.org/10.1145/3442188.3445922',
    ],
    ['Chinese lines', '海港的潮', '流', '海港的潮流'],
  ])('joins %s', (_, text, next, joined) => {
    expect(joinPair(text, next)).toBe(joined);
  });

  it('keeps a suspended hyphen before “and”', () => {
    expect(joinPair('one-', 'and two-sided')).toBe('one- and two-sided');
  });

  it('keeps the hyphen of a compound that occurs elsewhere in the document', () => {
    expect(joinPair('a long-', 'term plan', 'every long-term plan')).toBe('a long-term plan');
    expect(joinPair('a long-', 'term plan')).toBe('a longterm plan');
  });

  it('knows the first word of a line whose last word is divided', () => {
    expect(joinPair('a long-', 'term plan', 'long-term plans of the har-')).toBe('a long-term plan');
  });
});
