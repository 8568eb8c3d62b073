import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBody, type Part } from './latex-body.ts';
import { CLASSES, type LatexClass, type Start } from './latex-classes.ts';
import {
  createWordMarker,
  escapeLatex,
  MARK_PREAMBLE,
  orderByPlace,
  type Place,
  parsePlaces,
} from './latex-places.ts';
import type { MadePdf } from './make-paper.ts';
import { createRandom, makeNames, makeParagraph } from './words.ts';

const TITLES = [
  'Measuring Tidal Currents with Networks of Reluctant Observers: A Survey',
  'On the Efficient Estimation of Sediment Flow in Shallow Harbours',
  'Why Gauges Disagree',
  'A Unified Account of Coastal Forecasts and Their Errors in Winter',
];

/** Returns whether LaTeX is installed. */
export const isLatexInstalled = (): boolean => spawnSync('pdflatex', ['--version']).status === 0;

/** Makes a paper with LaTeX. Returns null if its document class is not installed. */
export function makeLatexPaper(id: string): MadePdf | null {
  const index = CLASSES.findIndex((candidate) => candidate.id === id);
  const latexClass = CLASSES[index];
  if (!latexClass) throw new Error(`There is no paper ${id}.`);
  return hasFiles(latexClass.needs) ? compilePaper(latexClass, index) : null;
}

const hasFiles = (names: readonly string[]): boolean => spawnSync('kpsewhich', [...names]).status === 0;

function compilePaper(latexClass: LatexClass, index: number): MadePdf {
  const random = createRandom(latexClass.seed);
  const start: Start = {
    title: TITLES[index % TITLES.length] ?? '',
    authors: makeNames(latexClass.authorCount ?? 4, random),
    abstract: makeParagraph(random),
  };
  const parts = makeBody(random, createWordMarker(), {
    hasFloats: latexClass.wrapBody === undefined,
    hasOnlyText: latexClass.hasOnlyText ?? false,
  });
  const body = parts.map(({ latex }) => latex).join('\n');
  const source = [
    `${latexClass.preamble}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}`,
    MARK_PREAMBLE,
    '\\begin{document}',
    latexClass.writeStart({ ...start, abstract: escapeLatex(start.abstract) }),
    latexClass.wrapBody ? latexClass.wrapBody(body) : body,
    '\\end{document}',
  ].join('\n');
  const { bytes, places } = compile(source);
  return {
    id: latexClass.id,
    bytes,
    url: '',
    title: start.title,
    authors: start.authors,
    doi: latexClass.doi ?? null,
    arxiv: null,
    text: [
      ...latexClass.listStartTexts(start),
      orderByPlace(listTexts(parts), places, latexClass.columns ?? 1),
    ].join('\n'),
  };
}

const listTexts = (parts: readonly Part[]) => parts.flatMap(({ texts }) => texts);

/** Compiles a paper. Returns the PDF and the places of the marked words. */
function compile(source: string): { bytes: Buffer; places: Map<number, Place> } {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    writeFileSync(join(folder, 'paper.tex'), source);
    for (let run = 0; run < 2; run += 1)
      execFileSync('pdflatex', ['-interaction=batchmode', '-halt-on-error', 'paper.tex'], {
        cwd: folder,
        stdio: 'ignore',
        env: { ...process.env, SOURCE_DATE_EPOCH: '1600000000', FORCE_SOURCE_DATE: '1' },
      });
    return {
      bytes: readFileSync(join(folder, 'paper.pdf')),
      places: parsePlaces(readFileSync(join(folder, 'paper.places'), 'utf8')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
