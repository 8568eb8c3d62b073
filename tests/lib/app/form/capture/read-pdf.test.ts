import { describe, expect, it } from 'vitest';
import type { CapturePort, PdfReading } from '@/lib/app/form/capture/capture-port';
import { readPdfIntoForm } from '@/lib/app/form/capture/read-pdf';
import type { DraftPorts } from '@/lib/app/form/draft-ports';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { getFormStatus } from '@/lib/app/form/form-status';
import { ok } from '@/lib/base/result';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { createFakeDraftPorts, createFakeDraftStorage } from '@/tests/support/fake-draft-ports';
import { makeSource } from '@/tests/support/make-records';
import { makeArticle, makeExtraction, makeReviewForm, NOW, PAGE_URL } from '@/tests/support/make-review-form';

const tab = { id: 7, windowId: 1, url: PAGE_URL, title: 'Tides' };
const waitForPendingTasks = () => new Promise((resolve) => setTimeout(resolve));

/** Opens the form of a PDF whose text is there when its file is stored, which is when `fileProblem` resolves. */
function openPdfForm(
  fileProblem: NonNullable<PdfReading['fileProblem']>,
  overrides: Partial<DraftPorts> = {},
) {
  const session = createDraftSession(createFakeDraftPorts(overrides));
  session.dispatch({ type: 'opened', form: makeReviewForm() });
  const readPdf: CapturePort['readPdf'] = async () =>
    ok({
      metadata: { ...makeExtraction(), kind: 'pdf' },
      httpStatus: 200,
      text: Promise.resolve(ok(makeArticle({ from: 'pdf' }))),
      fileProblem,
    });
  void readPdfIntoForm(session, { capturePort: { readPdf }, now: () => NOW }, tab);
  return session;
}

/** Creates a worker that saves every draft, and the list of its requests. */
function createWorker(response: { source?: Source; fileProblem?: PdfFileProblem } = {}) {
  const requests: { draft: Draft }[] = [];
  const worker: DraftPorts['worker'] = {
    ...createFakeDraftPorts().worker,
    saveDraft: async (request) => {
      requests.push(request);
      return ok({ source: makeSource({ url: PAGE_URL }), ...response });
    },
  };
  return { worker, requests };
}

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
    session.save({ withText: true });
    await waitForPendingTasks();
    expect(requests).toEqual([]);
    finishFile(null);
    await waitForPendingTasks();
    expect(requests).toHaveLength(1);
    expect(getFormStatus(session.getState())).toEqual({ kind: 'saved', fileProblem: 'disk-full' });
  });
});

describe('the PDF of a saved landing page', () => {
  const landingPage = makeSource({ title: 'A Story: The News', url: 'https://journal.example/abs/1' });
  const createPorts = (source: Source = landingPage): Partial<DraftPorts> => ({
    records: {
      ...createFakeDraftPorts().records,
      findDuplicates: async () => [
        { source, evidence: [{ kind: 'identifier', name: 'doi', value: '10.1/x' }] },
      ],
    },
    runAfterPaint: (task) => task(),
  });
  const open = async (overrides: Partial<DraftPorts>) => {
    const drafts = createFakeDraftStorage();
    const session = openPdfForm(Promise.resolve(null), { drafts, ...overrides });
    await waitForPendingTasks();
    return { session, drafts };
  };

  it('joins the record, which keeps its address, without a draft that the reader did not write', async () => {
    const { worker, requests } = createWorker({ source: landingPage });
    const { session, drafts } = await open({ ...createPorts(), worker });
    expect(session.getForm()?.source).toMatchObject({ url: landingPage.url, stableId: landingPage.stableId });
    expect(session.getForm()?.source?.aliases).toContain(PAGE_URL);
    expect(drafts.listKeys()).toEqual([]);
    session.save({ withText: true });
    await waitForPendingTasks();
    expect(requests).toMatchObject([{ draft: { stableId: landingPage.stableId, ofSaved: true } }]);
    expect(getFormStatus(session.getState())).toEqual({ kind: 'saved', joinedSource: landingPage });
  });

  it('is separated by Undo, and the form then asks', async () => {
    const { session } = await open(createPorts());
    session.dispatch({ type: 'duplicate-undone', at: '2026-03-12T14:33:00.000Z' });
    await waitForPendingTasks();
    expect(session.getForm()).toMatchObject({ source: null, duplicates: [{ source: landingPage }] });
    expect(isJoinedDraft(session.getForm()?.draft ?? null)).toBe(false);
  });

  it('joins the record also if the reader saves before the search has ended', async () => {
    const { worker, requests } = createWorker();
    const { session } = await open({ ...createPorts(), worker, runAfterPaint: () => {} });
    expect(session.getForm()?.source).toBeNull();
    session.save({ withText: true });
    await waitForPendingTasks();
    expect(requests).toMatchObject([{ draft: { stableId: landingPage.stableId, ofSaved: true } }]);
  });

  it('asks if the record has another title, because a page about a paper may have its DOI', async () => {
    const { session } = await open(createPorts(makeSource({ title: 'Why tides matter' })));
    expect(session.getForm()).toMatchObject({ source: null, duplicates: [{}] });
  });
});
