import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MadePdf } from './make-paper.ts';
import { createRandom, makeNames, makeParagraph, makeSentence } from './words.ts';

/** A document class of LaTeX: the files that it needs, and how it writes the start of a paper. */
type LatexClass = {
  id: string;
  seed: number;
  needs: readonly string[];
  preamble: string;
  /** Writes the title, the authors and the abstract. */
  writeStart: (start: Start) => string;
  /** Surrounds the sections, for example with an environment of columns. */
  wrapBody?: (body: string) => string;
  /** Texts that the class adds to the start, in the order in which they are read. */
  startTexts: (start: Start) => string[];
  /** The class writes footnotes and references in a way that needs another program. */
  hasOnlyText?: boolean;
  doi?: string;
  authorCount?: number;
};

/** `mainText` is the text without footnotes, tables and figures, which LaTeX moves to the edge of a column. */
export type LatexPaper = MadePdf & { mainText: string };

type Start = { title: string; authors: string[]; abstract: string };

const AFFILIATION = 'University of Nowhere, Norway';
const MATHS = 'amsmath.sty';

const joinWithAnd = (names: readonly string[]): string => names.join(' \\and ');

const CLASSES: readonly LatexClass[] = [
  {
    id: 'latex-article-two-columns',
    seed: 101,
    needs: ['article.cls', MATHS],
    preamble: '\\documentclass[twocolumn,10pt]{article}\\usepackage{amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${authors.map((name) => `${name}\\\\${AFFILIATION}`).join(' \\and ')}}\\date{12 June 2021}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    startTexts: ({ title, authors, abstract }) => [
      title,
      ...authors.flatMap((name) => [name, AFFILIATION]),
      '12 June 2021',
      'Abstract',
      abstract,
    ],
  },
  {
    id: 'latex-conference',
    seed: 102,
    needs: ['IEEEtran.cls', MATHS],
    preamble: '\\documentclass[conference]{IEEEtran}\\usepackage{amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${authors
        .map(
          (name, index) =>
            `\\IEEEauthorblockN{${name}}\\IEEEauthorblockA{Dept. of Tides\\\\${AFFILIATION}\\\\a${index}@nowhere.example}`,
        )
        .join(' \\and ')}}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    startTexts: ({ title, authors, abstract }) => [
      title,
      ...authors.flatMap((name, index) => [name, 'Dept. of Tides', AFFILIATION, `a${index}@nowhere.example`]),
      'Abstract',
      abstract,
    ],
  },
  {
    id: 'latex-journal',
    seed: 103,
    needs: ['IEEEtran.cls', MATHS],
    preamble: '\\documentclass[journal]{IEEEtran}\\usepackage{amsmath}',
    doi: '10.1109/tide.2022.1234567',
    authorCount: 5,
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${authors.join(', ')}\\thanks{The authors work at the ${AFFILIATION}. DOI: 10.1109/tide.2022.1234567}}\\markboth{Journal of Tides, Vol. 14, No. 8, August 2022}{Lind \\MakeLowercase{\\textit{et al.}}: Tidal currents}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    startTexts: ({ title, authors, abstract }) => [
      title,
      authors.join(', '),
      'Abstract',
      abstract,
      `The authors work at the ${AFFILIATION}. DOI: 10.1109/tide.2022.1234567`,
    ],
  },
  {
    id: 'latex-acm',
    seed: 104,
    needs: ['acmart.cls', 'libertine.sty', 'zi4.sty', 'newtxmath.sty'],
    preamble:
      "\\documentclass[sigconf]{acmart}\\acmConference[TIDE '22]{Conference on Tides}{June 2022}{Oslo, Norway}\\acmYear{2022}\\copyrightyear{2022}\\acmDOI{10.1145/3512345.3512346}\\setcopyright{none}\\settopmatter{printacmref=false,printccs=false}",
    doi: '10.1145/3512345.3512346',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}${authors
        .map(
          (name, index) =>
            `\\author{${name}}\\affiliation{\\institution{University of Nowhere}\\city{Oslo}\\country{Norway}}\\email{a${index}@nowhere.example}`,
        )
        .join('')}\\begin{abstract}${abstract}\\end{abstract}\\maketitle`,
    startTexts: ({ title, authors, abstract }) => [
      title,
      ...authors.flatMap((name, index) => [
        name,
        `a${index}@nowhere.example`,
        'University of Nowhere',
        'Oslo, Norway',
      ]),
      'Abstract',
      abstract,
    ],
  },
  {
    id: 'latex-lecture-notes',
    seed: 105,
    needs: ['llncs.cls', MATHS],
    preamble: '\\documentclass{llncs}\\usepackage{amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${authors.map((name) => `${name}\\inst{1}`).join(' \\and ')}}\\institute{${AFFILIATION}\\\\ \\email{office@nowhere.example}}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    startTexts: ({ title, authors, abstract }) => [
      title,
      authors.map((name) => `${name}1`).join(', '),
      `1 ${AFFILIATION}`,
      'office@nowhere.example',
      'Abstract.',
      abstract,
    ],
  },
  {
    id: 'latex-elsevier',
    seed: 106,
    needs: ['elsarticle.cls', MATHS],
    preamble: '\\documentclass[5p,twocolumn]{elsarticle}\\usepackage{amsmath}\\journal{Journal of Tides}',
    writeStart: ({ title, authors, abstract }) =>
      `\\begin{frontmatter}\\title{${title}}${authors.map((name) => `\\author[a]{${name}}`).join('')}\\address[a]{${AFFILIATION}}\\begin{abstract}${abstract}\\end{abstract}\\begin{keyword}tide \\sep harbour\\end{keyword}\\end{frontmatter}`,
    startTexts: ({ title, authors, abstract }) => [
      title,
      authors.map((name) => `${name}a`).join(', '),
      `a ${AFFILIATION}`,
      'Abstract',
      abstract,
      'Keywords: tide, harbour',
    ],
  },
  {
    id: 'latex-physics',
    seed: 107,
    needs: ['revtex4-2.cls', MATHS],
    hasOnlyText: true,
    preamble: '\\documentclass[aps,prl,twocolumn,superscriptaddress]{revtex4-2}\\usepackage{amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}${authors.map((name) => `\\author{${name}}\\affiliation{${AFFILIATION}}`).join('')}\\date{\\today}\\begin{abstract}${abstract}\\end{abstract}\\maketitle`,
    startTexts: ({ title, authors, abstract }) => [title, authors.join(', '), AFFILIATION, abstract],
  },
  {
    id: 'latex-mathematics',
    seed: 108,
    needs: ['amsart.cls'],
    preamble: '\\documentclass{amsart}',
    authorCount: 3,
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}${authors.map((name) => `\\author{${name}}\\address{${AFFILIATION}}`).join('')}\\begin{abstract}${abstract}\\end{abstract}\\maketitle`,
    startTexts: ({ title, authors, abstract }) => [title, authors.join(', '), 'Abstract.', abstract],
  },
  {
    id: 'latex-three-columns',
    seed: 109,
    needs: ['article.cls', 'multicol.sty', 'authblk.sty', MATHS],
    preamble:
      '\\documentclass[9pt,a4paper]{article}\\usepackage[margin=18mm]{geometry}\\usepackage{multicol,authblk,amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}${authors.map((name) => `\\author[1]{${name}}`).join('')}\\affil[1]{${AFFILIATION}}\\date{}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    wrapBody: (body) => `\\begin{multicols}{3}${body}\\end{multicols}`,
    startTexts: ({ title, authors, abstract }) => [
      title,
      authors.map((name) => `${name}1`).join(', '),
      `1 ${AFFILIATION}`,
      'Abstract',
      abstract,
    ],
  },
  {
    id: 'latex-line-numbers',
    seed: 110,
    needs: ['article.cls', 'lineno.sty', 'draftwatermark.sty', MATHS],
    preamble:
      '\\documentclass[12pt]{article}\\usepackage{lineno,draftwatermark,amsmath}\\SetWatermarkText{CONFIDENTIAL}\\SetWatermarkScale{0.6}\\linespread{1.6}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${joinWithAnd(authors)}}\\date{March 2022}\\maketitle\\linenumbers\\begin{abstract}${abstract}\\end{abstract}`,
    startTexts: ({ title, authors, abstract }) => [title, ...authors, 'March 2022', 'Abstract', abstract],
  },
  {
    id: 'latex-koma',
    seed: 111,
    needs: ['scrartcl.cls', MATHS],
    preamble: '\\documentclass{scrartcl}\\usepackage{amsmath}\\pagestyle{headings}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${joinWithAnd(authors)}}\\date{2 May 2020}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    startTexts: ({ title, authors, abstract }) => [title, ...authors, '2 May 2020', abstract],
  },
];

