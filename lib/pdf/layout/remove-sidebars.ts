import { getRight, type TextRun } from '../page-text';
import type { PageRows } from './page-margins';

// A text that is at the same place on fewer slides may be the label of a form or the head of a table.
const MIN_PAGES = 4;
const MIN_SHARE = 0.6;
// A sidebar is in this part of the width, at the left or the right.
const MAX_WIDTH_SHARE = 0.3;
// The share of the other texts of a slide that may be above, below or beside a sidebar within its width.
const MAX_OVERLAP = 0.1;

/**
 * Removes what is beside the text at the same place on most slides, such as the name of a talk. The first slide that has it keeps it. Pages
 * of another shape are left as they are: what they repeat are the labels of a form, or the cells of a table.
 */
export function removeSidebars(pages: readonly PageRows[]): PageRows[] {
  const counts = new Map<string, number>();
  for (const page of pages) for (const key of listSideKeys(page)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const minimum = Math.max(MIN_PAGES, pages.length * MIN_SHARE);
  const repeatedKeys = new Set([...counts].filter(([, count]) => count >= minimum).map(([key]) => key));
  if (repeatedKeys.size === 0) return [...pages];
  const shownKeys = new Set<string>();
  return pages.map((page) => {
    if (!isSlide(page)) return page;
    const sideKeys = listSideKeys(page).filter((key) => repeatedKeys.has(key));
    const runs = page.rows.flatMap((row) => row.runs);
    const mainRuns = runs.filter((run) => !repeatedKeys.has(buildKey(run)));
    const removedRuns = runs.filter(
      (run) => shownKeys.has(buildKey(run)) && isSideRun(page, run) && isBeside(run, mainRuns),
    );
    for (const key of sideKeys) shownKeys.add(key);
    return removedRuns.length === 0 ? page : removeRuns(page, new Set(removedRuns));
  });
}

const removeRuns = (page: PageRows, removedRuns: ReadonlySet<TextRun>): PageRows => ({
  ...page,
  rows: page.rows
    .map((row) => ({ ...row, runs: row.runs.filter((run) => !removedRuns.has(run)) }))
    .filter(({ runs }) => runs.length > 0),
});

/** Whether a page has the shape of a slide: 4:3, 16:10 or 16:9. Paper in landscape format is 1.29 or 1.41 times as wide as high. */
const isSlide = ({ page: { width, height } }: PageRows): boolean =>
  [4 / 3, 16 / 10, 16 / 9].some((ratio) => Math.abs(width / height - ratio) < 0.02);

/** Lists the keys of the texts in the outer parts of a slide. Other pages have none, so that a long document needs no time or memory here. */
const listSideKeys = (page: PageRows): string[] =>
  isSlide(page)
    ? [...new Set(page.rows.flatMap(({ runs }) => runs.filter((run) => isSideRun(page, run)).map(buildKey)))]
    : [];

// Single letters and numbers, such as those of formulas and tables, can be at one place by chance.
const isSideRun = ({ page: { width } }: PageRows, run: TextRun): boolean =>
  run.text.trim().length >= 3 &&
  (getRight(run) < width * MAX_WIDTH_SHARE || run.x > width * (1 - MAX_WIDTH_SHARE));

/** Whether hardly any other text of the slide is in the same part of its width. */
const isBeside = (run: TextRun, mainRuns: readonly TextRun[]): boolean =>
  mainRuns.filter((other) => other.x < getRight(run) && getRight(other) > run.x).length <=
  MAX_OVERLAP * mainRuns.length;

const buildKey = ({ text, x, y }: TextRun): string => `${Math.round(x)} ${Math.round(y)} ${text.trim()}`;
