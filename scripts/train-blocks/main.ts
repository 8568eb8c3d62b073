import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { countWords } from '@/lib/extract/text/count-characters';
import { type BlockModel, createBlockPredictor } from '@/lib/extract/text/scoring/block-model';
import { chooseBlocks } from '@/lib/extract/text/scoring/choose-blocks';
import { isInHostGroup, parseHostGroup } from '../bench-extract/host-group.ts';
import { openSavedPageTab } from '../bench-extract/saved-page-tab.ts';
import { readPageBytes, readSavedPages, type SavedPage } from '../bench-extract/saved-pages.ts';
import { buildScoreTable, createScorer, type PageScores, type Scorer } from '../bench-extract/score.ts';
import { createDefuddleCorePlugin } from '../defuddle-core-plugin.ts';
import { type Examples, trainModel } from './gradient-boosting.ts';
import { labelBlocks, tokenize } from './label-blocks.ts';

// Trains the block model on a folder of pages with hand-made texts and evaluates it by cross-validation: each
// page is scored with a model that was trained without pages of the same host.

const ROOT = join(import.meta.dirname, '../..');
const GROUP_COUNT = 10;
// Only a block with at least this number of words counts as a repetition of an earlier one, as in `chooseBlocks`.
const MIN_REPEATED_WORDS = 7;
// The approximate total weight of the blocks of a page.
const PAGE_WEIGHT = 100;
const MAX_BLOCK_WEIGHT = 50;
// Without this minimum, the few blocks of a very short page would have too much weight.
const MIN_PAGE_WORDS = 50;
// Blocks without words, such as images, count as this part of a word.
const WORDS_OF_EMPTY_BLOCK = 0.3;

// The values that `probe.ts` measures in a page: feature rows and texts of all blocks, and the ids of the blocks that each
// extractor keeps.
type ProbeResult = {
  rows: number[][];
  texts: string[];
  readability: number[];
  defuddle: number[];
  minProbabilities: number[];
};
type TrainingPage = {
  page: SavedPage;
  probe: ProbeResult;
  scorer: Scorer;
  rows: Float32Array[];
  labels: boolean[];
  weights: number[];
};

/**
 * Runs `npm run train:blocks`. `--set DIR`, which may be repeated, is a folder with pages and `--out FILE` the
 * file for the model. Without `--out` the model is only evaluated; with `--no-evaluate` it is only written. With
 * `--leave-out K/N`, pages of that group of hosts are not trained on, and only they are evaluated.
 */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: 'string', multiple: true, default: [join(ROOT, '../shared/extract-dev')] },
      out: { type: 'string' },
      evaluate: { type: 'boolean', default: true },
      'leave-out': { type: 'string' },
    },
    allowNegative: true,
  });
  const trainingPages: TrainingPage[] = [];
  for (const folder of values.set) {
    const pages = readSavedPages(folder);
    const scorer = createScorer(folder);
    if (pages && scorer) trainingPages.push(...(await loadTrainingPages(folder, pages, scorer)));
  }
  if (trainingPages.length === 0) {
    process.stdout.write(`There are no pages with texts in ${values.set.join(', ')}: nothing was learnt.\n`);
    return;
  }
  const group = values['leave-out'] === undefined ? null : parseHostGroup(values['leave-out']);
  const isLeftOut = ({ page }: TrainingPage): boolean => group !== null && isInHostGroup(page.url, group);
  const usedPages = trainingPages.filter((trainingPage) => !isLeftOut(trainingPage));
  const model = values.out || group ? trainModel(buildExamples(usedPages)) : null;
  if (values.out && model) writeFileSync(values.out, `${JSON.stringify(model)}\n`);
  if (!values.evaluate) return;
  const scores =
    group && model
      ? scorePages(model, trainingPages.filter(isLeftOut), 'left out')
      : crossValidate(trainingPages);
  console.table(buildScoreTable(scores, [group ? 'left out' : 'unseen host']));
}

function crossValidate(trainingPages: TrainingPage[]): PageScores[] {
  const scores: PageScores[] = [];
  for (let testGroup = 0; testGroup < GROUP_COUNT; testGroup += 1) {
    const [trainingSet, testSet] = [
      trainingPages.filter((trainingPage) => getTestGroup(trainingPage) !== testGroup),
      trainingPages.filter((trainingPage) => getTestGroup(trainingPage) === testGroup),
    ];
    scores.push(...scorePages(trainModel(buildExamples(trainingSet)), testSet, 'unseen host'));
  }
  return scores;
}

