import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../../scripts/bench-pdf/read-pdf-file.ts';
import { makePaper } from '../../../support/pdf/make-paper.ts';
import { BODY, createPageWriter } from '../../../support/pdf/page-writer.ts';

type Margins = { head?: string; foot?: string };

/** Reads the labels of a PDF without page labels, each of whose pages has these running heads. */
async function readLabels(pages: readonly Margins[]) {
  const writer = createPageWriter();
  for (const { head, foot } of pages) {
    writer.addPage();
    if (head) writer.writeLine(head, 80, 40, BODY);
    for (let line = 0; line < 40; line += 1)
      writer.writeLine(
        `In line ${line} the harbour office measures the tide of the year 18${line}.`,
        80,
        80 + line * 14,
        BODY,
      );
    if (foot) writer.writeCentered(foot, 770, BODY);
  }
  return (await readPdfBytes(new Uint8Array(await writer.finish()), '')).text.pageLabels;
}

describe('the numbers that are printed on the pages', () => {
  it.each<[string, Margins[], string[] | null]>([
    [
      'below the text, after a cover',
      [{}, { foot: '113' }, { foot: '114' }, { foot: '115' }],
      ['', '113', '114', '115'],
    ],
    [
      'in running heads of left and right pages',
      [{}, { head: '114 Lind et al.' }, { head: 'Tides of small ports | 115' }, { head: '116 Lind et al.' }],
      ['', '114', '115', '116'],
    ],
    [
      'of a page with a picture, between its neighbours',
      [{ foot: '113' }, { foot: '114' }, {}, { foot: '116' }],
      ['113', '114', '115', '116'],
    ],
    [
      'as Roman numerals and as numbers',
      [{}, { foot: 'ii' }, { foot: 'iii' }, { foot: 'iv' }, { foot: '1' }, { foot: '2' }, { foot: '3' }],
      ['', 'ii', 'iii', 'iv', '1', '2', '3'],
    ],
    ['that are the positions of the pages', [{ foot: '1' }, { foot: '2' }, { foot: '3' }], null],
    ['on too few pages', [{ foot: '113' }, { foot: '114' }, {}, {}], null],
    ['that do not grow with the pages', [{ foot: '7' }, { foot: '7' }, { foot: '12' }, { foot: '3' }], null],
    [
      'of chapters, which grow more slowly',
      [4, 4, 5, 6, 6].map((value) => ({ head: `Part ${value}` })),
      null,
    ],
    ['of steps', [{}, {}, {}, {}, ...[1, 2, 3, 4].map((value) => ({ head: `Step ${value}` }))], null],
    [
      'of headings',
      ['Cover', '1 The harbour', '2 The tide', '3 The sea', 'End'].map((head) => ({ head })),
      null,
    ],
    [
      'of exercise sheets after a cover, each on its own page',
      [{}, ...[1, 2, 3, 4].map((value) => ({ head: `Exercise Sheet ${value}` }))],
      null,
    ],
    [
      'after the title of a report below the text, after a cover',
      [{}, ...[1, 2, 3].map((value) => ({ foot: `Report on tides ${value}` }))],
      ['', '1', '2', '3'],
    ],
    [
      'after the title of a journal above the text of an offprint',
      [113, 114, 115].map((value) => ({ head: `Journal of Tides ${value}` })),
      ['113', '114', '115'],
    ],
    [
      'on both sides of running heads without a sign, after front matter',
      [
        {},
        {},
        { head: '2 Lind et al.' },
        { head: 'Tides of small ports 3' },
        { head: '4 Lind et al.' },
        { head: 'Tides of small ports 5' },
      ],
      ['', '', '2', '3', '4', '5'],
    ],
    [
      'of lessons beside those of the pages',
      [5, 6, 7].map((value) => ({ head: `Lesson ${value - 4}`, foot: String(value) })),
      ['5', '6', '7'],
    ],
  ])('are labels: %s', async (_, pages, labels) => {
    expect(await readLabels(pages)).toEqual(labels);
  });

  it('are not used if the PDF has labels', async () => {
    const labelled = await makePaper({
      id: '',
      seed: 3,
      columns: 1,
      authorStyle: 'list',
      firstPageLabel: 113,
    });
    expect((await readPdfBytes(new Uint8Array(labelled.bytes), '')).text.pageLabels?.slice(0, 2)).toEqual([
      '113',
      '114',
    ]);
  });
});
