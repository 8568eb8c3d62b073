import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Alone, librariesAlone } from './libraries.ts';
import { bytesOf, type SavedPage, savedPages } from './page-set.ts';
import { openSavedPageTab, type SavedPageTab } from './saved-page-tab.ts';
import { type Scorer, type Scores, scorerOf, scoreTable } from './score.ts';
import { quantile } from './statistics.ts';

// Runs the built capture code over a folder of saved pages in a real browser: what it gives, how good, how long.

const ROOT = join(import.meta.dirname, '../..');
const BUILD = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output', 'chrome-mv3');

type Files = { page: string | null; text: string };
type Found = { value?: string | null }[] | undefined;
type Page = Record<'title' | 'publishedDate' | 'siteName' | 'canonicalUrl' | 'language' | 'type', Found> & {
  authors?: { value?: string[] | string | null }[];
};
type Line = {
  id: string;
  title: string | null;
  authors: string[];
  publishedDate: string | null;
  siteName: string | null;
  canonicalUrl: string | null;
  language: string | null;
  type: string | null;
  text: string;
  ms: number;
  error?: string;
};
type Taken = { line: Line; coldMs: number; warmMs: number; alone: Record<string, Alone> };

type Options = { set: string; out?: string; json?: string; only?: string; alone: boolean };

function optionsOf(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: 'string', default: join(ROOT, '../shared/extract-dev') },
      out: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      alone: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  return values;
}

/** Reads every page of the folder and reports. */
export async function main(args: string[]): Promise<void> {
  const values = optionsOf(args);
  const pages = savedPages(values.set);
  if (!pages) {
    process.stdout.write(`There are no saved pages in ${values.set}: nothing was measured.\n`);
    return;
  }
  const files = builtFiles();
  const chosen = values.only ? pages.filter(({ id }) => values.only?.split(',').includes(id)) : pages;
  const tab = await openSavedPageTab();
  const scorer = scorerOf(values.set);
  const taken: (Taken & { page: SavedPage })[] = [];
  try {
    for (const page of chosen) taken.push({ page, ...(await take(tab, page, files, values)) });
  } finally {
    await tab.close();
  }
  if (values.out) writeFileSync(values.out, taken.map(({ line }) => `${JSON.stringify(line)}\n`).join(''));
  report(taken, scorer, values.json);
}

/** The built files that are injected, the quick one first; one that is not built yet is left out. */
function builtFiles(): Files {
  const text = join(BUILD, 'capture-text.js');
  const page = join(BUILD, 'capture-page.js');
  if (!existsSync(text)) throw new Error(`There is no capture-text.js in ${BUILD}: build first.`);
  return { page: existsSync(page) ? readFileSync(page, 'utf8') : null, text: readFileSync(text, 'utf8') };
}

async function take(tab: SavedPageTab, page: SavedPage, files: Files, values: Options): Promise<Taken> {
  try {
    await tab.show(page.url, bytesOf(values.set, page.id));
    const world = await tab.freshWorld();
    const told = files.page ? await world.run<Page | null>(files.page) : { value: null, ms: 0 };
    const times: number[] = [];
    let answer: { text?: string; error?: string } = {};
    for (let i = 0; i < 3; i += 1) {
      const { value, ms } = await world.run<{ text?: string; error?: string }>(files.text);
      answer = value;
      times.push(ms);
    }
    const alone = values.alone ? await librariesAlone(await tab.freshWorld()) : {};
    const [coldMs = 0, , warmMs = 0] = times;
    const line = { ...lineOf(page.id, told.value, answer.text ?? ''), ms: warmMs + told.ms };
    return { line: answer.error ? { ...line, error: answer.error } : line, coldMs, warmMs, alone };
  } catch (error) {
    return { line: { ...lineOf(page.id, null, ''), error: String(error) }, coldMs: 0, warmMs: 0, alone: {} };
  }
}

function lineOf(id: string, page: Page | null, text: string): Line {
  const first = (field: Found) => field?.[0]?.value ?? null;
  return {
    id,
    title: first(page?.title),
    authors: [page?.authors?.[0]?.value ?? []].flat(),
    publishedDate: first(page?.publishedDate),
    siteName: first(page?.siteName),
    canonicalUrl: first(page?.canonicalUrl),
    language: first(page?.language),
    type: first(page?.type),
    text,
    ms: 0,
  };
}

function report(
  taken: (Taken & { page: SavedPage })[],
  scorer: Scorer | null,
  json: string | undefined,
): void {
  const failed = taken.filter(({ line }) => line.error);
  const ways = Object.keys(taken.find(({ alone }) => alone.readability)?.alone ?? {});
  const times = [
    { of: 'ours', cold: taken.map(({ coldMs }) => coldMs), warm: taken.map(({ warmMs }) => warmMs) },
    ...ways.map((way) => ({
      of: way,
      cold: taken.map(({ alone }) => alone[way]?.coldMs ?? 0),
      warm: taken.map(({ alone }) => alone[way]?.warmMs ?? 0),
    })),
  ].map(({ of, cold, warm }) => ({
    of,
    'warm p50': Math.round(quantile(warm, 0.5)),
    'warm p95': Math.round(quantile(warm, 0.95)),
    'cold p50': Math.round(quantile(cold, 0.5)),
    'cold p95': Math.round(quantile(cold, 0.95)),
  }));
  console.log(`${taken.length} pages, ${failed.length} failed. Times in ms:`);
  console.table(times);
  for (const { line } of failed) console.log(`${line.id}: ${line.error}`);
  const quality = scorer ? scoreTable(scoresOf(taken, ways, scorer), ['ours', ...ways]) : null;
  if (quality) {
    console.log('Text F1, mean over pages, with the 95 % interval of 2,000 bootstrap draws:');
    console.table(quality);
  } else console.log('The folder holds no hand-made texts: nothing was scored.');
  if (json) {
    const failures = failed.map(({ line }) => ({ id: line.id, error: line.error }));
    writeFileSync(json, `${JSON.stringify({ pages: taken.length, failures, times, quality }, null, 2)}\n`);
  }
}

function scoresOf(taken: (Taken & { page: SavedPage })[], ways: string[], scorer: Scorer): Scores[] {
  return taken.flatMap(({ page, line, alone }) => {
    const ours = scorer(page.id, line.text);
    if (ours === null) return [];
    const others = ways.map((way) => [way, scorer(page.id, alone[way]?.text ?? '') ?? 0] as const);
    return [{ id: page.id, type: page.type, f1: { ours, ...Object.fromEntries(others) } }];
  });
}
