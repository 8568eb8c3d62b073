import { BODY, breakLines, createPageWriter, type PageWriter, type Style } from './page-writer.ts';
import { createRandom, makeNames, makeParagraph, makeSentence } from './words.ts';

/** A PDF for tests, with the values that should be read from it. */
export type MadePdf = {
  id: string;
  bytes: Buffer;
  url: string;
  title: string;
  authors: string[];
  doi: string | null;
  arxiv: string | null;
  text: string;
};

/** The layout of a paper. */
export type PaperLayout = {
  id: string;
  seed: number;
  columns: 1 | 2 | 3;
  /** How the names of the authors are written. */
  authorStyle: 'list' | 'marks' | 'side-by-side' | 'lines';
  authorCount?: number;
  paragraphs?: number;
  info?: Record<string, string>;
  head?: (page: number) => string;
  arxiv?: string;
  doi?: string;
  doiPosition?: 'footer' | 'head' | 'none';
  hasLineNumbers?: boolean;
  hasWatermark?: boolean;
  hasTable?: boolean;
  hasFootnotes?: boolean;
  body?: Style;
  /** The distance of the columns, in points. */
  gutter?: number;
  /** The height of the margin below the text, in points. The page number is in its middle. */
  bottomMargin?: number;
  /** The URL of the PDF. It may contain the DOI. */
  url?: string;
  title?: string;
  banner?: string;
  /** The printed number of the first page, which the PDF has as a label. */
  firstPageLabel?: number;
};

const TITLE: Style = { font: 'Times-Bold', size: 17 };
const HEADING: Style = { font: 'Times-Bold', size: 12 };
const NAME: Style = { font: 'Times-Roman', size: 11 };
const SMALL_NAME: Style = { font: 'Times-Roman', size: 8 };
const SMALL: Style = { font: 'Times-Roman', size: 8, leading: 9.5 };
const MARGIN = 60;
const WIDTH = 612;
const HEIGHT = 792;
const GUTTER = 18;
const BOTTOM_MARGIN = 62;

/** Makes a paper with this layout. Its text is invented, and is always the same for the same seed. */
export async function makePaper(layout: PaperLayout): Promise<MadePdf> {
  const random = createRandom(layout.seed);
  const title = layout.title ?? 'Measuring Tidal Currents With Networks of Reluctant Observers: A Survey';
  const authors = makeNames(layout.authorCount ?? 4, random);
  const writer = createPageWriter({ info: layout.info ?? {} });
  const paper = new PaperWriter(writer, layout, random);
  paper.startPage();
  paper.writeTitle(title, authors);
  paper.writeBody(layout.paragraphs ?? 24);
  const text = paper.finishText();
  if (layout.firstPageLabel !== undefined)
    writer.setPageLabels({ Nums: [0, { S: 'D', St: layout.firstPageLabel }] });
  return {
    id: layout.id,
    bytes: await writer.finish(),
    url: layout.url ?? '',
    title,
    authors,
    doi: layout.doi ?? null,
    arxiv: layout.arxiv ?? null,
    text,
  };
}

class PaperWriter {
  private page = 0;
  private column = 0;
  private y = 0;
  private top = 70;
  private readonly parts: string[] = [];
  private footnotes: string[] = [];
  private footnoteHeight = 0;

  private readonly writer: PageWriter;
  private readonly layout: PaperLayout;
  private readonly random: () => number;

  constructor(writer: PageWriter, layout: PaperLayout, random: () => number) {
    this.writer = writer;
    this.layout = layout;
    this.random = random;
  }

  finishText(): string {
    this.finishPage();
    return this.parts.join('\n');
  }

