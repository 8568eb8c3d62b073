import { describe, expect, it } from 'vitest';
import type { CaptureDeps, RawCapture } from '@/lib/app/form/capture/capture-deps';
import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import { createDraftSession, type DraftSession } from '@/lib/app/form/draft-session';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { openFormForPage } from '@/lib/app/form/open/open-page';
import { err, ok } from '@/lib/base/result';
import { getFormValues } from '@/lib/record/draft/form-values';
import { buildProvenance } from '@/lib/record/provenance';
import type { Source } from '@/lib/record/schema/source';
import { createFakeDraftDeps, createFakeDraftStorage } from '@/tests/support/fake-draft-deps';
import { makeArticle, makeDraft, makeExtraction, PAGE_URL } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const tab = { id: 1, windowId: 1, url: PAGE_URL, title: 'Tide gauge | The Coast' };
const waitForPendingTasks = () => new Promise((resolve) => setTimeout(resolve, 10));

function getOpenForm(session: DraftSession): DraftForm {
  const form = session.getForm();
  if (!form) throw new Error('The form is not open.');
  return form;
}

/** Opens a form whose page and text respond only when the test says so. */
async function openForm(overrides: Partial<DraftSessionDeps> = {}) {
  let respondWithPage: (response: RawCapture) => void = () => undefined;
  let respondWithText: (response: RawCapture) => void = () => undefined;
  let endTimers = () => {};
  const page = new Promise<RawCapture>((resolve) => {
    respondWithPage = resolve;
  });
  const text = new Promise<RawCapture>((resolve) => {
    respondWithText = resolve;
  });
  const timersEnd = new Promise<void>((resolve) => {
    endTimers = resolve;
  });
  const captureDeps: CaptureDeps = {
    getFileAccess: async () => 'allowed',
    beginCapture: () => ({ tab: Promise.resolve(tab), page, readArticle: () => text, readText: () => text }),
    findTabById: async () => tab,
    readPdf: async () => err('pdf-damaged' as const),
    checkPage: async () => null,
    wait: (ms) => (ms < 5_000 ? timersEnd : new Promise(() => {})),
  };
  const drafts = createFakeDraftStorage();
  const sentDrafts: Parameters<DraftSessionDeps['worker']['saveDraft']>[0][] = [];
  const deps = createFakeDraftDeps({
    drafts,
    worker: {
      saveDraft: async (request) => {
        sentDrafts.push(request);
        return err({ kind: 'no-response' });
      },
      editSource: async () => err({ kind: 'no-response' }),
    },
    ...overrides,
  });
  const session = createDraftSession(deps);
  const open = async () => {
    await openFormForPage({ session, deps, captureDeps, capture: captureDeps.beginCapture(1), tab });
    await waitForPendingTasks();
  };
  const respond = async (respondNow: () => void) => {
    respondNow();
    await waitForPendingTasks();
  };
  return {
    session,
    drafts,
    sentDrafts,
    open,
    respondWithPage: () => respond(() => respondWithPage(ok(makeExtraction()))),
    respondWithUnreadablePage: () =>
      respond(() => respondWithPage(err({ kind: 'not-allowed', reason: '' } as { kind: string }))),
    respondWithText: () => respond(() => respondWithText(ok(makeArticle()))),
    endTimers: () => respond(endTimers),
  };
}

