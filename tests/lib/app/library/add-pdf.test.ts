import { describe, expect, it } from 'vitest';
import type { PdfReading } from '@/lib/app/form/capture/capture-deps';
import { createDraft } from '@/lib/app/form/create-draft';
import { type AddPdfDeps, addPdf } from '@/lib/app/library/add-pdf';
import { err, ok } from '@/lib/base/result';
import { createFakeDraftStorage } from '@/tests/support/fake-draft-deps';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

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

function createDeps(changes: Partial<AddPdfDeps> = {}) {
  const drafts = createFakeDraftStorage();
  const saved: unknown[] = [];
  const files: string[] = [];
  const deps: AddPdfDeps = {
    now: () => new Date('2026-03-04T05:06:07Z'),
    readPdf: async () => ok(makeReading()),
    sourceReader: { findSourceByUrlKeys: async () => null, findDuplicates: async () => [] },
    drafts,
    deleteFile: async (draftKey) => {
      files.splice(files.indexOf(draftKey), 1);
    },
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
  return { deps, drafts, saved, files };
}

describe('addPdf', () => {
  it('creates a draft whose URL is the DOI of the file', async () => {
    const { deps, drafts, saved, files } = createDeps();
    const result = await addPdf(deps, file, null);
    const [key = ''] = drafts.listKeys();
    expect(result).toEqual(ok({ kind: 'draft', key, textProblem: null, pageCount: null, fileProblem: null }));
    const stored = drafts.getStored(key);
    expect(stored?.extraction?.url).toBe(DOI_URL);
    expect(stored?.extraction?.title.map(({ value }) => value)).toEqual(['Tides', 'tides_v2']);
    expect(stored?.article).toEqual(makeArticle());
    expect(saved).toEqual([]);
    expect(files).toEqual([key]);
  });

  it.each([
    ['the reader of PDFs cannot be loaded', { readPdf: async () => Promise.reject(new Error('no module')) }],
    ['the disk is full', { drafts: Object.assign(createFakeDraftStorage(), { isFull: true }) }],
  ] satisfies [string, Partial<AddPdfDeps>][])('returns a problem if %s', async (_, changes) => {
    expect(await addPdf(createDeps(changes).deps, file, null)).toEqual(err('pdf-failed'));
  });

  it('leaves no draft and no file if only its text cannot be stored', async () => {
    const persistArticle = () => Promise.reject(new Error('disk full'));
    const drafts = Object.assign(createFakeDraftStorage(), { persistArticle });
    const { deps, files } = createDeps({ drafts });
    expect(await addPdf(deps, file, null)).toEqual(err('pdf-failed'));
    expect([drafts.listKeys(), files]).toEqual([[], []]);
  });

  it.each([
    ['the worker refuses it', async () => err({ kind: 'disk-full' as const })],
    ['the worker does not answer', () => Promise.reject(new Error('no answer'))],
  ] satisfies [string, AddPdfDeps['saveDraft']][])(
    'leaves no draft and no file if %s',
    async (_, saveDraft) => {
      const { deps, drafts, files } = createDeps({ saveDraft });
      expect((await addPdf(deps, file, makeSource())).ok).toBe(false);
      expect([drafts.listKeys(), files]).toEqual([[], []]);
    },
  );

  it('gives a file without an identifier a draft without a URL', async () => {
    const reading = makeReading({ metadata: { title: [] } });
    const { deps, drafts } = createDeps({ readPdf: async () => ok(reading) });
    const result = await addPdf(deps, file, null);
    expect(result.ok && result.value.kind === 'draft' && result.value.key).toMatch(/^manual:pdf:sid_/);
    expect(drafts.getStored(drafts.listKeys()[0] ?? '')?.extraction?.url).toBe('');
  });

  it('adds the text to the source that has the DOI', async () => {
    const source = makeSource();
    const { deps, saved } = createDeps({
      sourceReader: { findSourceByUrlKeys: async () => source, findDuplicates: async () => [] },
    });
    const result = await addPdf(deps, file, null);
    expect(result.ok && result.value.kind).toBe('added');
    expect(saved).toMatchObject([
      { shouldSaveText: true, draft: { stableId: source.stableId, ofSaved: true } },
    ]);
  });

  it.each([
    ['a chosen source', makeSource({ url: DOI_URL }), null],
    ['a source that has the DOI', null, makeSource({ url: DOI_URL })],
    ['no source', null, null],
  ])('does not change the draft of a page with the same address, with %s', async (_, chosen, found) => {
    const { deps, drafts, saved } = createDeps({
      sourceReader: { findSourceByUrlKeys: async () => found, findDuplicates: async () => [] },
    });
    const pageDraft = { ...createDraft(DOI_URL, null, deps.now()), edits: { title: 'Typed' } };
    await drafts.persistDraft(pageDraft);
    const result = await addPdf(deps, file, chosen);
    expect(result.ok).toBe(true);
    expect(drafts.getStored(DOI_URL)).toMatchObject({ draft: pageDraft, extraction: null, article: null });
    expect(drafts.listKeys()).toHaveLength(2);
    expect(saved).not.toMatchObject([{ draft: { key: DOI_URL } }]);
  });

  it('adds a scan to the chosen source and says that it has no text', async () => {
    const reading = makeReading({ text: Promise.resolve(err('no-text')) });
    const { deps } = createDeps({ readPdf: async () => ok(reading) });
    const result = await addPdf(deps, file, makeSource());
    expect(result.ok && result.value.textProblem).toBe('no-text');
  });

  it('says how many pages of a very large file were read', async () => {
    const article = { ...makeArticle(), cut: true, pageStarts: [0, 9] };
    const { deps } = createDeps({
      readPdf: async () => ok(makeReading({ text: Promise.resolve(ok(article)) })),
    });
    const result = await addPdf(deps, file, makeSource());
    expect(result.ok && result.value.pageCount).toBe(2);
  });

  it.each([
    ['the draft', { storeFile: async () => 'disk-full' as const }],
    [
      'the record',
      { saveDraft: async () => ok({ source: makeSource(), fileProblem: 'disk-full' as const }) },
    ],
  ])('says that the disk has no space for the file of %s', async (_, changes) => {
    const result = await addPdf(createDeps(changes).deps, file, makeSource());
    expect(result.ok && result.value.fileProblem).toBe('disk-full');
  });

  it.each([
    ['no PDF', [], false],
    ['the same text', ['Another one.', makeArticle().text], false],
    ['another text', ['Another one.'], true],
  ])('says that the text of the file differs if the source has %s', async (_, texts, hasDifferentText) => {
    const { deps } = createDeps({ listPdfTexts: async () => texts });
    expect(await addPdf(deps, file, makeSource())).toMatchObject({ value: { hasDifferentText } });
  });

  it('stores nothing when the file is damaged or the reader cancels', async () => {
    const cancelled = makeReading({ text: Promise.resolve(err('cancelled')) });
    for (const readPdf of [async () => err('pdf-damaged' as const), async () => ok(cancelled)]) {
      const { deps, drafts, saved } = createDeps({ readPdf });
      expect((await addPdf(deps, file, null)).ok).toBe(false);
      expect([drafts.listKeys(), saved]).toEqual([[], []]);
    }
  });
});