const scorePages = (model: BlockModel, pages: TrainingPage[], column: string): PageScores[] =>
  pages.map(({ page, rows, probe, scorer }) => ({
    id: page.id,
    type: page.type,
    f1: { [column]: scorer(page.id, chooseText(model, rows, probe)) ?? 0 },
  }));

function chooseText(model: BlockModel, rows: Float32Array[], probe: ProbeResult): string {
  const blocks = probe.texts.map((text, id) => ({ id, text, words: countWords(text) }));
  const votes = { readability: new Set(probe.readability), defuddle: new Set(probe.defuddle) };
  const { keptBlockIds } = chooseBlocks(
    blocks,
    votes,
    rows.map(createBlockPredictor(model)),
    probe.minProbabilities,
  );
  return probe.texts.filter((_, id) => keptBlockIds.has(id)).join('\n');
}

async function loadTrainingPages(
  folder: string,
  pages: SavedPage[],
  scorer: Scorer,
): Promise<TrainingPage[]> {
  const expectedTexts = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    id: string;
    text: string;
  }[];
  const expectedWordsById = new Map(expectedTexts.map(({ id, text }) => [id, tokenize(text)]));
  const probeScript = await buildProbe();
  const tab = await openSavedPageTab();
  const trainingPages: TrainingPage[] = [];
  for (const page of pages) {
    const expectedWords = expectedWordsById.get(page.id);
    if (!expectedWords) continue;
    await tab.showPage(page.url, readPageBytes(folder, page.id));
    const probeResult = await (await tab.createWorld()).evaluate<ProbeResult>(
      `${probeScript};globalThis.__measured`,
    );
    trainingPages.push(buildTrainingPage(page, probeResult, expectedWords, scorer));
  }
  await tab.close();
  return trainingPages;
}

function buildTrainingPage(
  page: SavedPage,
  probe: ProbeResult,
  expectedWords: string[],
  scorer: Scorer,
): TrainingPage {
  const blockWords = probe.texts.map(tokenize);
  const labels = labelBlocks(blockWords, expectedWords);
  const repeatedIndexes = findRepeatedIndexes(probe.texts);
  const pageWords = blockWords.reduce((sum, { length }) => sum + length, 0);
  return {
    page,
    probe,
    scorer,
    rows: probe.rows.map((row) => Float32Array.from(row)),
    labels: labels.map((isInText, index) => isInText && !repeatedIndexes.has(index)),
    // The weight of a block grows with its number of words and shrinks with the number of words on the page,
    // so that all pages have about the same total weight.
    weights: blockWords.map(({ length }) =>
      Math.min(
        MAX_BLOCK_WEIGHT,
        ((length || WORDS_OF_EMPTY_BLOCK) / Math.max(MIN_PAGE_WORDS, pageWords)) * PAGE_WEIGHT,
      ),
    ),
  };
}

function findRepeatedIndexes(texts: string[]): Set<number> {
  const seenTexts = new Set<string>();
  const repeatedIndexes = new Set<number>();
  texts.forEach((text, index) => {
    if (seenTexts.has(text) && countWords(text) >= MIN_REPEATED_WORDS) repeatedIndexes.add(index);
    seenTexts.add(text);
  });
  return repeatedIndexes;
}

function buildExamples(trainingPages: TrainingPage[]): Examples {
  return {
    rows: trainingPages.flatMap(({ rows }) => rows),
    labels: Uint8Array.from(trainingPages.flatMap(({ labels }) => labels.map(Number))),
    weights: Float32Array.from(trainingPages.flatMap(({ weights }) => weights)),
  };
}

// All pages of a host are in the same group.
function getTestGroup({ page }: TrainingPage): number {
  const host = new URL(page.url).hostname.replace(/^www\./, '');
  let hash = 7;
  for (const character of host) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash % GROUP_COUNT;
}

async function buildProbe(): Promise<string> {
  const buildResult = await build({
    configFile: false,
    plugins: [createDefuddleCorePlugin()],
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'probe.ts'), formats: ['iife'], name: 'probe' },
    },
  });
  const [output] = Array.isArray(buildResult) ? buildResult : [buildResult];
  if (!output || !('output' in output)) throw new Error('The probe was not built.');
  return output.output[0].code;
}
