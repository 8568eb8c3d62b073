import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findWarning, printWarnings } from './find-warning.ts';
import { type BenchOptions, parseBenchOptions } from './parse-bench-options.ts';
import { type LibraryResult, runLibraries } from './run-libraries.ts';
import { openSavedPageTab, type SavedPageTab } from './saved-page-tab.ts';
import { readPageBytes, readSavedPages, type SavedPage } from './saved-pages.ts';
import { buildScoreTable, createScorer, type PageScores, type Scorer } from './score.ts';
import { computeQuantile } from './statistics.ts';

// Runs the built capture scripts on a folder of saved pages in a real browser, and reports results, quality
// and time.

const ROOT = join(import.meta.dirname, '../..');
const BUILD = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output', 'chrome-mv3');

type BuiltScripts = { page: string | null; text: string };
type CandidateList = { value?: string | null }[] | undefined;
type CapturedPage = Record<
  'title' | 'publishedDate' | 'siteName' | 'canonicalUrl' | 'language' | 'type' | 'subtype',
  CandidateList
> & {
  authors?: { value?: string[] | string | null }[];
};
type TextResult = {
  text?: string;
  markdown?: string;
  words?: number;
  keptShare?: number | null;
  lostWords?: number;
  error?: string;
};
type ResultLine = {
  id: string;
  title: string | null;
  authors: string[];
  publishedDate: string | null;
  siteName: string | null;
  canonicalUrl: string | null;
  language: string | null;
  type: string | null;
  subtype: string | null;
  text: string;
  markdown: string;
  /** The warning that the form shows about the page, or null. */
  warning: string | null;
  ms: number;
  error?: string;
};
type Measurement = {
  line: ResultLine;
  coldMs: number;
  warmMs: number;
  libraryResults: Record<string, LibraryResult>;
};

/** Runs `npm run bench:extract`: reads every page of the folder and prints the report. */
export async function main(args: string[]): Promise<void> {
  const options = parseBenchOptions(args);
  const pages = readSavedPages(options.pageFolder);
  if (!pages) {
    process.stdout.write(`There are no saved pages in ${options.pageFolder}: nothing was measured.\n`);
    return;
  }
  const scripts = readBuiltScripts();
  const selectedPages = options.pageIds ? pages.filter(({ id }) => options.pageIds?.includes(id)) : pages;
  const tab = await openSavedPageTab();
  const scorer = createScorer(options.pageFolder);
  const measurements: (Measurement & { page: SavedPage })[] = [];
  try {
    for (const page of selectedPages)
      measurements.push({ page, ...(await measurePage(tab, page, scripts, options)) });
  } finally {
    await tab.close();
  }
  if (options.resultFile)
    writeFileSync(options.resultFile, measurements.map(({ line }) => `${JSON.stringify(line)}\n`).join(''));
  printReport(measurements, scorer, options.jsonFile);
}

/** Reads the built scripts. `page` is null if that script was not built. */
function readBuiltScripts(): BuiltScripts {
  const textFile = join(BUILD, 'capture-text.js');
  const pageFile = join(BUILD, 'capture-page.js');
  if (!existsSync(textFile)) throw new Error(`There is no capture-text.js in ${BUILD}: build first.`);
  return {
    page: existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : null,
    text: readFileSync(textFile, 'utf8'),
  };
}

async function measurePage(
  tab: SavedPageTab,
  page: SavedPage,
  scripts: BuiltScripts,
  options: BenchOptions,
): Promise<Measurement> {
  try {
    await tab.showPage(page.url, readPageBytes(options.pageFolder, page.id));
    const world = await tab.createWorld();
    const pageRun = scripts.page
      ? await world.runScript<CapturedPage | null>(scripts.page)
      : { value: null, ms: 0 };
    const times: number[] = [];
    let textResult: TextResult = {};
    for (let i = 0; i < options.textRuns; i += 1) {
      const { value, ms } = await world.runScript<TextResult>(scripts.text);
      textResult = value;
      times.push(ms);
    }
    const libraryResults = options.shouldRunLibraries ? await runLibraries(await tab.createWorld()) : {};
    const [coldMs = 0] = times;
    const warmMs = times.at(-1) ?? 0;
    const line = {
      ...buildLine(page.id, pageRun.value, textResult),
      warning: findWarning(pageRun.value, textResult),
      ms: warmMs + pageRun.ms,
    };
    const error = textResult.error ?? describeTextFault(textResult);
    return {
      line: error ? { ...line, error } : line,
      coldMs,
      warmMs,
      libraryResults,
    };
  } catch (error) {
    return {
      line: { ...buildLine(page.id, null, {}), error: String(error) },
      coldMs: 0,
      warmMs: 0,
      libraryResults: {},
    };
  }
}