  startPage(): void {
    const { head, arxiv, hasLineNumbers, hasWatermark, doi, doiPosition } = this.layout;
    this.page += 1;
    this.writer.addPage();
    this.top = 72;
    if (hasWatermark)
      this.writer.writeRotated('CONFIDENTIAL DRAFT', 150, 560, -45, { font: 'Helvetica-Bold', size: 44 });
    if (head) this.writer.writeLine(head(this.page), MARGIN, 36, SMALL);
    this.writer.writeCentered(
      String(this.page + (this.layout.firstPageLabel ?? 1) - 1),
      HEIGHT - this.bottomMargin / 2,
      SMALL,
    );
    if (arxiv && this.page === 1)
      this.writer.writeRotated(`arXiv:${arxiv}v2 [cs.CL] 12 Jun 2021`, 30, 560, -90, {
        font: 'Times-Roman',
        size: 20,
      });
    if (doi && this.page === 1 && doiPosition !== 'none')
      this.writer.writeLine(
        `https://doi.org/${doi}`,
        MARGIN,
        doiPosition === 'head' ? 50 : HEIGHT - 44,
        SMALL,
      );
    if (hasLineNumbers)
      for (let line = 0; line < 50; line += 1)
        this.writer.writeLine(String((this.page - 1) * 50 + line + 1), 30, 76 + line * 13, SMALL);
    this.y = this.top;
    this.column = 0;
  }

  private get columnWidth(): number {
    const { columns } = this.layout;
    return (WIDTH - 2 * MARGIN - this.gutter * (columns - 1)) / columns;
  }

  private get gutter(): number {
    return this.layout.gutter ?? GUTTER;
  }

  private get bottomMargin(): number {
    return this.layout.bottomMargin ?? BOTTOM_MARGIN;
  }

  private get x(): number {
    return MARGIN + this.column * (this.columnWidth + this.gutter);
  }

  private get body(): Style {
    return this.layout.body ?? BODY;
  }

  writeTitle(title: string, authors: readonly string[]): void {
    if (this.layout.banner) {
      this.writer.writeLine(this.layout.banner, MARGIN, this.y, { font: 'Helvetica-Bold', size: 24 });
      this.parts.push(this.layout.banner);
      this.y += 34;
    }
    for (const line of breakLines(this.writer, title, TITLE, 380)) {
      this.writer.writeCentered(line, this.y, TITLE);
      this.y += 20;
    }
    this.parts.push(title);
    this.y += 12;
    this.writeAuthors(authors);
    this.y += 14;
    const abstract = makeParagraph(this.random);
    this.writer.writeCentered('Abstract', this.y, HEADING);
    this.y += 16;
    for (const line of breakLines(this.writer, abstract, SMALL, 400)) {
      this.writer.writeLine(line, 106, this.y, SMALL);
      this.y += 9.5;
    }
    this.parts.push('Abstract', abstract);
    this.y += 18;
    this.top = this.y;
  }

  private writeAuthors(authors: readonly string[]): void {
    const affiliation = 'Institute of Coastal Records, University of Nowhere, Norway';
    if (this.layout.authorStyle === 'side-by-side') {
      this.writeAuthorBlocks(authors);
      return;
    }
    if (this.layout.authorStyle === 'lines') {
      for (const name of authors) {
        this.writer.writeLine(name, MARGIN, this.y, NAME);
        this.y += 13;
        this.writer.writeLine(affiliation, MARGIN, this.y, SMALL);
        this.y += 15;
        this.parts.push(name, affiliation);
      }
      return;
    }
    const separator = ', ';
    const names = authors.map((name) => (this.layout.authorStyle === 'marks' ? `${name}§` : name));
    const style = authors.length > 50 ? SMALL_NAME : NAME;
    for (const line of breakLines(this.writer, names.join(separator), style, 470)) {
      this.writeMarkedNames(line, style);
      this.y += style.size * 1.3;
    }
    this.parts.push(names.join(separator).replaceAll('§', '1'));
    this.writer.writeCentered(affiliation, this.y, SMALL);
    this.parts.push(affiliation);
    this.y += 12;
  }

  /** Writes names, each with a raised number where the text has `§`. */
  private writeMarkedNames(line: string, name: Style): void {
    const mark: Style = { font: 'Times-Roman', size: name.size * 0.65 };
    let x = WIDTH / 2 - this.writer.measure(line, name) / 2;
    for (const part of line.split(/(§)/)) {
      const style = part === '§' ? mark : name;
      const text = part === '§' ? '1' : part;
      if (text !== '') this.writer.writeLine(text, x, part === '§' ? this.y - 3 : this.y, style);
      x += this.writer.measure(text, style);
    }
  }

