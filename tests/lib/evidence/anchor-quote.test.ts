import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorQuote, findUnchangedWords, MIN_SIMILARITY } from '@/lib/evidence/anchor-quote';
import { isRepeated } from '@/lib/evidence/is-repeated';
import { SearchableText } from '@/lib/evidence/searchable-text';

const TEXT = [
  'The ferry left the northern quay at dawn, before the wind turned.',
  'Nobody on the island had expected the flood of 1912.',
  'The water rose overnight.',
  'A ledger in the mill lists every sack that was carried up to the school.',
  'The water rose overnight.',
  'Year | Sacks',
  '1921 | four hundred sacks',
].join('\n');

type Selector = Parameters<typeof anchorQuote>[0];
const anchor = (selector: Partial<Selector> & { exact: string }, text = TEXT) =>
  anchorQuote({ prefix: '', suffix: '', start: null, ...selector }, new SearchableText(text));
const getWords = (range: { start: number; end: number } | null, text = TEXT) =>
  range && text.slice(range.start, range.end);

describe('anchorQuote', () => {
  it('finds the same words letter for letter', () => {
    const match = anchor({ exact: 'expected the flood of 1912' });
    expect(match).toMatchObject({ precision: 'exact', similarity: 1 });
    expect(getWords(match)).toBe('expected the flood of 1912');
  });

  it.each([
    ['other white space', 'left\u00a0the   northern\n\tquay', 'left the northern quay'],
    ['soft hyphens and zero-width spaces', 'nor\u00adthern qu\u200bay at dawn', 'northern quay at dawn'],
    ['ligatures', 'The \ufb02ood of 1912'.slice(4), 'flood of 1912'],
    ['other case', 'THE FERRY LEFT THE NORTHERN', 'The ferry left the northern'],
    ['cells without marks', '1921 four hundred sacks', '1921 | four hundred sacks'],
    ['lines without breaks', 'turned. Nobody on the island', 'turned.\nNobody on the island'],
  ])('finds the same words with %s', (_, exact, words) => {
    const match = anchor({ exact });
    expect(match?.precision).toBe('normalized');
    expect(getWords(match)).toBe(words);
  });

  it('finds accented letters in composed and decomposed form, with marks in any order', () => {
    const text = 'Một buổi sáng vi\u00ea\u0323t hoa và dài hơn';
    const match = anchor({ exact: 'sáng vi\u1ec7t hoa'.normalize('NFC') }, text);
    expect(getWords(match, text)).toBe('sáng vi\u00ea\u0323t hoa');
  });

  it('finds Greek words that end in a sigma, in capitals and in small letters', () => {
    const text = 'Η ΟΔΟΣ ΤΗΣ ΠΟΛΗΣ';
    expect(getWords(anchor({ exact: 'η οδος' }, text), text)).toBe('Η ΟΔΟΣ');
    expect(anchor({ exact: 'Η ΟΔΟΣ' }, text)?.precision).toBe('exact');
  });

  it('finds words with small changes if the text around them is unchanged', () => {
    const selector = {
      exact: 'A ledger in the old mill lists each sack that was carried up to the school.',
      prefix: 'flood of 1912.\nThe water rose overnight.\n',
      suffix: '\nThe water rose overnight.\nYear',
    };
    const match = anchor(selector);
    expect(match?.precision).toBe('approximate');
    expect(match?.similarity).toBeGreaterThan(MIN_SIMILARITY);
    expect(getWords(match)).toBe('A ledger in the mill lists every sack that was carried up to the school.');
  });

  it('chooses between equal passages by the text around them, then by position', () => {
    const exact = 'The water rose overnight.';
    const secondStart = TEXT.lastIndexOf(exact);
    expect(anchor({ exact, prefix: 'up to the school.\n', suffix: '\nYear | Sacks' })?.start).toBe(
      secondStart,
    );
    expect(anchor({ exact, start: secondStart })?.start).toBe(secondStart);
    expect(anchor({ exact, start: 0 })?.start).toBe(TEXT.indexOf(exact));
  });

  it('does not take an equal passage elsewhere for a quote that was removed', () => {
    const exact = 'The water rose overnight.';
    const selector = { exact, prefix: 'up to the school.\n', suffix: '\nYear | Sacks', isRepeated: true };
    const text = TEXT.replace(/\nThe water rose overnight\.(?=\nYear)/, '');
    expect(anchor(selector, text)).toBeNull();
  });

  it('does not take a similar row for a row that was removed', () => {
    const rows = Array.from({ length: 6 }, (_, year) => `192${year} | ${year}00 sacks of barley`);
    const [exact = ''] = rows.splice(3, 1);
    const [prefix, suffix] = ['1922 | 200 sacks of barley\n', '\n1924 | 400 sacks of barley'];
    expect(anchor({ exact, prefix, suffix }, rows.join('\n'))).toBeNull();
  });

  it('finds a quote of two paragraphs around an advertisement', () => {
    const text = TEXT.replace('turned.\n', 'turned.\nAdvertisement\nBuy forty good things today\n');
    const match = anchor({ exact: 'before the wind turned.\nNobody on the island had' }, text);
    expect(match?.precision).toBe('normalized');
    expect(getWords(match, text)).toContain('Nobody on the island had');
  });

  it('does not find words that share only few characters with the text, nor an empty quote', () => {
    expect(anchor({ exact: 'An entirely different sentence about trains' })).toBeNull();
    expect(anchor({ exact: ' \n' })).toBeNull();
    expect(anchor({ exact: 'words' }, '')).toBeNull();
  });

  it('finds every part of every text, and returns valid ranges', () => {
    const noise = fc.string({
      unit: fc.constantFrom(
        'a',
        'b',
        ' ',
        '\n',
        '|',
        '“',
        '😀',
        '\ud800',
        'e\u0301',
        'ﬁ',
        'İ',
        '水',
        '\u00ad',
      ),
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(noise, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const exact = text.slice(start, start + 1 + (length % 12));
        const range = findUnchangedWords({ exact, prefix: '', suffix: '', start }, new SearchableText(text));
        if (range) {
          expect(range.start).toBeLessThan(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
        if (/[ab“水]/.test(exact) && exact.isWellFormed()) expect(range).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('isRepeated', () => {
  it('returns whether the words occur more than once', () => {
    const text = new SearchableText(TEXT);
    expect(isRepeated({ exact: 'The water  rose overnight.' }, text)).toBe(true);
    expect(isRepeated({ exact: 'the flood of 1912' }, text)).toBe(false);
    expect(isRepeated({ exact: 'not there' }, text)).toBe(false);
  });
});
