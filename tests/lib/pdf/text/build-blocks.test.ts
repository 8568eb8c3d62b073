import { describe, expect, it } from 'vitest';
import type { PdfPageText, TextRun } from '@/lib/pdf/page-text';
import { layOutFirstPages } from '@/lib/pdf/text/lay-out-pages';

/** A line with its left and right edge. The edges of the column are 100 and 500. */
type TestLine = [text: string, left: number, right: number];

const BODY_LINE: TestLine = ['The harbour office measured the tide every hour for many years', 100, 500];

function readBlocks(lines: readonly TestLine[]) {
  const runs = [BODY_LINE, BODY_LINE, ...lines, BODY_LINE, BODY_LINE].map(
    ([text, x, right], index): TextRun => ({
      text,
      x,
      y: 200 + index * 12,
      width: right - x,
      size: 10,
      font: 'f1',
      isRtl: false,
    }),
  );
  const page: PdfPageText = { number: 1, width: 600, height: 800, runs, sideTexts: [], language: null };
  return layOutFirstPages([page]).flatMap(({ blocks }) => blocks.map(({ kind, text }) => [kind, text]));
}

describe('indented lines', () => {
  it('are items of a list if the next word would have fitted', () => {
    const items: TestLine[] = [
      ['a gauge beside the quay', 130, 250],
      ['a bottle that drifts with the tide', 130, 310],
      ['a keeper who writes it down', 130, 270],
    ];
    expect(readBlocks(items).filter(([kind]) => kind === 'unmarked-item')).toHaveLength(3);
  });

  it.each<[string, TestLine[]]>([
    [
      'a justified abstract',
      [
        ['We restored the tide records of a small harbour in the north', 160, 440],
        ['and found that the sea has risen by a third of a metre since', 160, 440],
        ['the war, which is more than the models of the time expected', 160, 440],
        ['and less than we feared', 160, 270],
      ],
    ],
    [
      'a quotation with its own right margin',
      [
        ['We restored the tide records of a small harbour in', 130, 402],
        ['the north and found that the sea has risen by a', 130, 390],
        ['third of a metre since the war, which is more than', 130, 408],
        ['we feared', 130, 190],
      ],
    ],
  ])('are no items if they are %s', (_, lines) => {
    const blocks = readBlocks(lines);
    expect(blocks.map(([kind]) => kind)).not.toContain('unmarked-item');
    expect(blocks.some(([, text]) => text?.includes(lines.map(([line]) => line).join(' ')))).toBe(true);
  });
});