const TITLES = [
  'Measuring Tidal Currents with Networks of Reluctant Observers: A Survey',
  'On the Efficient Estimation of Sediment Flow in Shallow Harbours',
  'Why Gauges Disagree',
  'A Unified Account of Coastal Forecasts and Their Errors in Winter',
];

/** Returns whether LaTeX is installed. */
export const isLatexInstalled = (): boolean => spawnSync('pdflatex', ['--version']).status === 0;

/** Makes a paper with LaTeX. Returns null if its document class is not installed. */
export function makeLatexPaper(id: string): LatexPaper | null {
  const index = CLASSES.findIndex((candidate) => candidate.id === id);
  const latexClass = CLASSES[index];
  if (!latexClass) throw new Error(`There is no paper ${id}.`);
  return hasFiles(latexClass.needs) ? compilePaper(latexClass, index) : null;
}

const hasFiles = (names: readonly string[]): boolean => spawnSync('kpsewhich', [...names]).status === 0;

function compilePaper(latexClass: LatexClass, index: number): LatexPaper {
  const random = createRandom(latexClass.seed);
  const start: Start = {
    title: TITLES[index % TITLES.length] ?? '',
    authors: makeNames(latexClass.authorCount ?? 4, random),
    abstract: makeParagraph(random),
  };
  const parts = makeBody(random, latexClass);
  const body = parts.map(({ latex }) => latex).join('\n');
  const source = [
    `${latexClass.preamble}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}`,
    '\\begin{document}',
    latexClass.writeStart({ ...start, abstract: escapeLatex(start.abstract) }),
    latexClass.wrapBody ? latexClass.wrapBody(body) : body,
    '\\end{document}',
  ].join('\n');
  const startTexts = latexClass.startTexts(start);
  return {
    id: latexClass.id,
    bytes: compile(source),
    url: '',
    title: start.title,
    authors: start.authors,
    doi: latexClass.doi ?? null,
    arxiv: null,
    text: [...startTexts, ...parts.flatMap(({ text, movedText }) => [text, movedText ?? ''])].join('\n'),
    mainText: [...startTexts, ...parts.map(({ text }) => text)].join('\n'),
  };
}

