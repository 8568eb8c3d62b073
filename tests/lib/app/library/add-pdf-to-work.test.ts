import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { type AddPdfDeps, addPdf } from '@/lib/app/library/add-pdf';
import { ok } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import { openDatabase } from '@/lib/storage/open-database';
import { createSourceReader } from '@/lib/storage/queries/source-reader';
import { buildRow } from '@/lib/storage/transactions/build-row';
import { createFakeDraftStorage } from '@/tests/support/fake-draft-deps';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const TITLE = 'Tide gauges and the silt behind them';
const NO_IDENTIFIERS = makeSource().identifiers;

/** Adds a PDF with these identifiers to a library with one source, and returns whether it was added to that source. */
async function isAddedTo(saved: Partial<Source>, printed: Record<string, string>, title = TITLE) {
  const source = makeSource({ title: TITLE, ...saved });
  const database = openDatabase(`add-pdf-${crypto.randomUUID()}`);
  await database.sources.bulkAdd([source, makeSource()].map((row) => buildRow(row, null)));
  const identifiers = Object.fromEntries(
    Object.entries(printed).map(([kind, value]) => [kind, [{ value, from: 'first page' }]]),
  );
  const deps: AddPdfDeps = {
    now: () => new Date('2026-03-04T05:06:07Z'),
    readPdf: async () =>
      ok({
        metadata: {
          title: [{ value: title, from: 'first page' }],
          identifiers: { ...makeExtraction().identifiers, ...identifiers },
        },
        httpStatus: null,
        text: Promise.resolve(ok(makeArticle())),
      }),
    sourceReader: createSourceReader(database),
    drafts: createFakeDraftStorage(),
    storeFile: async () => null,
    deleteFile: async () => undefined,
    listPdfTexts: async () => [],
    saveDraft: async () => ok({ source }),
  };
  const result = await addPdf(deps, new File(['%PDF-1.7'], 'tides.pdf'), null);
  database.close();
  return result.ok && result.value.kind === 'added' && result.value.source.stableId === source.stableId;
}

it.each([
  ['its URL at doi.org', { url: 'https://doi.org/10.1000/TIDES' }, { doi: '10.1000/tides' }],
  [
    'the page of a journal with its DOI',
    {
      url: 'https://journal.example/articles/17',
      identifiers: { ...NO_IDENTIFIERS, doi: '10.1000/Tides' },
    },
    { doi: '10.1000/tides' },
  ],
  [
    'the page of a publisher with the DOI in its URL',
    { url: 'https://www.publisher.example/doi/full/10.1000/tides' },
    { doi: '10.1000/tides' },
  ],
  ['its page at arXiv', { url: 'https://arxiv.org/abs/2401.00001' }, { arxiv: '2401.00001' }],
  [
    'an older version at arXiv',
    { url: 'https://arxiv.org/abs/2401.00001v1' },
    { doi: '10.48550/arxiv.2401.00001' },
  ],
  [
    'its page at PubMed with its DOI',
    {
      url: 'https://pubmed.ncbi.nlm.nih.gov/31234567/',
      identifiers: { ...NO_IDENTIFIERS, pmid: '31234567', doi: '10.1000/tides' },
    },
    { doi: '10.1000/tides' },
  ],
  [
    'its page at PubMed',
    { url: 'https://pubmed.ncbi.nlm.nih.gov/31234567/' },
    { pmid: '31234567', doi: '10.1000/tides' },
  ],
  [
    'its page at PubMed Central',
    { url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6789012/' },
    { pmcid: 'PMC6789012' },
  ],
] satisfies [string, Partial<Source>, Record<string, string>][])(
  'adds a PDF to the saved source that is %s',
  async (_, saved, printed) => {
    expect(await isAddedTo(saved, printed)).toBe(true);
  },
);

it('makes a draft of a PDF with the DOI of a page about another work', async () => {
  const saved = {
    url: 'https://blog.example/on-tides',
    title: 'Why every harbour matters',
    identifiers: { ...NO_IDENTIFIERS, doi: '10.1000/tides' },
  };
  expect(await isAddedTo(saved, { doi: '10.1000/tides' }, 'Sediment transport under rare storms')).toBe(
    false,
  );
});
