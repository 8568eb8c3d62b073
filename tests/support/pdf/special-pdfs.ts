import type { HugeFile } from './huge-pdf-server.ts';
import { BODY, breakLines, createPageWriter, type PageWriter } from './page-writer.ts';
import { createRandom, makeParagraph } from './words.ts';

/** A PDF with its text. */
export type TextPdf = { bytes: Buffer; text: string };

/** Makes a PDF with text outside of its page, such as a damaged document contains. */
export async function makeOffPagePdf(): Promise<TextPdf> {
  const writer = createPageWriter();
  writer.addPage();
  writer.writeLine('The harbour is on the page.', 80, 100, BODY);
  for (const x of [-5_000, 900, 4_000_000_000]) writer.writeLine('Not on the page.', x, 120, BODY);
  return { bytes: await writer.finish(), text: 'The harbour is on the page.' };
}

/** Makes a PDF with justified lines in a narrow column, so that the wide gaps between words are below each other. */
export async function makeSpreadPdf(): Promise<TextPdf> {
  const style = { font: 'Courier', size: 10 };
  const words = 'the tides of a small port rise and fall with the moon as the wind turns to the east'
    .split(' ')
    .map((word) => word.padEnd(6, word));
  const lines = Array.from({ length: 8 }, (_, line) =>
    Array.from({ length: 6 }, (__, index) => words[(line * 6 + index * 5) % words.length]?.slice(0, 6) ?? ''),
  );
  const writer = createPageWriter();
  writer.addPage();
  lines.forEach((line, row) => {
    for (const [index, word] of line.entries())
      writer.writeLine(word, 80 + index * 52, 100 + row * 13, style);
  });
  return { bytes: await writer.finish(), text: lines.map((line) => line.join(' ')).join(' ') };
}

/** Makes a PDF of `pages` pages of running text. */
export async function makeLongPdf(pages: number, seed = 11): Promise<TextPdf> {
  const random = createRandom(seed);
  const writer = createPageWriter({ info: { Title: 'A Long Report on Harbours' } });
  const parts: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    writer.addPage();
    let y = 80;
    for (let paragraph = 0; paragraph < 7; paragraph += 1) {
      const text = makeParagraph(random);
      for (const line of breakLines(writer, text, BODY, 450)) {
        writer.writeLine(line, 80, y, BODY);
        y += 12;
      }
      y += 8;
      parts.push(text);
    }
    writer.writeCentered(String(page), 770, BODY);
  }
  return { bytes: await writer.finish(), text: parts.join('\n') };
}

/**
 * Makes a file of 2 GB: 60 pages, an empty middle, and an end with the position of the object list. pdf.js loads the image of
 * page 12 together with the text of that page. The server can hold back the middle of this image, which pdf.js does not need for
 * other pages.
 */
export async function makeHugeFile(): Promise<HugeFile> {
  const writer = createPageWriter({ info: { Title: 'The Harbours of the North' } });
  for (let page = 1; page <= 60; page += 1) {
    writer.addPage();
    for (let line = 0; line < 12; line += 1)
      writer.writeLine(`Page ${page} tells of the harbours and of tide ${line}.`, 80, 100 + line * 12, BODY);
    if (page === 12) addImage(writer);
  }
  const start = await writer.finish();
  const listStart =
    start
      .subarray(-64)
      .toString('latin1')
      .match(/startxref\s+(\d+)/)?.[1] ?? '';
  const image = start.indexOf('/Subtype /Image');
  // pdf.js reads parts of 64 kB.
  const [heldFrom, heldTo] = [image + 65_536, image + IMAGE_BYTES - 131_072];
  return { start, size: 2_000_000_000, end: Buffer.from(`startxref\n${listStart}\n%%EOF`), heldFrom, heldTo };
}

const IMAGE_BYTES = 600_000;

