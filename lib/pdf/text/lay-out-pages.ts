import { groupRows } from '../layout/group-rows';
import { orderRows } from '../layout/order-rows';
import { removeRunningHeads } from '../layout/remove-running-heads';
import { computeBodySize, type PageText, type Row } from '../page-text';
import { type Block, type BodyStyle, buildBlocks } from './build-blocks';
import { buildLine, isMostlyRtl, type Line } from './build-lines';
import { collectVocabulary } from './join-lines';

/** A page with its text in reading order. */
export type LaidOutPage = {
  number: number;
  height: number;
  blocks: Block[];
  /** The lines of the page in reading order. */
  lines: Line[];
  /** The rows of the page across all columns, from top to bottom. */
  rows: Line[];
  /** The texts of running heads. */
  removedTexts: string[];
  sideTexts: string[];
  language: string | null;
};

/** Puts the text of the pages of a document into reading order, without running heads, page numbers and watermarks. */
export function* layOutPages(pages: readonly PageText[]): Generator<LaidOutPage> {
  const pageRows = pages.map((page) => ({ page, rows: groupRows(page.runs) }));
  const shownRows = removeRunningHeads(pageRows);
  const body = measureBody(pages);
  const vocabulary = collectVocabulary(listLineTexts(shownRows.map(({ rows }) => rows)));
  for (const [index, { page, rows }] of shownRows.entries()) {
    const allRows = pageRows[index]?.rows ?? [];
    const isRtl = isMostlyRtl(page.runs);
    const blocks = orderRows(rows, body.size, isRtl).flatMap((region) =>
      buildBlocks(region, body, vocabulary, page.height),
    );
    const shownYs = new Set(rows.map(({ y }) => y));
    yield {
      number: page.number,
      height: page.height,
      blocks: [
        ...blocks.filter(({ kind }) => kind !== 'footnote'),
        ...blocks.filter(({ kind }) => kind === 'footnote'),
      ],
      lines: blocks.flatMap(({ lines }) => lines),
      rows: rows.map(buildLine),
      removedTexts: allRows.filter(({ y }) => !shownYs.has(y)).map((row) => buildLine(row).text),
      sideTexts: page.sideTexts,
      language: page.language,
    };
  }
}

function measureBody(pages: readonly PageText[]): BodyStyle {
  const runs = pages.flatMap((page) => page.runs);
  const size = computeBodySize(runs);
  const lengthByFont = new Map<string, number>();
  for (const run of runs)
    if (Math.abs(run.size - size) < 0.6)
      lengthByFont.set(run.font, (lengthByFont.get(run.font) ?? 0) + run.text.length);
  return { size, font: [...lengthByFont].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '' };
}

function* listLineTexts(pages: readonly Row[][]): Generator<string> {
  for (const rows of pages) for (const { runs } of rows) for (const run of runs) yield run.text;
}
