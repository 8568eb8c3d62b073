import { breakLines, createPageWriter, type PageWriter, type Style } from './page-writer.ts';
import { createRandom, makeParagraph } from './words.ts';

const sans = (size: number): Style => ({ font: 'Helvetica', size });
const bold = (size: number): Style => ({ font: 'Helvetica-Bold', size });
const serif = (size: number): Style => ({ font: 'Times-Roman', size });

type Column = { x: number; y: number; width: number; leading: number };
type Paragraph = { text: string; style: Style };

/** Writes paragraphs below each other. Returns the position below them. */
function writeColumn(writer: PageWriter, paragraphs: readonly Paragraph[], column: Column): number {
  let { y } = column;
  for (const { text, style } of paragraphs) {
    for (const line of breakLines(writer, text, style, column.width)) {
      writer.writeLine(line, column.x, y, style);
      y += column.leading;
    }
    y += 3;
  }
  return y;
}

const makeBody = (random: () => number, count: number, style: Style): Paragraph[] =>
  Array.from({ length: count }, () => ({ text: makeParagraph(random), style }));

const NAMES = ['Ana Lind', 'Per Holm', 'Mira Berg', 'Jonas Novák', 'Olu Okafor', 'Li Wei'];

/**
 * Makes a paper in the layout of an ACM conference: the authors are side by side above two columns, and the reference to the
 * paper is below the abstract.
 */
export async function makeConferencePaper(
  authorCount: number,
): Promise<{ bytes: Buffer; authors: string[] }> {
  const random = createRandom(5);
  const writer = createPageWriter();
  const authors = NAMES.slice(0, authorCount);
  writer.addPage();
  writer.writeCentered('Counting the Tides of Small Harbours With', 70, bold(17));
  writer.writeCentered('Reluctant Observers', 91, bold(17));
  const perRow = authorCount === 4 ? 2 : 3;
  for (const [index, name] of authors.entries()) {
    const row = Math.floor(index / perRow);
    const inRow = Math.min(perRow, authorCount - row * perRow);
    const center = 306 + ((index % perRow) - (inRow - 1) / 2) * 170;
    const lines = ['University of Nowhere', 'Oslo, Norway', `a${index}@nowhere.example`];
    writer.writeCentered(name, 120 + row * 70, sans(12), center);
    for (const [line, text] of lines.entries())
      writer.writeCentered(text, 133 + row * 70 + line * 12, sans(10), center);
  }
  const top = { y: 130 + Math.ceil(authorCount / perRow) * 70, width: 241, leading: 11 };
  const reference = `${authors.join(', ')}. 2022. Counting the Tides of Small Harbours With Reluctant Observers. In Proceedings of the Conference on Tides (TIDE ’22), June 12–14, 2022, Oslo, Norway. ACM, New York, NY, USA, 10 pages. https://doi.org/10.1145/3512345.3512346`;
  writeColumn(
    writer,
    [
      { text: 'Abstract', style: bold(11) },
      ...makeBody(random, 1, serif(9)),
      { text: 'ACM Reference Format:', style: bold(8) },
      { text: reference, style: serif(8) },
    ],
    { ...top, x: 54 },
  );
  writeColumn(writer, [{ text: '1 Introduction', style: bold(11) }, ...makeBody(random, 3, serif(9))], {
    ...top,
    x: 317,
  });
  return { bytes: await writer.finish(), authors };
}

const AUTHOR_BLOCKS = [
  ['Ana Lind', 'Dept. of Computer Science', 'University of Oslo', 'Oslo, Norway', 'ana@nowhere.example'],
  ['Per Holm', 'School of Engineering', 'Lund University', 'Lund, Sweden', 'per@nowhere.example'],
  ['Mira Berg', 'Tidal Research Group', 'Aalto University', 'Espoo, Finland', 'mira@nowhere.example'],
  ['Li Wei', 'Laboratory of Ports', 'Tongji University', 'Shanghai, China', 'li@nowhere.example'],
  ['Olu Okafor', 'Institute of Tides', 'Charles University', 'Prague, Czechia', 'olu@nowhere.example'],
] as const;

