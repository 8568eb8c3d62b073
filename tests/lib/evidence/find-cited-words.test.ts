import { describe, expect, it } from 'vitest';
import { findCitedWords } from '@/lib/evidence/find-cited-words';

const text =
  'The gauge on the pier was read twice a day. In March the harbour master noticed that the water stood four centimetres higher than the tables said. Nobody had moved the gauge.';

const check = (quote: string | null, capturedText: string | null = text) =>
  findCitedWords([quote], capturedText)[0];

describe('findCitedWords', () => {
  it('finds words apart from white space and case', () => {
    expect(check('the harbour  master noticed that the water stood four centimetres higher')).toEqual({
      kind: 'found',
      words: 'the harbour master noticed that the water stood four centimetres higher',
    });
  });

  it('finds words that changed slightly, and returns those of the text', () => {
    expect(
      check('the harbour master saw that the water stood five centimetres higher than the tables said'),
    ).toMatchObject({
      kind: 'changed',
      similarity: expect.closeTo(0.85, 1),
      words: 'the harbour master noticed that the water stood four centimetres higher than the tables said',
    });
  });

  it('says that other words are not in the text', () => {
    expect(check('The bees returned to the hive before the first frost of the year')).toEqual({
      kind: 'missing',
    });
  });

  it('checks nothing without a text or without words', () => {
    expect(check('any words of the page', null)).toEqual({ kind: 'unchecked' });
    expect(check(null)).toEqual({ kind: 'unchecked' });
  });
});
