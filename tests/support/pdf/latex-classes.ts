/** A document class of LaTeX: the files that it needs, and how it writes the start of a paper. */
export type LatexClass = {
  id: string;
  seed: number;
  needs: readonly string[];
  preamble: string;
  /** Writes the title, the authors and the abstract. */
  writeStart: (start: Start) => string;
  /** Surrounds the sections, for example with an environment of columns. */
  wrapBody?: (body: string) => string;
  /** Texts that the class adds to the start, in the order in which they are read. */
  listStartTexts: (start: Start) => string[];
  /** Whether the body has no footnotes and references, because the class needs another program for them. */
  hasOnlyText?: boolean;
  doi?: string;
  authorCount?: number;
  /** The number of columns of the text, by default one. */
  columns?: 2 | 3;
};

/** The start of a paper. */
export type Start = { title: string; authors: string[]; abstract: string };

const AFFILIATION = 'University of Nowhere, Norway';
// The font of IEEEtran, which Debian has in a package of its own.
const TIMES = 'ptmr8t.tfm';
const MATHS = 'amsmath.sty';

const joinWithAnd = (names: readonly string[]): string => names.join(' \\and ');

/** The document classes, as publishers give them to their authors. */
export const CLASSES: readonly LatexClass[] = [
  {
    id: 'latex-article-two-columns',
    seed: 101,
    columns: 2,
    needs: ['article.cls', MATHS],
    preamble: '\\documentclass[twocolumn,10pt]{article}\\usepackage{amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${authors.map((name) => `${name}\\\\${AFFILIATION}`).join(' \\and ')}}\\date{12 June 2021}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    listStartTexts: ({ title, authors, abstract }) => [
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
    columns: 2,
    needs: ['IEEEtran.cls', MATHS, TIMES],
    preamble: '\\documentclass[conference]{IEEEtran}\\usepackage{amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${authors
        .map(
          (name, index) =>
            `\\IEEEauthorblockN{${name}}\\IEEEauthorblockA{Dept. of Tides\\\\${AFFILIATION}\\\\a${index}@nowhere.example}`,
        )
        .join(' \\and ')}}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    listStartTexts: ({ title, authors, abstract }) => [
      title,
      ...authors.flatMap((name, index) => [name, 'Dept. of Tides', AFFILIATION, `a${index}@nowhere.example`]),
      'Abstract',
      abstract,
    ],
  },
  {
    id: 'latex-journal',
    seed: 103,
    columns: 2,
    needs: ['IEEEtran.cls', MATHS, TIMES],
    preamble: '\\documentclass[journal]{IEEEtran}\\usepackage{amsmath}',
    doi: '10.1109/tide.2022.1234567',
    authorCount: 5,
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${authors.join(', ')}\\thanks{The authors work at the ${AFFILIATION}. DOI: 10.1109/tide.2022.1234567}}\\markboth{Journal of Tides, Vol. 14, No. 8, August 2022}{Lind \\MakeLowercase{\\textit{et al.}}: Tidal currents}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    listStartTexts: ({ title, authors, abstract }) => [
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
    columns: 2,
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
    listStartTexts: ({ title, authors, abstract }) => [
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
    listStartTexts: ({ title, authors, abstract }) => [
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
    columns: 2,
    needs: ['elsarticle.cls', MATHS],
    preamble: '\\documentclass[5p,twocolumn]{elsarticle}\\usepackage{amsmath}\\journal{Journal of Tides}',
    writeStart: ({ title, authors, abstract }) =>
      `\\begin{frontmatter}\\title{${title}}${authors.map((name) => `\\author[a]{${name}}`).join('')}\\address[a]{${AFFILIATION}}\\begin{abstract}${abstract}\\end{abstract}\\begin{keyword}tide \\sep harbour\\end{keyword}\\end{frontmatter}`,
    listStartTexts: ({ title, authors, abstract }) => [
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
    columns: 2,
    needs: ['revtex4-2.cls', MATHS],
    hasOnlyText: true,
    preamble: '\\documentclass[aps,prl,twocolumn,superscriptaddress]{revtex4-2}\\usepackage{amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}${authors.map((name) => `\\author{${name}}\\affiliation{${AFFILIATION}}`).join('')}\\date{\\today}\\begin{abstract}${abstract}\\end{abstract}\\maketitle`,
    listStartTexts: ({ title, authors, abstract }) => [title, authors.join(', '), AFFILIATION, abstract],
  },
  {
    id: 'latex-mathematics',
    seed: 108,
    needs: ['amsart.cls'],
    preamble: '\\documentclass{amsart}',
    authorCount: 3,
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}${authors.map((name) => `\\author{${name}}\\address{${AFFILIATION}}`).join('')}\\begin{abstract}${abstract}\\end{abstract}\\maketitle`,
    listStartTexts: ({ title, authors, abstract }) => [title, authors.join(', '), 'Abstract.', abstract],
  },
  {
    id: 'latex-three-columns',
    seed: 109,
    columns: 3,
    needs: ['article.cls', 'multicol.sty', 'authblk.sty', MATHS],
    preamble:
      '\\documentclass[9pt,a4paper]{article}\\usepackage[margin=18mm]{geometry}\\usepackage{multicol,authblk,amsmath}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}${authors.map((name) => `\\author[1]{${name}}`).join('')}\\affil[1]{${AFFILIATION}}\\date{}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    wrapBody: (body) => `\\begin{multicols}{3}${body}\\end{multicols}`,
    listStartTexts: ({ title, authors, abstract }) => [
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
    listStartTexts: ({ title, authors, abstract }) => [title, ...authors, 'March 2022', 'Abstract', abstract],
  },
  {
    id: 'latex-koma',
    seed: 111,
    needs: ['scrartcl.cls', MATHS],
    preamble: '\\documentclass{scrartcl}\\usepackage{amsmath}\\pagestyle{headings}',
    writeStart: ({ title, authors, abstract }) =>
      `\\title{${title}}\\author{${joinWithAnd(authors)}}\\date{2 May 2020}\\maketitle\\begin{abstract}${abstract}\\end{abstract}`,
    listStartTexts: ({ title, authors, abstract }) => [title, ...authors, '2 May 2020', abstract],
  },
];