const escapeLatex = (text: string): string => text.replaceAll('%', '\\%');

const HEADINGS = ['Introduction', 'Related Work', 'Method', 'Results', 'Discussion'];

/** A part of a paper. `movedText` is text that LaTeX moves to another place. */
type Part = { latex: string; text: string; movedText?: string };

function makeBody(random: () => number, { wrapBody, hasOnlyText = false }: LatexClass): Part[] {
  const hasFloats = wrapBody === undefined;
  return [
    ...HEADINGS.flatMap((heading, index): Part[] => [
      { latex: `\\section{${heading}}`, text: heading },
      ...Array.from({ length: 4 }, (_, paragraph) => makeTextPart(random, paragraph === 1 && !hasOnlyText)),
      ...(index === 1 ? [makeList(random, 'itemize')] : []),
      ...(index === 2 ? [EQUATION, makeList(random, 'enumerate')] : []),
      ...(index === 2 && hasFloats ? [makeTable()] : []),
      ...(index === 3 && hasFloats ? [makeFigure(random)] : []),
    ]),
    ...(hasOnlyText ? [] : [makeReferences(random)]),
  ];
}

const EQUATION: Part = {
  latex: '\\begin{equation}E = m c^2 + \\frac{a+b}{c}\\end{equation}',
  text: 'E = mc2 + a + b c (1)',
};

function makeTextPart(random: () => number, hasNote: boolean): Part {
  const text = makeParagraph(random);
  if (!hasNote) return { latex: `${escapeLatex(text)}\n\n`, text };
  const note = makeSentence(random);
  return { latex: `${escapeLatex(text)}\\footnote{${escapeLatex(note)}}\n\n`, text, movedText: note };
}

function makeReferences(random: () => number): Part {
  const references = Array.from(
    { length: 8 },
    (_, index) =>
      `${makeNames(2, random).join(' and ')}. ${makeSentence(random)} Journal of Tides, ${index + 3}, 2019.`,
  );
  return {
    latex: `\\begin{thebibliography}{9}${references.map((text, index) => `\\bibitem{r${index}} ${escapeLatex(text)}`).join('\n')}\\end{thebibliography}`,
    text: `References\n${references.map((text, index) => `[${index + 1}] ${text}`).join('\n')}`,
  };
}

function makeList(random: () => number, environment: 'itemize' | 'enumerate'): Part {
  const items = [makeSentence(random), makeSentence(random), makeSentence(random)];
  return {
    latex: `\\begin{${environment}}${items.map((item) => `\\item ${escapeLatex(item)}`).join('\n')}\\end{${environment}}`,
    text: items
      .map((item, index) => (environment === 'enumerate' ? `${index + 1}. ${item}` : item))
      .join('\n'),
  };
}

const ROWS = [
  ['Station', 'Depth', 'Error'],
  ['North', '12.4', '0.3'],
  ['South', '8.1', '0.7'],
  ['Harbour', '17.9', '1.2'],
];

function makeTable(): Part {
  const caption = 'Depth of the channel by station.';
  return {
    latex: `\\begin{table}[tb]\\caption{${caption}}\\centering\\begin{tabular}{lrr}${ROWS.map((row) => row.join(' & ')).join('\\\\')}\\end{tabular}\\end{table}`,
    text: '',
    movedText: `Table 1: ${caption}\n${ROWS.map((row) => row.join(' ')).join('\n')}`,
  };
}

function makeFigure(random: () => number): Part {
  const caption = makeSentence(random);
  return {
    latex: `\\begin{figure}[tb]\\centering\\rule{4cm}{3cm}\\caption{${escapeLatex(caption)}}\\end{figure}`,
    text: '',
    movedText: `Figure 1: ${caption}`,
  };
}

function compile(source: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    writeFileSync(join(folder, 'paper.tex'), source);
    for (let run = 0; run < 2; run += 1)
      execFileSync('pdflatex', ['-interaction=batchmode', '-halt-on-error', 'paper.tex'], {
        cwd: folder,
        stdio: 'ignore',
        env: { ...process.env, SOURCE_DATE_EPOCH: '1600000000', FORCE_SOURCE_DATE: '1' },
      });
    return readFileSync(join(folder, 'paper.pdf'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
