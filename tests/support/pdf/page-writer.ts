import PDFDocument from 'pdfkit';

/** A font and its size in points. */
export type Style = { font: string; size: number; leading?: number };

export const BODY: Style = { font: 'Times-Roman', size: 10, leading: 12 };

/** A PDF document that is written line by line. The caller chooses the position of each line. */
export type PageWriter = ReturnType<typeof createPageWriter>;

type Options = { size?: [number, number]; info?: Record<string, string>; password?: string; rotate?: number };

/** Creates a document. `addPage` begins a page, and the functions `write…` write on the last page. */
export function createPageWriter({ size = [612, 792], info = {}, password }: Options = {}) {
  const doc = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    info: { CreationDate: new Date('2023-03-04T00:00:00Z'), ...info },
    ...(password === undefined ? {} : { userPassword: password, ownerPassword: 'owner' }),
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
  const measure = (text: string, { font, size: fontSize }: Style): number =>
    doc.font(font).fontSize(fontSize).widthOfString(text);

  /** Writes one line with its baseline about `y`. With `width`, the words are spread over that width. */
  function writeLine(text: string, x: number, y: number, style: Style, width?: number): void {
    const naturalWidth = measure(text, style);
    const spaces = text.split(' ').length - 1;
    const extraSpacing = width !== undefined && spaces > 0 ? (width - naturalWidth) / spaces : 0;
    doc
      .font(style.font)
      .fontSize(style.size)
      .text(text, x, y - style.size * 0.75, { lineBreak: false, wordSpacing: extraSpacing });
  }

  return {
    doc,
    measure,
    writeLine,
    addPage: () => doc.addPage(),
    writeCentered: (text: string, y: number, style: Style, center = size[0] / 2) =>
      writeLine(text, center - measure(text, style) / 2, y, style),
    writeRotated(text: string, x: number, y: number, angle: number, style: Style): void {
      doc.save().rotate(angle, { origin: [x, y] });
      writeLine(text, x, y, style);
      doc.restore();
    },
    /** Sets the number tree of the labels of the pages (ISO 32000-1, 12.4.2), for which PDFKit has no function. */
    setPageLabels(tree: object): void {
      const { _root: root } = doc as unknown as { _root: { data: Record<string, object> } };
      root.data.PageLabels = tree;
    },
    async finish(): Promise<Buffer> {
      doc.end();
      return finished;
    },
  };
}

/** Breaks a paragraph into lines. Long words at the end of a line are divided. */
export function breakLines(
  writer: PageWriter,
  text: string,
  style: Style,
  width: number,
  indent = 0,
): string[] {
  const lines: string[] = [];
  let line = '';
  let limit = width - indent;
  for (const word of text.split(' ')) {
    const joinedLine = line === '' ? word : `${line} ${word}`;
    if (writer.measure(joinedLine, style) <= limit) {
      line = joinedLine;
      continue;
    }
    const [head, tail] = divideWord(word, (part) => writer.measure(`${line} ${part}-`, style) <= limit);
    if (head !== '') {
      lines.push(`${line} ${head}-`);
      line = tail;
    } else {
      lines.push(line);
      line = word;
    }
    limit = width;
  }
  return [...lines, line].filter((part) => part !== '');
}

function divideWord(word: string, fits: (part: string) => boolean): [string, string] {
  if (!/^[a-z]{8,}[.,]?$/.test(word)) return ['', word];
  for (let length = word.length - 4; length >= 4; length -= 1)
    if (fits(word.slice(0, length))) return [word.slice(0, length), word.slice(length)];
  return ['', word];
}