function addImage(writer: PageWriter): void {
  const size = { Width: 1_000, Height: IMAGE_BYTES / 1_000 };
  const type = { Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceGray', BitsPerComponent: 8 };
  const image = writer.doc.ref({ ...type, ...size });
  const random = createRandom(15);
  image.end(Buffer.from(Array.from({ length: IMAGE_BYTES }, () => Math.floor(random() * 256))));
  Object.assign(writer.doc.page.xobjects, { Scan: image });
  writer.doc.addContent('/Scan Do');
}

/** Makes the offprint of an article: a cover without a number, and the pages 113 and 114 of its volume. */
export async function makeOffprintPdf(): Promise<TextPdf> {
  const random = createRandom(14);
  const writer = createPageWriter({ info: { Title: 'The Offprint of an Article on Harbours' } });
  const paragraphs = [makeParagraph(random), makeParagraph(random), makeParagraph(random)];
  for (const text of paragraphs) {
    writer.addPage();
    for (const [index, line] of breakLines(writer, text, BODY, 450).entries())
      writer.writeLine(line, 80, 80 + index * 12, BODY);
  }
  writer.setPageLabels({ Nums: [0, { S: 'r' }, 1, { S: 'D', St: 113 }] });
  return { bytes: await writer.finish(), text: paragraphs.join('\n') };
}

/** Makes a PDF whose text is rotated by 90 degrees. */
export async function makeRotatedPdf(): Promise<TextPdf> {
  const random = createRandom(12);
  const writer = createPageWriter();
  const paragraphs = [makeParagraph(random), makeParagraph(random)];
  writer.addPage();
  let x = 90;
  for (const text of paragraphs) {
    for (const line of breakLines(writer, text, BODY, 600)) {
      writer.writeRotated(line, x, 700, -90, BODY);
      x += 13;
    }
    x += 12;
  }
  return { bytes: await writer.finish(), text: paragraphs.join('\n') };
}

/** Makes a PDF with a Hebrew text in visual order (UAX #9). */
export function makeHebrewPdf(): TextPdf {
  const lines = [
    'מדידת זרמי גאות ברשת של צופים',
    'הנמל נמדד בשנת 2021 על ידי הוועדה',
    'התוצאות מראות שינוי קטן בזרם',
  ];
  const shownLines = lines.map((line) =>
    line
      .split(' ')
      .reverse()
      .map((word) => (/\d/.test(word) ? word : [...word].reverse().join('')))
      .join(' '),
  );
  return { bytes: makeRawPdf(shownLines, UNICODE_FONT), text: lines.join('\n') };
}

/** Makes a PDF with a Hebrew text in visual order whose punctuation is in another font, as in texts in a font without punctuation. */
export function makeHebrewPunctuationPdf(): TextPdf {
  const text = 'הוא אמר "שלום". ראו (Open-Access), כאן?! הזרם גדול: ראו (דוח).';
  const shownLines = ['."םולש" רמא אוה', '!?ןאכ ,(Open-Access) ואר', '.(חוד) ואר :לודג םרזה'];
  return { bytes: makeRawPdf(shownLines, UNICODE_FONT, '0000', {}, /([^\p{L}\p{N} ]+)/u), text };
}

/** Makes a PDF with Arabic words in presentation forms, as browsers print them. */
export const makeArabicPdf = (): TextPdf => ({
  bytes: makeRawPdf(
    Array.from({ length: 3 }, () => [...'\ufe8d\ufedf\ufe92\ufea4\ufeae \ufed3\ufef2'].reverse().join('')),
    UNICODE_FONT,
  ),
  text: 'البحر في البحر في البحر في',
});

/** Makes a PDF with an Arabic text in which one glyph shows two letters, as LibreOffice writes it. The code of the glyph is that of the ligature. */
export function makeArabicGlyphPdf(): TextPdf {
  const lines = ['لا بد من السجلات', 'ثلاثة أيام في الميناء'];
  const shownLines = lines.map((line) => [...line.replaceAll('لا', '\ufefb')].reverse().join(''));
  return { bytes: makeRawPdf(shownLines, UNICODE_FONT, '0000', { fefb: 'لا' }), text: lines.join('\n') };
}

/** Makes a PDF with ligatures, such as "ﬁ", and a soft hyphen. */
export const makeLigaturePdf = (): TextPdf => ({
  bytes: makeRawPdf(['The o\ufb03ce \ufb01nds a di\u00ad\ufb00erent \ufb02ow.'], UNICODE_FONT),
  text: 'The office finds a different flow.',
});

/** Makes a PDF with radicals in place of Chinese characters that look the same, as some fonts name them. */
export const makeRadicalPdf = (): TextPdf => ({
  bytes: makeRawPdf(['\u2ed3期的\u2edb和\u2ed4前的\u2ec5证。'.repeat(4)], UNICODE_FONT),
  text: '长期的风和门前的见证。'.repeat(4),
});

/** Makes a PDF whose font maps its letters to private-use characters. */
export const makeUnmappedPdf = (): Buffer =>
  makeRawPdf(
    ['The harbour office measures the tide.', 'The result is not readable.'],
    `/Subtype/Type0/BaseFont/Unknown/Encoding/Identity-H/ToUnicode 8 0 R`,
    'e000',
  );

/** Makes a PDF whose pages have only drawings, such as a scan. */
export async function makeScannedPdf(): Promise<Buffer> {
  const writer = createPageWriter();
  for (let page = 0; page < 3; page += 1) {
    writer.addPage();
    writer.doc.rect(72, 72, 400, 600).fill('#dddddd');
  }
  return writer.finish();
}

/** Makes a PDF that opens only with the password "tides". */
export async function makeEncryptedPdf(): Promise<Buffer> {
  const writer = createPageWriter({ password: 'tides' });
  writer.addPage();
  writer.writeLine('A secret text of the harbour office.', 80, 100, BODY);
  return writer.finish();
}

/** Makes a PDF with a Chinese text in a font that is not embedded, so that reading it needs a character map (ISO 32000-1, 9.7.5). */
export function makeChinesePdf(): TextPdf {
  const lines = ['海港潮流的测量方法研究', '本文研究了海港中潮流的变化。'];
  return {
    bytes: makeRawPdf(lines, '/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H'),
    text: lines.join('\n'),
  };
}

const UNICODE_FONT = '/Subtype/Type0/BaseFont/Unknown/Encoding/Identity-H/ToUnicode 8 0 R';

/**
 * Makes a PDF of one page whose font has codes of two bytes. `firstCharacter` is the character, in hexadecimal digits, to which
 * the code 0 is mapped. `lettersByCode` has the letters of glyphs that show several letters, by the code of the glyph.
 * `otherFont` matches the characters that are written in a second font.
 */
function makeRawPdf(
  lines: readonly string[],
  font: string,
  firstCharacter = '0000',
  lettersByCode: Record<string, string> = {},
  otherFont = /$^/,
): Buffer {
  const encode = (text: string) =>
    [...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
  const showLine = (line: string) =>
    line
      .split(otherFont)
      .map((part, index) => `/F${1 + (index % 2)} 12 Tf <${encode(part)}> Tj`)
      .join(' ');
  const content = lines
    .map((line, index) => `BT 1 0 0 1 80 ${700 - index * 20} Tm ${showLine(line)} ET`)
    .join('\n');
  const last = (Number.parseInt(firstCharacter, 16) === 0 ? 0xff : 0x7f).toString(16).padStart(2, '0');
  const ranges = Array.from({ length: firstCharacter === '0000' ? 256 : 1 }, (_, high) => {
    const start = high.toString(16).padStart(2, '0');
    const target = firstCharacter === '0000' ? `${start}00` : firstCharacter;
    return `<${start}00> <${start}${last}> <${target}>`;
  });
  const chunks = Array.from({ length: Math.ceil(ranges.length / 100) }, (_, index) => {
    const part = ranges.slice(index * 100, index * 100 + 100);
    return `${part.length} beginbfrange\n${part.join('\n')}\nendbfrange`;
  });
  const letters = Object.entries(lettersByCode).map(
    ([code, text]) => `1 beginbfchar\n<${code}> <${encode(text)}>\nendbfchar`,
  );
  const map = `/CIDInit /ProcSet findresource begin begincmap /CMapName /Test def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${chunks.join('\n')}\n${letters.join('\n')}\nendcmap end`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 9 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    `<</Type/Font${font}/DescendantFonts[6 0 R]>>`,
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Unknown/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 600/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/Unknown/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
    `<</Length ${map.length}>>\nstream\n${map}\nendstream`,
    `<</Type/Font${font.replace('BaseFont/', 'BaseFont/Other')}/DescendantFonts[6 0 R]>>`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}
