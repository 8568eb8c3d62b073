import './browser-globals.ts';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runSteps } from '@/lib/base/steps';
import { readArticleInSteps } from '@/lib/extract/read-article';
import { isSameText } from '@/lib/page-check/comparable-text';
import { compareTexts } from '@/lib/page-check/compare-texts';
import type { Article } from '@/lib/record/schema/extraction';
import { createPageParser } from '../bench/create-page-parser.ts';
import { openWindow, PAGE_URL } from './browser-globals.ts';
import { EDITS, editArticle, LAYOUTS, type Layout, makeArticleText, renderPage } from './make-pages.ts';
import { ADDED_WORD, type SavedPagesOptions, visitSavedPages } from './visit-saved-pages.ts';

// Measures false alarms of the comparison of two visits, and whether it finds the change of one sentence.

const PAIRS_PER_LAYOUT = 40;
const SAVED_PAGE_COUNT = 18;

/**
 * Runs `npm run bench:drift`. Each pair is two visits of a generated page with other advertisements, counters, related links and
 * comments, captured with the real extraction. `--round N` uses other words, `--failures` shows what differed, `--json FILE` writes
 * the values. Exits with 1 if an aim is missed.
 *
 * `--pages FOLDER` adds such noise to saved pages instead, and captures them with the built script in a real browser. `--count N` is the
 * number of articles, `--ids ID,ID` names the pages. `.output` has to be built.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'string' },
      round: { type: 'string' },
      failures: { type: 'boolean' },
      pages: { type: 'string' },
      count: { type: 'string' },
      ids: { type: 'string' },
    },
  });
  const round = Number(values.round ?? 0);
  if (values.pages !== undefined)
    return measureSavedPages({
      folder: values.pages,
      count: Number(values.count ?? SAVED_PAGE_COUNT),
      ids: values.ids?.split(',') ?? null,
      seed: round * 100_000,
    });
  const read = createReader();
  const results = LAYOUTS.flatMap((layout, layoutIndex) =>
    Array.from({ length: PAIRS_PER_LAYOUT }, (_, index) =>
      runPair(read, layout, round * 100_000 + layoutIndex * 1000 + index),
    ),
  );
  const rows = LAYOUTS.map((layout) => ({
    layout,
    ...summarize(results.filter((result) => result.layout === layout)),
  }));
  const summary = summarize(results);
  console.table([...rows, { layout: 'all', ...summary }]);
  const failures = results.filter(({ isAlarm, isEditFound }) => isAlarm || !isEditFound);
  if (values.failures) for (const failure of failures) console.log(JSON.stringify(failure));
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ summary, rows, failures }, null, 2)}\n`);
  const isMet = summary['false alarms'] === 0 && summary['edits found'] === summary.pairs;
  console.log(isMet ? 'All aims are met.' : 'An aim is missed.');
  return isMet ? 0 : 1;
}

async function measureSavedPages(options: SavedPagesOptions): Promise<number> {
  let [pairs, alarms, editsFound] = [0, 0, 0];
  for await (const { id, first, second, edited } of visitSavedPages(options)) {
    const isAlarm = !isSameText(first, second);
    const isEditFound = listChanges(first, edited).some((changed) => changed.includes(ADDED_WORD));
    if (isAlarm || !isEditFound)
      console.log(JSON.stringify({ id, isAlarm, isEditFound, alarm: listChanges(first, second) }));
    pairs += 1;
    alarms += Number(isAlarm);
    editsFound += Number(isEditFound);
  }
  console.table([{ pairs, 'false alarms': alarms, 'edits found': editsFound }]);
  return pairs > 0 && alarms === 0 && editsFound === pairs ? 0 : 1;
}

type PairResult = {
  layout: Layout;
  seed: number;
  edit: string;
  isAlarm: boolean;
  isEditFound: boolean;
  /** The words that differed although the page was unchanged. */
  alarm: string[];
};

const summarize = (results: PairResult[]) => ({
  pairs: results.length,
  'false alarms': results.filter(({ isAlarm }) => isAlarm).length,
  'edits found': results.filter(({ isEditFound }) => isEditFound).length,
});

function runPair(read: (html: string) => Article, layout: Layout, seed: number): PairResult {
  const text = makeArticleText(seed);
  const edit = EDITS[seed % EDITS.length] ?? 'word';
  const { article: editedText, changedWord } = editArticle(text, edit, seed + 1);
  const [first, second, edited] = [
    read(renderPage(text, layout, seed + 10_000_000)),
    read(renderPage(text, layout, seed + 20_000_000)),
    read(renderPage(editedText, layout, seed + 30_000_000)),
  ];
  const isAlarm = !isSameText(first, second);
  const changedTexts = listChanges(first, edited);
  return {
    layout,
    seed,
    edit,
    isAlarm,
    isEditFound: !isSameText(first, edited) && changedTexts.some((changed) => changed.includes(changedWord)),
    alarm: isAlarm ? listChanges(first, second) : [],
  };
}

const listChanges = (before: Article, after: Article): string[] =>
  compareTexts(before, after).passages.flatMap((passage) =>
    passage.kind === 'changed'
      ? passage.parts.filter(({ kind }) => kind !== 'same').map(({ text }) => text)
      : [],
  );

const DOCUMENTS_PER_WINDOW = 60;

/** Creates the function that captures the article of a page. */
function createReader(): (html: string) => Article {
  const parse = createPageParser(openWindow, DOCUMENTS_PER_WINDOW);
  return (html) => runSteps(readArticleInSteps(parse(html), { scope: 'article', url: PAGE_URL }));
}
