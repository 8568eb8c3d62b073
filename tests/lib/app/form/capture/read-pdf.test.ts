import { describe, expect, it } from 'vitest';
import type { CaptureDeps, PdfReading } from '@/lib/app/form/capture/capture-deps';
import { readPdfIntoForm } from '@/lib/app/form/capture/read-pdf';
import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { getFormStatus } from '@/lib/app/form/form-status';
import { err, ok } from '@/lib/base/result';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft } from '@/lib/record/schema/draft';
import type { AddedPart } from '@/lib/record/schema/library-change';
import type { Source } from '@/lib/record/schema/source';
import { createFakeDraftDeps, createFakeDraftStorage } from '@/tests/support/fake-draft-deps';
import { makeArticle, makeExtraction, makeReviewForm, NOW, PAGE_URL } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const tab = { id: 7, windowId: 1, url: PAGE_URL, title: 'Tides' };
const waitForPendingTasks = () => new Promise((resolve) => setTimeout(resolve));

/** Opens the form of a PDF whose text is there when its file is stored, which is when `fileProblem` resolves. */
function openPdfForm(
  fileProblem: NonNullable<PdfReading['fileProblem']>,
  overrides: Partial<DraftSessionDeps> = {},
) {
  const session = createDraftSession(createFakeDraftDeps(overrides));
  session.dispatch({ type: 'opened', form: makeReviewForm() });
  const readPdf: CaptureDeps['readPdf'] = async () =>
    ok({
      metadata: { ...makeExtraction(), kind: 'pdf' },
      httpStatus: 200,
      text: Promise.resolve(ok(makeArticle({ from: 'pdf' }))),
      fileProblem,
    });
  void readPdfIntoForm(
    session,
    { captureDeps: { readPdf, getFileAccess: async () => 'unsupported' }, now: () => NOW },
    tab,
  );
  return session;
}

/** Creates a worker that saves every draft, and the list of its requests. */
function createWorker(
  response: { source?: Source; fileProblem?: PdfFileProblem; addedPart?: AddedPart } = {},
) {
  const requests: { draft: Draft }[] = [];
  const worker: DraftSessionDeps['worker'] = {
    ...createFakeDraftDeps().worker,
    saveDraft: async (request) => {
      requests.push(request);
      return ok({ source: makeSource({ url: PAGE_URL }), ...response });
    },
  };
  return { worker, requests };
}

describe('reading a PDF', () => {
  it('ends with a message if the browser reports an error', async () => {
    const session = createDraftSession(createFakeDraftDeps());
    session.dispatch({ type: 'opened', form: makeReviewForm() });
    const readPdf: CaptureDeps['readPdf'] = () => Promise.reject(new Error('no module'));
    const captureDeps = { readPdf, getFileAccess: async () => 'unsupported' as const };
    await readPdfIntoForm(session, { captureDeps, now: () => NOW }, tab);
    expect(getFormStatus(session.getState())).toMatchObject({ kind: 'unreadable', reason: 'pdf-failed' });
    expect(session.getForm()).toMatchObject({ pdfProgress: null, textStatus: 'none' });
  });
});

describe('reading a PDF whose file is stored', () => {
  it('says that the disk has no space for the file', async () => {
    const session = openPdfForm(Promise.resolve('disk-full'));
    await waitForPendingTasks();
    expect(getFormStatus(session.getState())).toEqual({
      kind: 'pdf-not-stored',
      problem: 'disk-full',
      wordCount: makeArticle().words,
    });
  });

  it('saves after the file is stored, and says afterwards that it could not be stored', async () => {
    let finishFile = (_problem: PdfFileProblem | null) => {};
    const fileProblem = new Promise<PdfFileProblem | null>((resolve) => {
      finishFile = resolve;
    });
    const { worker, requests } = createWorker({ fileProblem: 'disk-full' });
    const session = openPdfForm(fileProblem, { worker });
    session.save({ shouldSaveText: true });
    await waitForPendingTasks();
    expect(requests).toEqual([]);
    finishFile(null);
    await waitForPendingTasks();
    expect(requests).toHaveLength(1);
    expect(getFormStatus(session.getState())).toEqual({ kind: 'saved', fileProblem: 'disk-full' });
  });
});

