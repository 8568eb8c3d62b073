import { describe, expect, it } from 'vitest';
import { removeRunningHeads } from '@/lib/pdf/layout/remove-running-heads';
import { removeSidebars } from '@/lib/pdf/layout/remove-sidebars';
import type { PdfPageText, Row, TextRun } from '@/lib/pdf/page-text';

const makeRun = (text: string, x: number, y: number, size = 10): TextRun => ({
  text,
  x,
  y,
  width: text.length * size * 0.5,
  size,
  font: 'f1',
  isRtl: false,
});

function makePage(number: number, rows: TextRun[][], [width, height] = [600, 800]) {
  const page: PdfPageText = {
    number,
    width,
    height,
    runs: rows.flat(),
    sideTexts: [],
    language: null,
  };
  const pageRows: Row[] = rows.map((runs) => ({ y: runs[0]?.y ?? 0, size: runs[0]?.size ?? 10, runs }));
  return { page, rows: pageRows };
}

const getTexts = (pages: readonly { rows: Row[] }[]) =>
  pages.map(({ rows }) => rows.map(({ runs }) => runs.map(({ text }) => text).join(' ')));

describe('removeSidebars', () => {
  const makeSlides = (count: number, size: [number, number] = [720, 540]) =>
    Array.from({ length: count }, (_, index) =>
      makePage(
        index + 1,
        [
          [makeRun('Tides and trust', 10, 60), makeRun(`What we found in year ${index}`, 200, 60)],
          [makeRun('Ana Lind', 10, 300), makeRun(`Result ${index}`, 200, 300)],
        ],
        size,
      ),
    );

  it('keeps what is at the same place on most pages only where it is first', () => {
    expect(getTexts(removeSidebars(makeSlides(5)))).toEqual([
      ['Tides and trust What we found in year 0', 'Ana Lind Result 0'],
      ...[1, 2, 3, 4].map((year) => [`What we found in year ${year}`, `Result ${year}`]),
    ]);
  });

  it('leaves what is on few pages', () => {
    const slides = makeSlides(3);
    expect(removeSidebars(slides)).toEqual(slides);
  });

  it.each<[string, [number, number]]>([
    ['a form', [595, 842]],
    ['a printed table', [842, 595]],
  ])('leaves the labels of %s', (_, size) => {
    const pages = makeSlides(6, size);
    expect(removeSidebars(pages)).toEqual(pages);
  });

  it('leaves what is in the column of the text of slides', () => {
    const pages = Array.from({ length: 6 }, (_, index) =>
      makePage(
        index + 1,
        [
          [makeRun('Name', 20, 60)],
          [makeRun(`Ana Lind ${index}`, 20, 90)],
          [makeRun('Period', 20, 120)],
          [makeRun(`Year ${index}`, 20, 150)],
        ],
        [720, 540],
      ),
    );
    expect(removeSidebars(pages)).toEqual(pages);
  });
});