/**
 * Returns a sentence about a fault in the written text, or null. A fault is a missing word of the chosen blocks, or an empty text
 * with a share of the visible text.
 */
function describeTextFault({ words = 0, keptShare = null, lostWords = 0 }: TextResult): string | null {
  if (lostWords > 0) return `${lostWords} words of the chosen blocks were not written`;
  return words === 0 && keptShare !== null ? 'an empty text has a share of the visible text' : null;
}

function buildLine(id: string, page: CapturedPage | null, { text, markdown }: TextResult): ResultLine {
  const getFirstValue = (field: CandidateList) => field?.[0]?.value ?? null;
  return {
    id,
    title: getFirstValue(page?.title),
    authors: [page?.authors?.[0]?.value ?? []].flat(),
    publishedDate: getFirstValue(page?.publishedDate),
    siteName: getFirstValue(page?.siteName),
    canonicalUrl: getFirstValue(page?.canonicalUrl),
    language: getFirstValue(page?.language),
    type: getFirstValue(page?.type),
    subtype: getFirstValue(page?.subtype),
    text: text ?? '',
    markdown: markdown ?? '',
    warning: null,
    ms: 0,
  };
}

function printReport(
  measurements: (Measurement & { page: SavedPage })[],
  scorer: Scorer | null,
  jsonFile: string | null,
): void {
  const failedMeasurements = measurements.filter(({ line }) => line.error);
  const libraries = Object.keys(
    measurements.find(({ libraryResults }) => libraryResults.readability)?.libraryResults ?? {},
  );
  const times = buildTimeTable(measurements, libraries);
  console.log(`${measurements.length} pages, ${failedMeasurements.length} failed. Times in ms:`);
  console.table(times);
  for (const { line } of failedMeasurements) console.log(`${line.id}: ${line.error}`);
  printWarnings(measurements.map(({ page, line }) => ({ ...page, warning: line.warning })));
  const scoreRows = scorer
    ? buildScoreTable(scoreMeasurements(measurements, libraries, scorer), ['provenote', ...libraries])
    : null;
  if (scoreRows) {
    console.log('Text F1, mean over pages, with the 95 % interval of 2,000 bootstrap draws:');
    console.table(scoreRows);
  } else console.log('The folder holds no hand-made texts: nothing was scored.');
  if (jsonFile) {
    const failures = failedMeasurements.map(({ line }) => ({ id: line.id, error: line.error }));
    writeFileSync(
      jsonFile,
      `${JSON.stringify({ pages: measurements.length, failures, times, quality: scoreRows }, null, 2)}\n`,
    );
  }
}

function buildTimeTable(measurements: Measurement[], libraries: string[]): Record<string, string | number>[] {
  const libraryTimes = libraries.map((library) => ({
    of: library,
    cold: measurements.map(({ libraryResults }) => libraryResults[library]?.coldMs ?? 0),
    warm: measurements.map(({ libraryResults }) => libraryResults[library]?.warmMs ?? 0),
  }));
  const provenoteTimes = {
    of: 'provenote',
    cold: measurements.map(({ coldMs }) => coldMs),
    warm: measurements.map(({ warmMs }) => warmMs),
  };
  return [provenoteTimes, ...libraryTimes].map(({ of, cold, warm }) => ({
    of,
    'warm p50': Math.round(computeQuantile(warm, 0.5)),
    'warm p95': Math.round(computeQuantile(warm, 0.95)),
    'cold p50': Math.round(computeQuantile(cold, 0.5)),
    'cold p95': Math.round(computeQuantile(cold, 0.95)),
  }));
}

function scoreMeasurements(
  measurements: (Measurement & { page: SavedPage })[],
  libraries: string[],
  scorer: Scorer,
): PageScores[] {
  return measurements.flatMap(({ page, line, libraryResults }) => {
    const provenoteScore = scorer(page.id, line.text);
    if (provenoteScore === null) return [];
    const libraryScores = libraries.map(
      (library) => [library, scorer(page.id, libraryResults[library]?.text ?? '') ?? 0] as const,
    );
    return [
      {
        id: page.id,
        type: page.type,
        f1: { provenote: provenoteScore, ...Object.fromEntries(libraryScores) },
      },
    ];
  });
}