describe('a PDF file of this computer that cannot be read', () => {
  const fileTab = { ...tab, url: 'file:///papers/tides.pdf' };

  it.each([
    ['unsupported', 'local-pdf'],
    ['needs-permission', 'local-pdf-needs-permission'],
    ['allowed', 'local-pdf-missing'],
  ] as const)(
    'asks for access only without the permission (access: %s)',
    async (access, unreadableReason) => {
      const session = createDraftSession(createFakeDraftDeps());
      session.dispatch({ type: 'opened', form: makeReviewForm() });
      const captureDeps = {
        readPdf: async () => err('local-pdf' as const),
        getFileAccess: async () => access,
      };
      await readPdfIntoForm(session, { captureDeps, now: () => NOW }, fileTab);
      expect(session.getForm()).toMatchObject({ unreadableReason });
    },
  );
});

describe('the PDF of a saved landing page', () => {
  const landingPage = makeSource({ title: 'A Story: The News', url: 'https://journal.example/abs/1' });
  const createDeps = (source: Source = landingPage): Partial<DraftSessionDeps> => ({
    sourceReader: {
      ...createFakeDraftDeps().sourceReader,
      findDuplicates: async () => [
        { source, evidence: [{ kind: 'identifier', name: 'doi', value: '10.1/x' }] },
      ],
    },
    runAfterPaint: (task) => task(),
  });
  const open = async (overrides: Partial<DraftSessionDeps>) => {
    const drafts = createFakeDraftStorage();
    const session = openPdfForm(Promise.resolve(null), { drafts, ...overrides });
    await waitForPendingTasks();
    return { session, drafts };
  };

  it('joins the source, which keeps its URL, without a draft that the reader did not write', async () => {
    const { worker, requests } = createWorker({ source: landingPage, addedPart: 'values' });
    const { session, drafts } = await open({ ...createDeps(), worker });
    expect(session.getForm()?.source).toMatchObject({ url: landingPage.url, stableId: landingPage.stableId });
    expect(session.getForm()?.source?.aliases).toContain(PAGE_URL);
    expect(drafts.listKeys()).toEqual([]);
    session.save({ shouldSaveText: true });
    await waitForPendingTasks();
    expect(requests).toMatchObject([{ draft: { stableId: landingPage.stableId, ofSaved: true } }]);
    expect(getFormStatus(session.getState())).toEqual({
      kind: 'saved',
      joinedSource: landingPage,
      addedPart: 'values',
    });
  });

  it('is separated by Undo, and the form then asks', async () => {
    const { session } = await open(createDeps());
    session.dispatch({ type: 'duplicate-undone', at: '2026-03-12T14:33:00.000Z' });
    await waitForPendingTasks();
    expect(session.getForm()).toMatchObject({ source: null, duplicates: [{ source: landingPage }] });
    expect(isJoinedDraft(session.getForm()?.draft ?? null)).toBe(false);
  });

  it('joins the source also if the reader saves before the search has ended', async () => {
    const { worker, requests } = createWorker();
    const { session } = await open({ ...createDeps(), worker, runAfterPaint: () => {} });
    expect(session.getForm()?.source).toBeNull();
    session.save({ shouldSaveText: true });
    await waitForPendingTasks();
    expect(requests).toMatchObject([{ draft: { stableId: landingPage.stableId, ofSaved: true } }]);
  });

  it('asks if the source has another title, because a page about a paper may have its DOI', async () => {
    const { session } = await open(createDeps(makeSource({ title: 'Why tides matter' })));
    expect(session.getForm()).toMatchObject({ source: null, duplicates: [{}] });
  });
});