describe('removeRunningHeads', () => {
  const makeTalk = (getTitle: (index: number) => string) =>
    Array.from({ length: 6 }, (_, index) =>
      makePage(index + 1, [
        [makeRun(getTitle(index), 40, 60, 20)],
        ...[200, 300, 400].map((y) => [
          makeRun(`The text of slide ${index} is here, and it is long enough.`, 40, y),
        ]),
      ]),
    );

  it('keeps the titles of slides that differ in a number, or that two slides have', () => {
    const titles = getTexts(removeRunningHeads(makeTalk((index) => `What we found in year ${index}`)));
    expect(titles.map(([title]) => title)).toEqual(
      [0, 1, 2, 3, 4, 5].map((year) => `What we found in year ${year}`),
    );
    const pairs = getTexts(removeRunningHeads(makeTalk((index) => `Part ${'ABC'[Math.floor(index / 2)]}`)));
    expect(pairs.map(([title]) => title)).toEqual([
      'Part A',
      'Part A',
      'Part B',
      'Part B',
      'Part C',
      'Part C',
    ]);
  });

  it('removes the title of a talk on each of its slides', () => {
    const texts = getTexts(removeRunningHeads(makeTalk(() => 'Tides and trust')));
    expect(texts.flat()).not.toContain('Tides and trust');
  });

  it('removes a large head of two pages, so that it is not the title', () => {
    const pages = [1, 2].map((number) =>
      makePage(number, [
        [makeRun('ACME CORPORATION', 40, 40, 16)],
        [makeRun(number === 1 ? 'The Tides of the North' : 'More about tides', 40, 90, 14)],
        ...[200, 300, 400].map((y) => [
          makeRun(`The text of page ${number} is here, and it is long.`, 40, y),
        ]),
      ]),
    );
    const texts = getTexts(removeRunningHeads(pages)).flat();
    expect(texts).not.toContain('ACME CORPORATION');
    expect(texts).toContain('The Tides of the North');
  });

  it('keeps the title of a data sheet on the first of two pages that repeat it', () => {
    const pages = [1, 2].map((number) =>
      makePage(number, [
        [makeRun('Tide gauge TG-2', 40, 40, 16)],
        ...[200, 300, 400].map((y) => [
          makeRun(`The text of page ${number} is here, and it is long.`, 40, y),
        ]),
      ]),
    );
    const texts = getTexts(removeRunningHeads(pages)).flat();
    expect(texts.filter((text) => text === 'Tide gauge TG-2')).toHaveLength(1);
  });

  it('removes a large head with two years on all pages', () => {
    const texts = getTexts(removeRunningHeads(makeTalk(() => 'Annual Report 2020/2021')));
    expect(texts.flat()).not.toContain('Annual Report 2020/2021');
  });

  it('removes a large head with the number of the page', () => {
    const texts = getTexts(
      removeRunningHeads(makeTalk((index) => `Tides and trust, page ${index + 1} of 20`)),
    );
    expect(texts.flat().filter((text) => text.startsWith('Tides'))).toEqual([]);
    const parts = getTexts(removeRunningHeads(makeTalk((index) => `Tides, part ${(index % 3) + 1} of 3`)));
    expect(parts.flat().filter((text) => text.startsWith('Tides'))).toHaveLength(6);
  });

  const makeChat = (getFirst: (index: number) => string) =>
    [0, 1, 2].map((index) =>
      makePage(index + 1, [
        [makeRun(getFirst(index), 40, 98)],
        ...[110, 122, 134, 146].map((y) => [makeRun(`A text of page ${index} about tides.`, 40, y)]),
      ]),
    );

  it('keeps a message at the top of a page that begins with its date and time', () => {
    const getFirst = (index: number) =>
      `12/05/2023, 14:3${index} - Anna: The tide was high on day ${'abc'[index]}`;
    const texts = getTexts(removeRunningHeads(makeChat(getFirst)));
    expect(texts.map(([text]) => text)).toEqual([0, 1, 2].map(getFirst));
  });

  it('removes the date that a browser prints at the same place on all pages', () => {
    const texts = getTexts(
      removeRunningHeads(makeChat((index) => `12/05/2023, 14:30 Title ${'abc'[index]}`)),
    );
    expect(texts.flat().filter((text) => text.startsWith('12'))).toEqual([]);
  });

  it('removes the date and the URL that a browser prints, also on a single page', () => {
    const page = makePage(1, [
      [makeRun('11/30/26, 9:47 PM', 30, 25, 8), makeRun('Tides and trust', 300, 25, 8)],
      ...[100, 112, 124, 136].map((y) => [makeRun('A text about tides, which is long enough.', 40, y)]),
      [makeRun('https://nowhere.example/paper', 30, 780, 8), makeRun('1/1', 560, 780, 8)],
    ]);
    expect(getTexts(removeRunningHeads([page])).flat()).toEqual(
      Array(4).fill('A text about tides, which is long enough.'),
    );
  });
});
