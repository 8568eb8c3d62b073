import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdfBytes } from '../../scripts/bench-pdf/read-pdf-file.ts';
import { launchChromium, type TestBrowser } from '../support/chromium.ts';
import { computeOrderScore, computeWordF1 } from '../support/pdf/score-text.ts';
import { createRandom, makeNames, makeParagraph } from '../support/pdf/words.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

type PrintOptions = { tagged: boolean; landscape?: boolean };

/** Prints HTML as a reader does with "Save as PDF", with the date, the title and the number of the page in the margins. */
async function print(html: string, { tagged, landscape = false }: PrintOptions) {
  const page = await browser.context.newPage();
  await page.setContent(html);
  const bytes = await page.pdf({
    tagged,
    landscape,
    format: 'A4',
    displayHeaderFooter: true,
    headerTemplate:
      '<p style="font-size:9px;width:100%;margin:0 8mm"><span class="date"></span> <span class="title"></span></p>',
    footerTemplate:
      '<p style="font-size:9px;width:100%;margin:0 8mm">https://nowhere.example/paper <span class="pageNumber"></span>/<span class="totalPages"></span></p>',
    margin: { top: '18mm', bottom: '18mm', left: '18mm', right: '18mm' },
  });
  await page.close();
  const { metadata, text } = await readPdfBytes(new Uint8Array(bytes), '');
  return {
    bytes,
    metadata,
    plainText: text.pages.map((part) => part.text).join('\n'),
    markdown: text.pages.map((part) => part.markdown).join('\n\n'),
  };
}

const TITLE = 'How the Harbours of the North Measure Their Tides';
const DOI = '10.5555/tides.2024.0042';
const ITEMS = [
  'a gauge beside the quay',
  'a bottle that drifts with the tide',
  'a keeper who writes it down',
];
const ROWS = [
  ['Station', 'Depth', 'Error'],
  ['North', '12.4', '0.3'],
  ['South', '8.1', '0.7'],
  ['Harbour', '17.9', '1.2'],
];

function makePage(columns: number) {
  const random = createRandom(50 + columns);
  const authors = makeNames(3, random);
  const sections = ['Introduction', 'Method', 'Results', 'Discussion'].map((heading) => ({
    heading,
    paragraphs: Array.from({ length: 5 }, () => makeParagraph(random)),
  }));
  const list = `<ul>${ITEMS.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const table = `<table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const body = sections
    .map(
      ({ heading, paragraphs }, index) =>
        `<h2>${heading}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join('')}${index === 1 ? list : ''}${index === 2 ? table : ''}`,
    )
    .join('');
  const html = `<!doctype html><html lang="en"><title>${TITLE}</title><style>
    body { font: 11pt serif } main { column-count: ${columns}; text-align: justify; hyphens: auto }
    td { padding: 2px 24px 2px 0 } table, ul { break-inside: avoid }</style>
    <h1>${TITLE}</h1><p>${authors.join(', ')}</p><p>University of Nowhere, Norland</p><p>https://doi.org/${DOI}</p><main>${body}</main>`;
  const text = [
    TITLE,
    authors.join(', '),
    'University of Nowhere, Norland',
    `https://doi.org/${DOI}`,
    ...sections.flatMap(({ heading, paragraphs }, index) => [
      heading,
      ...paragraphs,
      ...(index === 1 ? ITEMS : []),
      ...(index === 2 ? ROWS.map((row) => row.join(' ')) : []),
    ]),
  ].join('\n');
  return { html, authors, text };
}

describe('a web page that Chromium printed', () => {
  it.each([
    [1, { tagged: true }],
    [2, { tagged: true }],
    [2, { tagged: false }],
    [3, { tagged: false, landscape: true }],
  ])('is read in %s columns, %o', async (columns, options) => {
    const { html, authors, text } = makePage(columns);
    const { bytes, metadata, plainText, markdown } = await print(html, options);
    expect(bytes.includes('/StructTreeRoot')).toBe(options.tagged);
    expect(metadata.title[0]?.value).toBe(TITLE);
    expect(metadata.authors[0]?.value).toEqual(authors);
    expect(metadata.identifiers.doi[0]?.value).toBe(DOI);
    expect(computeWordF1(plainText, text)).toBeGreaterThanOrEqual(0.97);
    expect(computeOrderScore(plainText, text)).toBeGreaterThanOrEqual(0.97);
    expect(plainText).not.toMatch(/nowhere\.example|\d\/\d/);
    for (const item of ITEMS) expect(markdown).toMatch(new RegExp(`^- ${item}$`, 'm'));
    for (const heading of ['Introduction', 'Discussion'])
      expect(markdown).toMatch(new RegExp(`^##+ ${heading}$`, 'm'));
    for (const row of ROWS) expect(plainText).toContain(row.join(' '));
  });

  it.each([
    [
      'Hebrew',
      'he',
      'הנמל נמדד בשנת 2021 על ידי הוועדה של העיר, והתוצאות מראות שינוי קטן בזרם של 3.5 מטרים.',
    ],
    [
      'Arabic',
      'ar',
      'قاس مكتب الميناء المد كل ساعة في عام 2021 وكانت السجلات في 12 كتابا كبيرا محفوظة في الميناء.',
    ],
    [
      'Arabic with its own digits',
      'ar',
      'قاس مكتب الميناء المد كل ساعة منذ عام ١٩٩٨ وحتى عام ٢٠٢١ في ثلاثة موانئ.',
    ],
    [
      'words in brackets',
      'ar',
      'قاس المكتب (مكتب الميناء) المد كل ساعة [كما في القاهرة] منذ عام 1998 حتى الآن.',
    ],
    ['Hebrew words in brackets', 'he', 'הוועדה (ועדת הנמל) מדדה את הגאות (2021) בכל שעה.'],
  ])('keeps %s in the order of reading', async (_, lang, sentence) => {
    const sentences = Array.from({ length: 8 }, (__, index) => `${sentence} (${index + 1})`);
    const html = `<!doctype html><html lang="${lang}" dir="rtl"><title>x</title><style>body { font: 12pt "DejaVu Sans" }</style>${sentences.map((text) => `<p>${text}</p>`).join('')}`;
    const { plainText } = await print(html, { tagged: true });
    expect(plainText.replace(/\s+/g, ' ').trim()).toBe(sentences.join(' '));
  });
});
