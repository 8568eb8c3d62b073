import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../../scripts/bench-pdf/read-pdf-file.ts';
import { BODY, breakLines, createPageWriter, type Style } from '../../../support/pdf/page-writer.ts';
import { createRandom, makeParagraph } from '../../../support/pdf/words.ts';

const SMALL: Style = { font: 'Times-Roman', size: 8, leading: 12 };

/** A page with a narrow column at the left and a wide one at the right, on the same baselines. */
async function readPage(labels: readonly string[], labelStyle: Style, text: string): Promise<string> {
  const writer = createPageWriter();
  writer.addPage();
  writer.writeLine('A title across the whole page with many words in it, so that it crosses', 60, 60, BODY);
  labels.forEach((label, index) => {
    writer.writeLine(label, 60, 100 + index * 12, labelStyle);
  });
  const lines = breakLines(writer, text, BODY, 360);
  lines.forEach((line, index) => {
    writer.writeLine(line, 190, 100 + index * 12, BODY, index === lines.length - 1 ? undefined : 360);
  });
  const { text: result } = await readPdfBytes(new Uint8Array(await writer.finish()), '');
  return result.pages
    .map((page) => page.text)
    .join(' ')
    .replace(/\s+/g, ' ');
}

const TEXT = Array.from({ length: 3 }, (_, index) => makeParagraph(createRandom(31 + index))).join(' ');

describe('a narrow column beside a text', () => {
  it('is read before the text if its letters are as large', async () => {
    const labels = ['Keywords:', 'Tidal barrier', 'Sediment', 'Gauge', 'Harbour'];
    expect(await readPage(labels, BODY, TEXT)).toContain(`${labels.join(' ')} ${TEXT}`);
  });

  it('is read after the text if its letters are smaller, as those of a note', async () => {
    const labels = [
      'Citation: Lind, A.; Holm, P.',
      'Warnings of Floods.',
      'Received: 2 March 2021',
      'Copyright: © 2021',
    ];
    expect(await readPage(labels, SMALL, TEXT)).toContain(`${TEXT} ${labels.join(' ')}`);
  });
});
