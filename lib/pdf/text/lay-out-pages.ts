import { groupRows } from '../layout/group-rows';
import { orderRows } from '../layout/order-rows';
import { removeRunningHeads } from '../layout/remove-running-heads';
import { computeBodySize, listRuns, type PageText, type Row } from '../page-text';
import { type Block, type BodyStyle, buildBlocks } from './build-blocks';
import { buildLine, isMostlyRtl, type Line } from './build-lines';
import { collectVocabulary } from './join-lines';

/** A part of the text of a page, without the place of its lines. */
export type TextBlock = Pick<Block, 'kind' | 'text' | 'size'>;

/** A page with its text in reading order. */
export type LaidOutPage = { number: number; blocks: TextBlock[] };

/** One of the first pages, with what metadata are read from. */
export type FirstPage = {
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

/**
 * Puts the text of the pages of a document into reading order, without running heads, page numbers and watermarks. Takes the pages
 * out of `pages`, so that each is released once the next one is laid out.
 */
export function* layOutPages(pages: PageText[]): Generator<LaidOutPage> {
  for (const { page, blocks } of orderPages(preparePages(pages.splice(0))))
    yield {
      number: page.number,
      blocks: moveFootnotes(blocks).map(({ kind, text, size }) => ({ kind, text, size })),
    };
}

/** Puts the text of the first pages into reading order, and keeps the place of every line. */
export const layOutFirstPages = (pages: readonly PageText[]): FirstPage[] =>
  [...orderPages(preparePages(pages))].map(({ page, allRows, rows, blocks }) => {
    const shownYs = new Set(rows.map(({ y }) => y));
    return {
      height: page.height,
      blocks: moveFootnotes(blocks),
      lines: blocks.flatMap(({ lines }) => lines),
      rows: rows.map(buildLine),
      removedTexts: allRows.filter(({ y }) => !shownYs.has(y)).map((row) => buildLine(row).text),
      sideTexts: page.sideTexts,
      language: page.language,
    };
  });

/** A page with all of its rows, those without running heads, and its blocks in the order of the columns. */
type OrderedPage = { page: PageText; allRows: Row[]; rows: Row[]; blocks: Block[] };

type PreparedPage = Omit<OrderedPage, 'blocks'>;

/** The pages that are not laid out yet, and what laying out a page must know of all of them. */
type PreparedPages = {
  queue: PreparedPage[];
  body: BodyStyle;
  vocabulary: ReturnType<typeof collectVocabulary>;
};

function preparePages(pages: readonly PageText[]): PreparedPages {
  const body = measureBody(pages);
  const rowsByPage = pages.map((page) => ({ page, rows: groupRows(page.runs) }));
  const shownPages = removeRunningHeads(rowsByPage);
  const vocabulary = collectVocabulary(listLineTexts(shownPages));
  const queue = shownPages.map(({ page, rows }, index) => ({
    page,
    allRows: rowsByPage[index]?.rows ?? [],
    rows,
  }));
  return { queue, body, vocabulary };
}

/** Takes the pages out of the queue, so that a page is released once the next one is laid out. */
function* orderPages({ queue, body, vocabulary }: PreparedPages): Generator<OrderedPage> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { page, allRows, rows } = next;
    const isRtl = isMostlyRtl(page.runs);
    const blocks = orderRows(rows, body.size, isRtl).flatMap((region) =>
      buildBlocks(region, body, vocabulary, page.height),
    );
    yield { page, allRows, rows, blocks };
  }
}

const moveFootnotes = (blocks: readonly Block[]): Block[] => [
  ...blocks.filter(({ kind }) => kind !== 'footnote'),
  ...blocks.filter(({ kind }) => kind === 'footnote'),
];

function measureBody(pages: readonly PageText[]): BodyStyle {
  const size = computeBodySize(listRuns(pages));
  const lengthByFont = new Map<string, number>();
  for (const run of listRuns(pages))
    if (Math.abs(run.size - size) < 0.6)
      lengthByFont.set(run.font, (lengthByFont.get(run.font) ?? 0) + run.text.length);
  return { size, font: [...lengthByFont].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '' };
}

function* listLineTexts(pages: readonly { rows: Row[] }[]): Generator<string> {
  for (const { rows } of pages) for (const { runs } of rows) for (const run of runs) yield run.text;
}
