import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { countWords } from '@/lib/extract/text/characters';
import { chooseBlocks } from '@/lib/extract/text/choose';
import { bytesOf, type SavedPage, savedPages } from '../bench-extract/page-set.ts';
import { openSavedPageTab } from '../bench-extract/saved-page-tab.ts';
import { type Scores, scorerOf, scoreTable } from '../bench-extract/score.ts';
import { defuddleCore } from '../defuddle-core.ts';
import { boosted, chanceOf, type Examples, type Model } from './boost.ts';
import { labelsOf, wordsOf } from './labels.ts';

// Learns which blocks of a page are its text from a folder of pages with hand-made texts, and tells how well that
// carries over: every page is judged by a model that has seen no page of its host.

const ROOT = join(import.meta.dirname, '../..');
const FOLDS = 10;

type Probe = {
  rows: number[][];
  texts: string[];
  readability: number[];
  defuddle: number[];
  floors: number[];
};
type Lesson = { page: SavedPage; probe: Probe; rows: Float32Array[]; wanted: boolean[]; weights: number[] };

/** `--set DIR` names the folder, `--out FILE` where the model goes; without `--out` it is only judged. */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: 'string', default: join(ROOT, '../shared/extract-dev') },
      out: { type: 'string' },
      judge: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  const pages = savedPages(values.set);
  const scorer = scorerOf(values.set);
  if (!pages || !scorer) {
    process.stdout.write(`There are no pages with texts in ${values.set}: nothing was learnt.\n`);
    return;
  }
  const lessons = await lessonsOf(values.set, pages);
  if (values.out) {
    const model = boosted(examplesOf(lessons));
    writeFileSync(values.out, `${JSON.stringify(model)}\n`);
  }
  if (!values.judge) return;
  const scores: Scores[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const [others, own] = [
      lessons.filter((lesson) => foldOf(lesson) !== fold),
      lessons.filter((lesson) => foldOf(lesson) === fold),
    ];
    const model = boosted(examplesOf(others));
    for (const { page, rows, probe } of own) {
      const text = chosenText(model, rows, probe);
      scores.push({ id: page.id, type: page.type, f1: { 'unseen host': scorer(page.id, text) ?? 0 } });
    }
  }
  console.table(scoreTable(scores, ['unseen host']));
}

function chosenText(model: Model, rows: Float32Array[], probe: Probe): string {
  const blocks = probe.texts.map((text, id) => ({ id, text, words: countWords(text) }));
  const witnesses = { readability: new Set(probe.readability), defuddle: new Set(probe.defuddle) };
  const { keptIds } = chooseBlocks(
    blocks,
    witnesses,
    rows.map((row) => chanceOf(model, row)),
    probe.floors,
  );
  return probe.texts.filter((_, id) => keptIds.has(id)).join('\n');
}

async function lessonsOf(folder: string, pages: SavedPage[]): Promise<Lesson[]> {
  const truths = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    id: string;
    text: string;
  }[];
  const truthOf = new Map(truths.map(({ id, text }) => [id, wordsOf(text)]));
  const probe = await builtProbe();
  const tab = await openSavedPageTab();
  const lessons: Lesson[] = [];
  for (const page of pages) {
    const truth = truthOf.get(page.id);
    if (!truth) continue;
    await tab.show(page.url, bytesOf(folder, page.id));
    const told = await (await tab.freshWorld()).evaluate<Probe>(`${probe};globalThis.__measured`);
    lessons.push(lessonOf(page, told, truth));
  }
  await tab.close();
  return lessons;
}

function lessonOf(page: SavedPage, probe: Probe, truth: string[]): Lesson {
  const words = probe.texts.map(wordsOf);
  const labels = labelsOf(words, truth);
  const repeated = repeatedOf(probe.texts);
  return {
    page,
    probe,
    rows: probe.rows.map((row) => Float32Array.from(row)),
    wanted: labels.map((wanted, i) => wanted && !repeated.has(i)),
    // Every page counts alike, and in a page every word.
    weights: words.map(({ length }) => Math.min(50, ((length + 0.3) / Math.max(50, truth.length)) * 100)),
  };
}

function repeatedOf(texts: string[]): Set<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  texts.forEach((text, i) => {
    if (seen.has(text) && countWords(text) > 6) repeated.add(i);
    seen.add(text);
  });
  return repeated;
}

function examplesOf(lessons: Lesson[]): Examples {
  return {
    rows: lessons.flatMap(({ rows }) => rows),
    wanted: Uint8Array.from(lessons.flatMap(({ wanted }) => wanted.map(Number))),
    weights: Float32Array.from(lessons.flatMap(({ weights }) => weights)),
  };
}

// Pages of one host are judged together, by the host's letters.
function foldOf({ page }: Lesson): number {
  const host = new URL(page.url).hostname.replace(/^www\./, '');
  let sum = 7;
  for (const letter of host) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % FOLDS;
}

async function builtProbe(): Promise<string> {
  const result = await build({
    configFile: false,
    plugins: [defuddleCore()],
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'probe.ts'), formats: ['iife'], name: 'probe' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('The probe was not built.');
  return output.output[0].code;
}
