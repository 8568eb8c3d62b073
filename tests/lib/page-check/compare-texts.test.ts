import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isSameText } from '@/lib/page-check/comparable-text';
import { compareTexts } from '@/lib/page-check/compare-texts';

const toText = (markdown: string) => ({
  markdown,
  text: markdown
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .replaceAll('*', '')
        .replace(/^[#>\s-]+/, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
    )
    .join('\n'),
});

const ARTICLE = [
  '# Tides of the north',
  '## The gauge at the harbour',
  'By Ana Field · 12 March 2026',
  'The gauge was read every morning for eleven years, and nobody planned the series to last.',
  'Three years ago the harbour office counted 12 comments in its book of complaints.',
  'The tide rose by four centimetres in that time.',
];
const join = (lines: string[]) => toText(lines.join('\n\n'));
const article = join(ARTICLE);

describe('isSameText', () => {
  const withHeading = join([...ARTICLE.slice(0, 4), '## The hut', ...ARTICLE.slice(4)]);

  it('ignores a line that one capture includes and that the other one saw, but left out', () => {
    expect(isSameText(withHeading, { ...article, unsureLines: ['The hut'] })).toBe(true);
    expect(isSameText({ ...article, unsureLines: ['The hut'] }, withHeading)).toBe(true);
    expect(compareTexts(withHeading, { ...article, unsureLines: ['The hut'] }).changedShare).toBe(0);
  });

  it('finds that line if the other page did not have it, or has other words in it', () => {
    expect(isSameText(withHeading, article)).toBe(false);
    expect(isSameText(withHeading, { ...article, unsureLines: ['The old hut'] })).toBe(false);
    expect(isSameText({ ...article, unsureLines: ['The old hut'] }, withHeading)).toBe(false);
  });

  it('finds a change of a line that the same capture has both in its text and among the lines it left out', () => {
    const withPrice = (price: string) => ({ ...join([...ARTICLE, price]), unsureLines: [price] });
    expect(isSameText(withPrice('Price: 20 €'), article)).toBe(false);
    expect(isSameText(withPrice('Price: 20 €'), withPrice('Price: 30 €'))).toBe(false);
    expect(isSameText(withPrice('Price: 20 €'), withPrice('Price: 20 €'))).toBe(true);
  });

  describe('for a table of contents that one capture has', () => {
    const contents = ['* [The gauge at the harbour](#gauge)', '* [The hut](#hut)'];
    const sections = [...ARTICLE.slice(0, 4), '## The hut', ...ARTICLE.slice(4)];
    const withContents = join([...ARTICLE.slice(0, 1), ...contents, ...sections.slice(1)]);

    it('ignores its links, and keeps the headings with the same words', () => {
      expect(isSameText(withContents, join(sections))).toBe(true);
      expect(isSameText(join(sections), withContents)).toBe(true);
      expect(compareTexts(withContents, join(sections)).changedShare).toBe(0);
    });

    it('ignores its lines without links if the other capture saw them, but left them out', () => {
      const plain = contents.map((line) => line.replace(/\[(.*)\].*/, '$1'));
      const withLines = join([...ARTICLE.slice(0, 1), ...plain, ...sections.slice(1)]);
      const other = { ...join(sections), unsureLines: ['The gauge at the harbour', 'The hut'] };
      expect(isSameText(withLines, other)).toBe(true);
      expect(isSameText(other, withLines)).toBe(true);
      expect(compareTexts(withLines, other).changedShare).toBe(0);
    });

    it('finds a heading that was removed or renamed', () => {
      const renamed = join(sections.map((line) => line.replace('## The hut', '## The old hut')));
      expect(isSameText(withContents, renamed)).toBe(false);
      expect(isSameText(withContents, article)).toBe(false);
    });
  });

  it.each([
    ['a relative time', [...ARTICLE.slice(0, 3), 'Updated 3 minutes ago · 5 min read', ...ARTICLE.slice(3)]],
    ['a counter', [...ARTICLE.slice(0, 2), '1,204 views · 12 comments', ...ARTICLE.slice(2)]],
    [
      'an advertisement',
      [...ARTICLE.slice(0, 3), 'Story continues below advertisement', ...ARTICLE.slice(3)],
    ],
    ['buttons', ['Share', 'Print', ...ARTICLE]],
    [
      'related articles',
      [...ARTICLE, '## Related articles', '* [A storm in winter](https://a.example/1)', '[More tides](/2)'],
    ],
    ['related titles without links', [...ARTICLE, 'Most read', 'A storm in winter', 'A quiet summer']],
    ['the title above the text', ARTICLE.slice(1)],
    ['a link with a label', [...ARTICLE.slice(0, 4), '**Read more:** [A storm](/3)', ...ARTICLE.slice(4)]],
    ['other quotation marks and dashes', ARTICLE.map((line) => line.replace('·', '\u00a0·'))],
  ])('ignores %s', (_, lines) => {
    expect(isSameText(article, join(lines))).toBe(true);
  });

  it.each([
    ['an age in a sentence', ARTICLE.map((line) => line.replace('Three years ago', 'Four years ago'))],
    ['a number in a sentence', ARTICLE.map((line) => line.replace('12 comments', '13 comments'))],
    ['one word', ARTICLE.map((line) => line.replace('four centimetres', 'five centimetres'))],
    ['a heading', ARTICLE.map((line) => line.replace('at the harbour', 'at the bridge'))],
    ['a new sentence', [...ARTICLE, 'A correction was made to this article.']],
    ['a sentence below related articles', [...ARTICLE, 'Related', 'A storm', 'This sentence is new.']],
  ])('finds a change of %s', (_, lines) => {
    expect(isSameText(article, join(lines))).toBe(false);
  });

  it('compares the links of a page that is mostly a list of links', () => {
    const list = (names: string[]) => join(names.map((name) => `* [${name}](https://a.example/${name})`));
    expect(isSameText(list(['a', 'b', 'c']), list(['a', 'b', 'd']))).toBe(false);
  });
});

describe('compareTexts', () => {
  it('shows the changed words between unchanged lines, and their share', () => {
    const changed = join(ARTICLE.map((line) => line.replace('four centimetres', 'five centimetres')));
    const { passages, addedWords, removedWords, changedShare } = compareTexts(article, changed);
    expect([addedWords, removedWords]).toEqual([1, 1]);
    expect(changedShare).toBeCloseTo(1 / 49, 2);
    expect(passages.map(({ kind }) => kind)).toEqual(['same', 'changed']);
    expect(passages.flatMap((passage) => (passage.kind === 'changed' ? passage.parts : []))).toEqual([
      { kind: 'same', text: 'The tide rose by ' },
      { kind: 'removed', text: 'four' },
      { kind: 'added', text: 'five' },
      { kind: 'same', text: ' centimetres in that time.' },
    ]);
  });

  it.each([
    ['one half was removed', 'One two.\nThree four.', 'One two.', 0.5],
    ['one half was added', 'One two.', 'One two.\nThree four.', 0.5],
    ['one half was replaced', 'One two.\nThree four.', 'One two.\nFive six.', 0.5],
    ['everything was replaced', 'One two.', 'Three four.', 1],
  ])('returns the share of the longer text if %s', (_, before, after, share) => {
    expect(compareTexts(toText(before), toText(after)).changedShare).toBe(share);
  });

  it('compares scripts without spaces by their characters', () => {
    const { addedWords, removedWords } = compareTexts(
      toText('潮位は四センチ上がった。'),
      toText('潮位は五センチ上がった。'),
    );
    expect([addedWords, removedWords]).toEqual([1, 1]);
  });

  it('has parts that join to both texts, and a share of 0 only for texts without a change', () => {
    const line = fc.array(fc.constantFrom('tide', 'gauge', 'storm', 'winter,', '4', '潮'), {
      minLength: 1,
      maxLength: 6,
    });
    const text = fc.array(
      line.map((words) => `${words.join(' ')}.`),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { passages, changedShare } = compareTexts(join(a), join(b));
        const read = (side: 'removed' | 'added') =>
          passages
            .map((passage) =>
              passage.kind === 'same'
                ? passage.lines.join('\n')
                : passage.parts
                    .filter(({ kind }) => kind === 'same' || kind === side)
                    .map((part) => part.text)
                    .join(''),
            )
            .filter((part) => part !== '')
            .join('\n');
        expect(read('removed')).toBe(a.join('\n'));
        expect(read('added')).toBe(b.join('\n'));
        expect(changedShare === 0).toBe(a.join('\n') === b.join('\n'));
      }),
    );
  });

  it('has the same result on a machine that stops for seconds', () => {
    let nowMs = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => {
      nowMs += 5_000;
      return nowMs;
    });
    expect(
      compareTexts(join(['The gauge stands here.', 'One.']), join(['The gauge stood here.', 'One.'])),
    ).toMatchObject({
      addedWords: 1,
      removedWords: 1,
    });
  });

  it('compares two texts of 500 kB that have nothing in common within seconds', () => {
    const make = (word: string) =>
      join(Array.from({ length: 5_000 }, (_, index) => `${word} ${index} `.repeat(8).concat('.')));
    expect(compareTexts(make('tide'), make('storm')).changedShare).toBeGreaterThan(0.4);
  });
});
