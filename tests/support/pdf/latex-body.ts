import type { PlacedText, WordMarker } from './latex-places.ts';
import { makeNames, makeParagraph, makeSentence } from './words.ts';

/** A part of the body of a paper: its LaTeX, and its texts in the order in which they are written. */
export type Part = { latex: string; texts: PlacedText[] };

/** What the body of a paper has besides text. */
type BodyOptions = { hasFloats: boolean; hasOnlyText: boolean };

const HEADINGS = ['Introduction', 'Related Work', 'Method', 'Results', 'Discussion'];

/** Makes the sections of a paper. Their text is invented. */
export function makeBody(
  random: () => number,
  marker: WordMarker,
  { hasFloats, hasOnlyText }: BodyOptions,
): Part[] {
  return [
    ...HEADINGS.flatMap((heading, index): Part[] => [
      { latex: `\\section{${heading}}`, texts: [{ kind: 'text', text: heading, firstMark: null }] },
      ...Array.from({ length: 4 }, (_, paragraph) =>
        makeTextPart(random, marker, paragraph === 1 && !hasOnlyText),
      ),
      ...(index === 1 ? [makeList(random, marker, 'itemize')] : []),
      ...(index === 2 ? [EQUATION, makeList(random, marker, 'enumerate')] : []),
      ...(index === 2 && hasFloats ? [makeTable(marker)] : []),
      ...(index === 3 && hasFloats ? [makeFigure(random, marker)] : []),
    ]),
    ...(hasOnlyText ? [] : [makeReferences(random, marker)]),
  ];
}

const EQUATION: Part = {
  latex: '\\begin{equation}E = m c^2 + \\frac{a+b}{c}\\end{equation}',
  texts: [{ kind: 'text', text: 'E = mc2 + a + b c (1)', firstMark: null }],
};

function makeTextPart(random: () => number, marker: WordMarker, hasNote: boolean): Part {
  const paragraph = marker.mark('text', makeParagraph(random));
  if (!hasNote) return { latex: `${paragraph.latex}\n\n`, texts: [paragraph.text] };
  const note = marker.mark('footnote', makeSentence(random));
  return {
    latex: `${paragraph.latex}\\footnote{${note.latex}}\n\n`,
    texts: [paragraph.text, note.text],
  };
}

function makeReferences(random: () => number, marker: WordMarker): Part {
  const references = Array.from({ length: 8 }, (_, index) =>
    marker.mark(
      'text',
      `${makeNames(2, random).join(' and ')}. ${makeSentence(random)} Journal of Tides, ${index + 3}, 2019.`,
    ),
  );
  return {
    latex: `\\begin{thebibliography}{9}${references.map(({ latex }, index) => `\\bibitem{r${index}} ${latex}`).join('\n')}\\end{thebibliography}`,
    texts: [
      { kind: 'text', text: 'References', firstMark: null },
      ...references.map(({ text }, index) => ({ ...text, label: `[${index + 1}]` })),
    ],
  };
}

function makeList(random: () => number, marker: WordMarker, environment: 'itemize' | 'enumerate'): Part {
  const items = Array.from({ length: 3 }, () => marker.mark('text', makeSentence(random)));
  return {
    latex: `\\begin{${environment}}${items.map(({ latex }) => `\\item ${latex}`).join('\n')}\\end{${environment}}`,
    texts: items.map(({ text }, index) =>
      environment === 'enumerate' ? { ...text, label: `${index + 1}.` } : text,
    ),
  };
}

const ROWS = [
  ['Station', 'Depth', 'Error'],
  ['North', '12.4', '0.3'],
  ['South', '8.1', '0.7'],
  ['Harbour', '17.9', '1.2'],
];

function makeTable(marker: WordMarker): Part {
  const caption = marker.mark('float', 'Depth of the channel by station.');
  const cells = ROWS.map((row) => row.join(' ')).join('\n');
  return {
    latex: `\\begin{table}[tb]\\caption{${caption.latex}}\\centering\\begin{tabular}{lrr}${ROWS.map((row) => row.join(' & ')).join('\\\\')}\\end{tabular}\\end{table}`,
    texts: [{ ...caption.text, label: 'Table 1:', after: cells }],
  };
}

function makeFigure(random: () => number, marker: WordMarker): Part {
  const caption = marker.mark('float', makeSentence(random));
  return {
    latex: `\\begin{figure}[tb]\\centering\\rule{4cm}{3cm}\\caption{${caption.latex}}\\end{figure}`,
    texts: [{ ...caption.text, label: 'Figure 1:' }],
  };
}
