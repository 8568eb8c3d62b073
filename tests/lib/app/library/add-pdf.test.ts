import { describe, expect, it } from 'vitest';
import type { PdfReading } from '@/lib/app/form/capture/capture-port';
import { createDraft } from '@/lib/app/form/create-draft';
import { type AddPdfPorts, addPdf } from '@/lib/app/library/add-pdf';
import { err, ok } from '@/lib/base/result';
import { createFakeDraftStorage } from '@/tests/support/fake-draft-ports';
import { makeSource } from '@/tests/support/make-records';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';

const file = new File(['%PDF-1.7'], 'tides_v2.pdf');

const DOI_URL = 'https://doi.org/10.1000/tides';

const makeReading = (changes: Partial<PdfReading> = {}): PdfReading => ({
  metadata: {
    title: [{ value: 'Tides', from: 'first page' }],
    identifiers: { ...makeExtraction().identifiers, doi: [{ value: '10.1000/tides', from: 'first page' }] },
  },
  httpStatus: null,
  text: Promise.resolve(ok(makeArticle())),
  ...changes,
});

function createPorts(changes: Partial<AddPdfPorts> = {}) {
  const drafts = createFakeDraftStorage();
  const saved: unknown[] = [];
  const files: string[] = [];
  const ports: AddPdfPorts = {
    now: () => new Date('2026-03-04T05:06:07Z'),
    readPdf: async () => ok(makeReading()),
    records: { findSourceByUrlKeys: async () => null },
    drafts,
    storeFile: async (draftKey) => {
      files.push(draftKey);
      return null;
    },
    listPdfTexts: async () => [],
    saveDraft: async (request) => {
      saved.push(request);
      return ok({ source: makeSource() });
    },
    ...changes,
  };
  return { ports, drafts, saved, files };
}

describe('addPdf', () => {
  it('creates a draft whose address is the DOI of the file', async () => {
    const { ports, drafts, saved, files } = createPorts();
    const result = await addPdf(ports, file, null);
    const [key = ''] = drafts.listKeys();
    expect(result).toEqual(ok({ kind: 'draft', key, textProblem: null, pageCount: null, fileProblem: null }));
    const stored = drafts.getStored(key);
    expect(stored?.extraction?.url).toBe(DOI_URL);
    expect(stored?.extraction?.title.map(({ value }) => value)).toEqual(['Tides', 'tides_v2']);
    expect(stored?.article).toEqual(makeArticle());
    expect(saved).toEqual([]);
    expect(files).toEqual([key]);
  });

  it('gives a file without an identifier a draft without an address', async () => {
    const reading = makeReading({ metadata: { title: [] } });
    const { ports, drafts } = createPorts({ readPdf: async () => ok(reading) });
    const result = await addPdf(ports, file, null);
    expect(result.ok && result.value.kind === 'draft' && result.value.key).toMatch(/^manual:pdf:sid_/);
    expect(drafts.getStored(drafts.listKeys()[0] ?? '')?.extraction?.url).toBe('');
  });

  it('adds the text to the source that has the DOI', async () => {
    const source = makeSource();
    const { ports, saved } = createPorts({ records: { findSourceByUrlKeys: async () => source } });
    const result = await addPdf(ports, file, null);
    expect(result.ok && result.value.kind).toBe('added');
    expect(saved).toMatchObject([{ withText: true, draft: { stableId: source.stableId, ofSaved: true } }]);
  });

  it.each([
    ['a chosen source', makeSource({ url: DOI_URL }), null],
    ['a source that has the DOI', null, makeSource({ url: DOI_URL })],
    ['no source', null, null],
  ])('leaves the draft of a page with the same address as it is, with %s', async (_, chosen, found) => {
    const { ports, drafts, saved } = createPorts({ records: { findSourceByUrlKeys: async () => found } });
    const pageDraft = { ...createDraft(DOI_URL, null, ports.now()), edits: { title: 'Typed' } };
    await drafts.persistDraft(pageDraft);
    const result = await addPdf(ports, file, chosen);
    expect(result.ok).toBe(true);
    expect(drafts.getStored(DOI_URL)).toMatchObject({ draft: pageDraft, extraction: null, article: null });
    expect(drafts.listKeys()).toHaveLength(2);
    expect(saved).not.toMatchObject([{ draft: { key: DOI_URL } }]);
  });

  it('adds a scan to the chosen source and says that it has no text', async () => {
    const reading = makeReading({ text: Promise.resolve(err('no-text')) });
    const { ports } = createPorts({ readPdf: async () => ok(reading) });
    const result = await addPdf(ports, file, makeSource());
    expect(result.ok && result.value.textProblem).toBe('no-text');
  });

  it('says how many pages of a very large file were read', async () => {
    const article = { ...makeArticle(), cut: true, pageStarts: [0, 9] };
    const { ports } = createPorts({
      readPdf: async () => ok(makeReading({ text: Promise.resolve(ok(article)) })),
    });
    const result = await addPdf(ports, file, makeSource());
    expect(result.ok && result.value.pageCount).toBe(2);
  });

  it.each([
    ['the draft', { storeFile: async () => 'disk-full' as const }],
    [
      'the record',
      { saveDraft: async () => ok({ source: makeSource(), fileProblem: 'disk-full' as const }) },
    ],
  ])('says that the disk has no space for the file of %s', async (_, changes) => {
    const result = await addPdf(createPorts(changes).ports, file, makeSource());
    expect(result.ok && result.value.fileProblem).toBe('disk-full');
  });

  it.each([
    ['no PDF', [], false],
    ['the same text', ['Another one.', makeArticle().text], false],
    ['another text', ['Another one.'], true],
  ])('says that the text of the file is another one, if the source has %s', async (_, texts, isOtherText) => {
    const { ports } = createPorts({ listPdfTexts: async () => texts });
    expect(await addPdf(ports, file, makeSource())).toMatchObject({ value: { isOtherText } });
  });

  it('stores nothing when the file is damaged or the reader cancels', async () => {
    const cancelled = makeReading({ text: Promise.resolve(err('cancelled')) });
    for (const readPdf of [async () => err('pdf-damaged' as const), async () => ok(cancelled)]) {
      const { ports, drafts, saved } = createPorts({ readPdf });
      expect((await addPdf(ports, file, null)).ok).toBe(false);
      expect([drafts.listKeys(), saved]).toEqual([[], []]);
    }
  });
});
