import { describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../../scripts/bench-pdf/read-pdf-file.ts';
import { createPageWriter } from '../../support/pdf/page-writer.ts';
import {
  makeAuthorRowPaper,
  makeConferencePaper,
  makeEssay,
  makeSidebarPaper,
} from '../../support/pdf/publisher-papers.ts';

const read = async (bytes: Buffer) => (await readPdfBytes(new Uint8Array(bytes), '')).metadata;
const readText = async (bytes: Buffer): Promise<string> =>
  (await readPdfBytes(new Uint8Array(bytes), '')).text.pages
    .map((page) => page.text)
    .join('\n')
    .replace(/\s+/g, ' ');

describe('the first page of a publisher', () => {
  it.each([2, 3, 4, 5, 6])('gives the %i authors side by side and the conference', async (count) => {
    const { bytes, authors } = await makeConferencePaper(count);
    const metadata = await read(bytes);
    expect(metadata.title[0]?.value).toBe('Counting the Tides of Small Harbours With Reluctant Observers');
    expect(metadata.authors[0]?.value).toEqual(authors);
    expect(metadata.siteName[0]?.value).toBe('Proceedings of the Conference on Tides');
    expect(metadata.identifiers.doi[0]?.value).toBe('10.1145/3512345.3512346');
  });

  it.each(
    [2, 3, 4, 5].flatMap((count) => [
      { count, columns: 1 as const },
      { count, columns: 2 as const },
    ]),
  )(
    'reads $count authors side by side one after the other above $columns columns',
    async ({ count, columns }) => {
      const { bytes, start } = await makeAuthorRowPaper(count, columns);
      expect((await readText(bytes)).slice(0, start.length)).toBe(start);
    },
  );

  it('reads names side by side above the place where all of them work as one line', async () => {
    const writer = createPageWriter();
    const style = { font: 'Times-Roman', size: 10 };
    writer.addPage();
    writer.writeCentered('Anchored Forecasts', 80, { font: 'Times-Bold', size: 22 });
    for (const [index, name] of ['Ana Lind', 'Per Holm', 'Mira Berg'].entries())
      writer.writeCentered(name, 110, style, 206 + index * 100);
    writer.writeCentered('Lund University', 124, style);
    const text = await readText(await writer.finish());
    expect(text).toBe('Anchored Forecasts Ana Lind Per Holm Mira Berg Lund University');
  });

  it.each([
    {
      layout: 'the reference beside its text',
      reference:
        'Citation: Lind A, Holm P (2021) Tidal noise and the sleep of harbour pilots: A cohort study. PLoS ONE 16(5): e0251234. https://doi.org/10.1371/journal.pone.0251234',
      foot: ['PLOS ONE | https://doi.org/10.1371/journal.pone.0251234', 'May 5, 2021'],
      facts: { volume: '16', issue: '5', pages: 'e0251234' },
    },
    {
      layout: 'the volume in the running foot',
      reference: 'Funding: The authors received no specific funding for this work.',
      foot: ['PLoS ONE | www.plosone.example', 'May 2011 | Volume 6 | Issue 5 | e19123'],
      facts: { volume: '6', issue: '5' },
    },
    {
      layout: 'the DOI in the running foot',
      reference: 'Funding: The authors received no specific funding for this work.',
      foot: ['PLoS ONE | https://doi.org/10.1371/journal.pone.0251234', 'May 5, 2021'],
      facts: {},
    },
  ])('gives the journal with $layout', async ({ reference, foot, facts }) => {
    const metadata = await read(await makeSidebarPaper({ reference, foot }));
    expect(metadata.siteName.map(({ value }) => value)).toEqual(['PLoS ONE']);
    expect(Object.fromEntries(metadata.facts.map(({ label, value }) => [label, value]))).toEqual(facts);
    expect(metadata.authors[0]?.value).toEqual(['Ana Lind', 'Per Holm', 'Mira Berg']);
  });
});

describe('the author of an essay', () => {
  it.each([
    ['a name', ['Ana Lind'], { font: 'Times-Bold', size: 20 }],
    ['a byline', ['by Ana Lind'], { font: 'Helvetica-Bold', size: 24 }],
    [
      'a name, the teacher, the course and the date in letters of one size',
      ['Ana Lind', 'Professor Berg', 'English 101', '12 May 2021'],
      { font: 'Times-Roman', size: 12 },
    ],
  ])('is found in %s above the title', async (_, linesAbove, titleStyle) => {
    const metadata = await read(await makeEssay(linesAbove, titleStyle));
    expect(metadata.title[0]?.value).toBe('What the Harbour Remembers');
    expect(metadata.authors[0]?.value).toEqual(['Ana Lind']);
  });

  it('is not a newspaper above the title', async () => {
    const metadata = await read(await makeEssay(['Harbour Weekly'], { font: 'Helvetica-Bold', size: 24 }));
    expect(metadata.authors).toEqual([]);
  });
});