  private writeAuthorBlocks(authors: readonly string[]): void {
    const width = (WIDTH - 2 * MARGIN) / Math.min(3, authors.length);
    for (let start = 0; start < authors.length; start += 3) {
      const row = authors.slice(start, start + 3);
      const lines = [
        row,
        row.map(() => 'Dept. of Harbour Studies'),
        row.map(() => 'University of Nowhere'),
        row.map((_, index) => `author${start + index}@nowhere.example`),
      ];
      lines.forEach((cells, line) => {
        cells.forEach((text, index) => {
          this.writer.writeCentered(text, this.y, line === 0 ? NAME : SMALL, MARGIN + width * (index + 0.5));
        });
        this.y += 11;
      });
      for (const index of row.keys()) this.parts.push(...lines.map((cells) => cells[index] ?? ''));
      this.y += 8;
    }
  }

  writeBody(paragraphs: number): void {
    for (let index = 0; index < paragraphs; index += 1) {
      if (index % 5 === 0)
        this.writeHeading(
          `${index / 5 + 1} ${['Introduction', 'Method', 'Results', 'Discussion', 'Outlook'][(index / 5) % 5]}`,
        );
      if (this.layout.hasTable && index === 7) this.writeTable();
      if (this.layout.hasFootnotes && index % 4 === 1) this.addFootnote();
      this.writeParagraph(makeParagraph(this.random));
    }
  }

  private get bottom(): number {
    return HEIGHT - this.bottomMargin - (this.column === 0 ? this.footnoteHeight : 0);
  }

  private nextColumn(): void {
    if (this.column + 1 < this.layout.columns) {
      this.column += 1;
      this.y = this.top;
      return;
    }
    this.finishPage();
    this.startPage();
  }

  private finishPage(): void {
    let y = HEIGHT - this.bottomMargin - this.footnoteHeight + 14;
    for (const note of this.footnotes) {
      const lines = breakLines(this.writer, note.slice(2), SMALL, this.columnWidth - 8);
      this.writer.writeLine(note.slice(0, 1), MARGIN, y - 3, { font: 'Times-Roman', size: 5.5 });
      for (const line of lines) {
        this.writer.writeLine(line, MARGIN + 5, y, SMALL);
        y += 9.5;
      }
      this.parts.push(note);
    }
    this.footnotes = [];
    this.footnoteHeight = 0;
  }

  private addFootnote(): void {
    if (this.footnotes.length >= 2 || this.column > 0 || this.y > HEIGHT - 250) return;
    const note = `${this.footnotes.length + 1} ${makeSentence(this.random)}`;
    this.footnotes.push(note);
    this.footnoteHeight += 14 + breakLines(this.writer, note, SMALL, this.columnWidth - 8).length * 9.5;
  }

  private writeHeading(text: string): void {
    if (this.y + 40 > this.bottom) this.nextColumn();
    this.y += 8;
    this.writer.writeLine(text, this.x, this.y, HEADING);
    this.y += 16;
    this.parts.push(text);
  }

  private writeTable(): void {
    if (this.y + 110 > this.bottom) this.nextColumn();
    const caption = 'Table 1: Depth of the channel by station.';
    this.writer.writeLine(caption, this.x, this.y, SMALL);
    this.parts.push(caption);
    this.y += 14;
    for (const row of [
      ['Station', 'Depth', 'Error'],
      ['North', '12.4', '0.3'],
      ['South', '8.1', '0.7'],
      ['Harbour', '17.9', '1.2'],
    ]) {
      row.forEach((cell, index) => {
        this.writer.writeLine(cell, this.x + (index * this.columnWidth) / 3, this.y, SMALL);
      });
      this.parts.push(row.join(' '));
      this.y += 11;
    }
    this.y += 10;
  }

  private writeParagraph(text: string): void {
    const style = this.body;
    const indent = 12;
    const lines = breakLines(this.writer, text, style, this.columnWidth, indent);
    lines.forEach((line, index) => {
      if (this.y > this.bottom) this.nextColumn();
      const shift = index === 0 ? indent : 0;
      const isLast = index === lines.length - 1;
      this.writer.writeLine(
        line,
        this.x + shift,
        this.y,
        style,
        isLast ? undefined : this.columnWidth - shift,
      );
      this.y += style.leading ?? style.size * 1.2;
    });
    this.parts.push(text);
  }
}
