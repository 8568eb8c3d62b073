import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Window } from 'happy-dom';
import { anchorQuote, type QuoteSelector } from '@/lib/evidence/anchor-quote';
import { SearchableText } from '@/lib/evidence/searchable-text';
import { createPageParser, skipVisibilityChecks } from '../bench/create-page-parser.ts';
import { MUTATIONS, type MutationName } from './mutations.ts';
import { buildPageModel, writeText } from './page-model.ts';
import { type CaseResult, listCases, type Outcome, runCase } from './run-cases.ts';

// Measures how well quotes are found again in changed pages, and how long it takes.

const OUTCOMES: Outcome[] = ['found correctly', 'found wrongly', 'not found', 'correctly not found'];
const MIN_RIGHT_PERCENT = 97;
const MAX_DURATION_MS = 50;

/**
 * Runs `npm run bench:anchor`. Returns 1 if an aim is missed. Options:
 * - `--round N` uses other words. Several rounds in one process would need too much memory, because of happy-dom.
 * - `--failures` lists the cases that failed.
 * - `--json FILE` writes the values as JSON.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'string' }, round: { type: 'string' }, failures: { type: 'boolean' } },
  });
  const parse = createPageParser(openWindow, DOCUMENTS_PER_WINDOW);
  const results = listCases(Number(values.round ?? 0)).map((testCase) => runCase(testCase, parse));
  const rows = (Object.keys(MUTATIONS) as MutationName[]).map((mutation) => ({
    mutation,
    ...countOutcomes(results.filter((result) => result.mutation === mutation)),
  }));
  console.table(rows);
  const failures = results.filter(({ outcome }) => outcome === 'found wrongly' || outcome === 'not found');
  if (values.failures) for (const failure of failures) console.log(JSON.stringify(failure));
  const summary = summarize(results);
  console.table([summary]);
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ summary, rows, failures }, null, 2)}\n`);
  const isMet =
    summary['right if unchanged'] === 100 &&
    summary['right if changed'] >= MIN_RIGHT_PERCENT &&
    summary['found wrongly'] === 0 &&
    summary['ms for 20 quotes in 500 kB'] < MAX_DURATION_MS;
  console.log(isMet ? 'All aims are met.' : 'An aim is missed.');
  return isMet ? 0 : 1;
}

const countOutcomes = (results: CaseResult[]) =>
  Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length]),
  );

function summarize(results: CaseResult[]) {
  const casesWithQuote = results.filter(({ outcome }) => outcome !== 'correctly not found');
  const computePercent = (isChanged: boolean): number => {
    const comparedCases = casesWithQuote.filter(
      ({ mutation }) => MUTATIONS[mutation].isTextChanged === isChanged && !/removed/.test(mutation),
    );
    const rightCases = comparedCases.filter(({ outcome }) => outcome === 'found correctly');
    return Math.round((rightCases.length / comparedCases.length) * 10_000) / 100;
  };
  return {
    cases: results.length,
    'right if unchanged': computePercent(false),
    'right if changed': computePercent(true),
    'found wrongly': results.filter(({ outcome }) => outcome === 'found wrongly').length,
    'ms for 20 quotes in 500 kB': measureDuration(),
  };
}

/**
 * Returns the median processor time of nine runs, which hardly depends on other programs. A run searches 20 quotes in a text of
 * 500,000 characters. One third of the quotes is unchanged, one third changed, and one third missing.
 */
function measureDuration(): number {
  const page = (seed: number) => writeText(buildPageModel(seed, 'latin'));
  let text = '';
  for (let seed = 1; text.length < 500_000; seed += 1) text += `${page(seed)}\n`;
  text = text.slice(0, 500_000);
  const selectors = Array.from({ length: 20 }, (_, index): QuoteSelector => {
    const start = 20_000 * index + 500;
    const pageText = index % 3 === 2 ? page(100_000 + index) : text.slice(start);
    const exact = pageText.slice(40, 240);
    return {
      exact:
        index % 3 === 1
          ? exact.replace(/ \S+ /g, (word, at: number) => (at % 7 === 0 ? ' new ' : word))
          : exact,
      prefix: pageText.slice(8, 40),
      suffix: pageText.slice(240, 272),
      start,
    };
  });
  const durations = Array.from({ length: 9 }, () => {
    const usageBefore = process.cpuUsage();
    const searchable = new SearchableText(text);
    for (const selector of selectors) anchorQuote(selector, searchable);
    const { user, system } = process.cpuUsage(usageBefore);
    return (user + system) / 1000;
  });
  return Math.round((durations.sort((a, b) => a - b)[4] ?? 0) * 10) / 10;
}

const DOCUMENTS_PER_WINDOW = 50;

// The code that reads the text of a page uses these browser globals.
const GLOBAL_NAMES = [
  'Node',
  'Document',
  'Element',
  'HTMLIFrameElement',
  'HTMLFrameElement',
  'HTMLFormElement',
  'HTMLElement',
] as const;

function openWindow(): Window {
  const window = new Window();
  for (const name of GLOBAL_NAMES) Object.assign(globalThis, { [name]: Reflect.get(window, name) });
  skipVisibilityChecks(window);
  return window;
}
