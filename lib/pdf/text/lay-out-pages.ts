import { findPrintedNumbers } from '../layout/find-printed-numbers';
import { groupRows } from '../layout/group-rows';
import { orderRows, type Region } from '../layout/order-rows';
import { removeLineNumbers } from '../layout/remove-line-numbers';
import { removeRunningHeads } from '../layout/remove-running-heads';
import { removeSidebars } from '../layout/remove-sidebars';
import { computeBodySize, listRuns, type PdfPageText, type Row } from '../page-text';
import { type Block, type BodyStyle, buildBlocks } from './build-blocks';
import { buildLine, joinCells, type Line } from './build-lines';
import { findAuthorBlocks } from './find-author-blocks';
import { collectVocabulary } from './join-lines';
import { isMostlyRtl } from './rtl-lines';

/** A part of the text of a page, without the place of its lines. */
export type TextBlock = Pick<Block, 'kind' | 'text' | 'size'>;

/** A page with its text in reading order. `printedNumber` is the number that the page shows, or null. */
export type LaidOutPage = { number: number; printedNumber: string | null; blocks: TextBlock[] };

/** One of the first pages, with what metadata are read from. */
export type FirstPage = {
  height: number;
  blocks: Block[];
  /** The lines of the page in reading order. */
  lines: Line[];
  /** The rows of the page across all columns, from top to bottom. Their main text has commas in place of superscripts. */
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
export function* layOutPages(pages: PdfPageText[]): Generator<LaidOutPage> {
  for (const { page, printedNumber, blocks } of orderPages(preparePages(pages.splice(0))))
    yield {
      number: page.number,
      printedNumber,
      blocks: moveFootnotes(blocks).map(({ kind, text, size }) => ({ kind, text, size })),
    };
}

/** Puts the text of the first pages into reading order, and keeps the place of every line. */
export const layOutFirstPages = (pages: readonly PdfPageText[]): FirstPage[] =>
  [...orderPages(preparePages(pages))].map(({ page, rows, blocks }) => {
    const allRows = groupRows(page.runs);
    const shownYs = new Set(rows.map(({ y }) => y));
    return {
      height: page.height,
      blocks: moveFootnotes(blocks),
      lines: blocks.flatMap(({ lines }) => lines),
      rows: rows.map((row) => buildLine(row, isMostlyRtl(page.runs), ', ')),
      removedTexts: allRows.filter(({ y }) => !shownYs.has(y)).map((row) => joinCells(buildLine(row))),
      sideTexts: page.sideTexts,
      language: page.language,
    };
  });

/** A page with its rows without running heads, and its blocks in the order of the columns. */
type OrderedPage = PreparedPage & { blocks: Block[] };

type PreparedPage = { page: PdfPageText; printedNumber: string | null; rows: Row[] };

/** The pages that are not laid out yet, and what laying out a page must know of all of them. */
type PreparedPages = {
  queue: PreparedPage[];
  body: BodyStyle;
  vocabulary: ReturnType<typeof collectVocabulary>;
};

function preparePages(pages: readonly PdfPageText[]): PreparedPages {
  const body = measureBody(pages);
  const numberedPages = removeLineNumbers(pages.map((page) => ({ page, rows: groupRows(page.runs) })));
  const printedNumbers = findPrintedNumbers(numberedPages);
  const shownPages = removeSidebars(removeRunningHeads(numberedPages));
  const vocabulary = collectVocabulary(listLineTexts(shownPages));
  const queue = shownPages.map(({ page, rows }) => ({
    page,
    printedNumber: printedNumbers.get(page.number) ?? null,
    rows,
  }));
  return { queue, body, vocabulary };
}

// The first page of a paper may follow a cover and a notice of copyright.
const MAX_AUTHOR_PAGE = 3;

/** Takes the pages out of the queue, so that a page is released once the next one is laid out. */
function* orderPages({ queue, body, vocabulary }: PreparedPages): Generator<OrderedPage> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const isRtl = isMostlyRtl(next.page.runs);
    const order = (rows: readonly Row[]) => orderRows(rows, body.size, isRtl);
    const build = (regions: readonly Region[]) =>
      regions.flatMap((region) => buildBlocks(region, body, vocabulary, { height: next.page.height, isRtl }));
    const { rows, page } = next;
    const authors = page.number <= MAX_AUTHOR_PAGE ? findAuthorBlocks(rows) : null;
    const blocks = authors
      ? [
          ...build(order(rows.slice(0, authors.start))),
          ...build(authors.regions).map((block) => ({ ...block, kind: 'paragraph' as const })),
          ...build(order(rows.slice(authors.end))),
        ]
      : build(order(rows));
    yield { ...next, blocks };
  }
}

const moveFootnotes = (blocks: readonly Block[]): Block[] => [
  ...blocks.filter(({ kind }) => kind !== 'footnote'),
  ...blocks.filter(({ kind }) => kind === 'footnote'),
];

function measureBody(pages: readonly PdfPageText[]): BodyStyle {
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