describe('openFormForPage before the page has responded', () => {
  it('opens the form with the title and URL of the tab', async () => {
    const { session, open } = await openForm();
    await open();

    expect(session.getForm()).toMatchObject({ pageStatus: 'pending', textStatus: 'pending' });
    expect(getFormValues(getOpenForm(session))).toMatchObject({
      title: tab.title,
      url: PAGE_URL,
      authors: [],
    });
    expect(getFormStatus(session.getState())).toEqual({ kind: 'reading' });
  });

  it('keeps typed values, and fills in the other fields from the page', async () => {
    const { session, open, respondWithPage } = await openForm();
    await open();
    session.edit({ title: 'My title', summary: 'Typed early' });
    await respondWithPage();

    const form = getOpenForm(session);
    const extraction = makeExtraction();
    expect(form.pageStatus).toBeUndefined();
    expect(getFormValues(form)).toMatchObject({
      title: 'My title',
      summary: 'Typed early',
      authors: extraction.authors[0]?.value,
    });
    const { title, authors } = buildProvenance(form.draft, form.extraction, null);
    expect(title?.from).toBe('reader');
    expect(title?.candidates).toEqual(extraction.title);
    expect(authors?.from).toBe(extraction.authors[0]?.from);
  });

  it('persists typed values at once, and the metadata only after the page has responded', async () => {
    const { session, drafts, open, respondWithPage } = await openForm();
    await open();
    session.edit({ summary: 'Typed early' });
    await waitForPendingTasks();
    expect(drafts.getStored(PAGE_URL)).toMatchObject({
      draft: { edits: { summary: 'Typed early' } },
      extraction: null,
    });
    await respondWithPage();
    expect(drafts.getStored(PAGE_URL)?.extraction).toEqual(makeExtraction());
  });

  it.each([true, false])('lets a save wait for the page (with text: %s)', async (shouldSaveText) => {
    const { session, drafts, sentDrafts, open, respondWithPage, respondWithText } = await openForm();
    await open();
    session.edit({ summary: 'Typed early' });
    session.save({ shouldSaveText });
    await waitForPendingTasks();
    expect(sentDrafts).toHaveLength(0);

    await respondWithPage();
    await respondWithText();
    expect(sentDrafts).toHaveLength(1);
    expect(sentDrafts[0]?.shouldSaveText).toBe(shouldSaveText);
    expect(drafts.getStored(PAGE_URL)?.extraction).toEqual(makeExtraction());
  });

  it('sends a save without text when the form no longer waits for the page', async () => {
    const { session, sentDrafts, open, endTimers } = await openForm();
    await open();
    session.edit({ summary: 'Typed early' });
    session.save({ shouldSaveText: false });
    await endTimers();
    expect(sentDrafts).toHaveLength(1);
  });

  it('shows a page that turns out to be unreadable', async () => {
    const { session, open, respondWithUnreadablePage } = await openForm();
    await open();
    await respondWithUnreadablePage();
    expect(session.getState().phase).toBe('unreadable');
    expect(session.getForm()?.textStatus).toBe('none');
  });

  it('searches for duplicates only with the metadata of the page', async () => {
    const searchedTitles: (string | null)[] = [];
    const { open, respondWithPage } = await openForm({
      runAfterPaint: (task) => task(),
      sourceReader: {
        ...createFakeDraftDeps().sourceReader,
        findDuplicates: async (work) => {
          searchedTitles.push(work.title);
          return [];
        },
      },
    });
    await open();
    expect(searchedTitles).toEqual([]);
    await respondWithPage();
    expect(searchedTitles).toEqual([makeExtraction().title[0]?.value]);
  });

  it('does not wait for the page of a saved source', async () => {
    const source: Source = makeSource({ url: PAGE_URL });
    const { session, open } = await openForm({
      sourceReader: {
        ...createFakeDraftDeps({}, [source]).sourceReader,
        findSourceByUrlKeys: async () => source,
      },
    });
    await open();
    expect(session.getForm()?.pageStatus).toBeUndefined();
    expect(getFormStatus(session.getState()).kind).toBe('already-saved');
  });

  it('does not wait for the page when it restores a draft with a captured page', async () => {
    const { session, drafts, open } = await openForm();
    await drafts.persistDraft(makeDraft({ summary: 'Typed earlier' }));
    await drafts.persistExtraction(PAGE_URL, makeExtraction());
    await open();
    expect(session.getForm()?.pageStatus).toBeUndefined();
    expect(getFormValues(getOpenForm(session)).authors).toEqual(makeExtraction().authors[0]?.value);
  });
});
