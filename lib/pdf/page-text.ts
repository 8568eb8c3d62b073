/** A piece of text that a PDF shows at one place, in points from the upper left corner of the page as it is displayed. */
export type TextRun = {
  text: string;
  x: number;
  /** The position of the baseline. */
  y: number;
  width: number;
  /** The height of the font. */
  size: number;
  /** The name of the font, which is unique within the document. */
  font: string;
  isRtl: boolean;
};

/** The text of one page, as the PDF shows it. */
export type PdfPageText = {
  /** The number of the page, from 1. */
  number: number;
  width: number;
  height: number;
  runs: TextRun[];
  /** Texts that are written along the side of the page, such as the stamp of arXiv. */
  sideTexts: string[];
  /** The language that the document declares, or null. */
  language: string | null;
};

/** Runs on one baseline, sorted by `x`. */
export type Row = { y: number; size: number; runs: TextRun[] };

/** Returns the right edge of a run. */
export const getRight = (run: TextRun): number => run.x + run.width;

/** Returns the value in the middle of a list by weight, or 0 for an empty list. */
export function computeWeightedMedian(items: { value: number; weight: number }[]): number {
  const sortedItems = items.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const half = sortedItems.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sortedItems) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}

/** Returns the font size that most characters of the runs have. */
export function computeBodySize(runs: Iterable<TextRun>): number {
  const lengthBySize = new Map<number, number>();
  for (const { size, text } of runs)
    lengthBySize.set(size, (lengthBySize.get(size) ?? 0) + text.trim().length);
  return computeWeightedMedian([...lengthBySize].map(([value, weight]) => ({ value, weight }))) || 10;
}

/** Lists the runs of all pages. */
export function* listRuns(pages: Iterable<PdfPageText>): Generator<TextRun> {
  for (const { runs } of pages) yield* runs;
}