/** Makes a paper with this many authors in one row, each above the place of work, and the text in one or two columns. */
export async function makeAuthorRowPaper(
  authorCount: number,
  columns: 1 | 2,
): Promise<{ bytes: Buffer; start: string }> {
  const random = createRandom(6);
  const writer = createPageWriter();
  const title = 'Anchored Forecasts for Small Harbours';
  const blocks = AUTHOR_BLOCKS.slice(0, authorCount);
  writer.addPage();
  writer.writeCentered(title, 80, bold(22));
  for (const [index, lines] of blocks.entries())
    for (const [line, text] of lines.entries()) {
      const center = 306 + (index - (authorCount - 1) / 2) * (authorCount > 3 ? 103 : 180);
      writer.writeCentered(text, 110 + line * 12, line === 0 ? serif(11) : serif(9.5), center);
    }
  writer.writeCentered('12 June 2021', 184, serif(10));
  const abstract = [{ text: 'Abstract', style: bold(11) }, ...makeBody(random, 4, serif(9))];
  const top = { y: 210, leading: 11 };
  writeColumn(writer, abstract, { ...top, x: 54, width: columns === 1 ? 504 : 243 });
  if (columns === 2) writeColumn(writer, makeBody(random, 4, serif(9)), { ...top, x: 315, width: 243 });
  const start = [title, ...blocks.flat(), '12 June 2021', 'Abstract'].join(' ');
  return { bytes: await writer.finish(), start };
}

/**
 * Makes a paper in the layout of PLOS: the reference to the paper is beside its text, and a running footer has the journal and
 * the DOI.
 */
export async function makeSidebarPaper({
  reference,
  foot,
}: {
  reference: string;
  foot: string[];
}): Promise<Buffer> {
  const random = createRandom(7);
  const writer = createPageWriter();
  const main = { x: 200, width: 376 };
  for (let page = 1; page <= 3; page += 1) {
    writer.addPage();
    for (const [index, text] of foot.entries()) writer.writeLine(text, 36 + index * 260, 760, sans(7));
    writer.writeLine(`${page} / 3`, 560, 760, sans(7));
    let y = 80;
    if (page === 1) {
      writer.writeLine('RESEARCH ARTICLE', main.x, y, sans(9));
      const title = { text: 'Tidal noise and the sleep of harbour pilots: A cohort study', style: bold(18) };
      y = writeColumn(writer, [title], { ...main, y: y + 26, leading: 21 });
      y = writeColumn(writer, [{ text: 'Ana Lind*, Per Holm, Mira Berg', style: bold(10) }], {
        ...main,
        y,
        leading: 14,
      });
      y = writeColumn(writer, [{ text: 'Abstract', style: bold(14) }], { ...main, y, leading: 16 });
      const notes = [
        reference,
        'Editor: Olu Okafor, University of Elsewhere, UNITED KINGDOM',
        'Received: June 3, 2020',
      ];
      writeColumn(
        writer,
        notes.map((text) => ({ text, style: sans(7) })),
        { x: 36, y: 330, width: 140, leading: 10 },
      );
    }
    writeColumn(writer, makeBody(random, 3, serif(10)), { ...main, y, leading: 12 });
  }
  return writer.finish();
}

/** Makes an essay with these lines above its title. */
export async function makeEssay(linesAbove: readonly string[], titleStyle: Style): Promise<Buffer> {
  const random = createRandom(8);
  const writer = createPageWriter();
  writer.addPage();
  for (const [index, text] of linesAbove.entries()) writer.writeLine(text, 80, 80 + index * 24, serif(12));
  const y = 90 + linesAbove.length * 24;
  writer.writeCentered('What the Harbour Remembers', y, titleStyle);
  writeColumn(writer, makeBody(random, 3, serif(12)), { x: 80, y: y + 24, width: 440, leading: 24 });
  return writer.finish();
}
