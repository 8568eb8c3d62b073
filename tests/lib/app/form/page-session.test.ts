import { describe, expect, it } from 'vitest';
import type { Capture, CaptureDeps, PageTab } from '@/lib/app/form/capture/capture-deps';
import { recapturePage } from '@/lib/app/form/capture/recapture';
import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { openFormForPage } from '@/lib/app/form/open/open-page';
import { err, ok } from '@/lib/base/result';
import type { Source } from '@/lib/record/schema/source';
import {
  createFakeDraftDeps,
  createFakeDraftStorage,
  type FakeDraftStorage,
} from '@/tests/support/fake-draft-deps';
import { makeArticle, makeDraft, makeExtraction, NOW, PAGE_URL } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const tab: PageTab = { id: 7, windowId: 1, url: PAGE_URL, title: 'A story | News' };
const waitForPendingTasks = () => new Promise((resolve) => setTimeout(resolve));
const keyPoint = {
  text: '',
  quotes: [{ exact: 'words', prefix: '', suffix: '', start: null, end: null }],
};

const createCapture = (page: unknown = makeExtraction(), text: unknown = makeArticle()): Capture => ({
  tab: Promise.resolve(tab),
  page: Promise.resolve(ok(page)),
  readArticle: async () => ok(text),
  readText: async () => ok(text),
});

const createCaptureDeps = (capture: Capture): CaptureDeps => ({
  beginCapture: () => capture,
  findTabById: async () => tab,
  readPdf: async () => err('pdf-damaged' as const),
  checkPage: async () => null,
  getFileAccess: async () => 'allowed',
  // The page responds before any timeout.
  wait: () => new Promise(() => {}),
});

async function openForm(
  overrides: Partial<DraftSessionDeps> = {},
  drafts: FakeDraftStorage = createFakeDraftStorage(),
  capture = createCapture(),
) {
  const deps = createFakeDraftDeps({ drafts, ...overrides });
  const session = createDraftSession(deps);
  const captureDeps = createCaptureDeps(capture);
  const viewState = await openFormForPage({ session, deps, captureDeps, capture, tab });
  await waitForPendingTasks();
  return { session, deps, drafts, viewState, captureDeps };
}

const makeSavedSource = (changes: Partial<Source> = {}): Source => makeSource({ url: PAGE_URL, ...changes });

describe('the draft session of a page', () => {
  it('persists a keystroke before the input event ends, and then the captured page and text once', async () => {
    const { session, drafts } = await openForm();

    session.edit({ summary: 'T' });

    expect(drafts.getStored(PAGE_URL)?.draft?.edits).toEqual({ summary: 'T' });
    await waitForPendingTasks();
    expect(drafts.getStored(PAGE_URL)).toMatchObject({
      extraction: { url: PAGE_URL },
      article: { words: 4 },
    });
    expect(session.getForm()?.persistedAt).not.toBeNull();
  });

  it('gives two edits within one millisecond different times', async () => {
    const { session } = await openForm();

    session.edit({ summary: 'T' });
    const firstTime = session.getForm()?.draft.updatedAt ?? '';
    session.edit({ summary: 'Ty' });

    expect((session.getForm()?.draft.updatedAt ?? '') > firstTime).toBe(true);
  });

  it('reports an edit that could not be persisted, and keeps it in the form', async () => {
    const { session, drafts } = await openForm();
    drafts.isFull = true;

    session.edit({ summary: 'At risk' });
    await waitForPendingTasks();

    expect(session.getForm()).toMatchObject({
      hasPersistFailed: true,
      draft: { edits: { summary: 'At risk' } },
    });
  });

  it('restores a stored draft with its view state', async () => {
    const drafts = createFakeDraftStorage();
    const viewState = { scrollTop: 40, focus: 'field-summary', selectionStart: 3, selectionEnd: 3 };
    await drafts.persistDraft(makeDraft({ summary: 'Typed earlier.' }));
    await drafts.persistViewState(PAGE_URL, viewState);

    const openedForm = await openForm({}, drafts);

    expect(openedForm.viewState).toEqual(viewState);
    expect(openedForm.session.getForm()).toMatchObject({
      restoredDraftAt: NOW.toISOString(),
      draft: { edits: { summary: 'Typed earlier.' } },
    });
  });

  it('moves pending quotes into the draft, and removes them after it is persisted', async () => {
    const drafts = createFakeDraftStorage();
    drafts.addQuote(PAGE_URL, { itemName: 'quote:1', id: '1', keyPoint: keyPoint });

    await openForm({}, drafts);

    expect(drafts.getStored(PAGE_URL)).toMatchObject({
      quotes: [],
      draft: { edits: { keyPoints: [keyPoint] } },
    });
  });

  it('adds a pending quote once if it is announced again before it is removed', async () => {
    const { session, drafts } = await openForm();
    drafts.addQuote(PAGE_URL, { itemName: 'quote:1', id: '1', keyPoint: keyPoint });
    drafts.addQuote(PAGE_URL, { itemName: 'quote:2', id: '2', keyPoint: { ...keyPoint, text: 'Second' } });
    await waitForPendingTasks();

    expect(session.getForm()?.draft.edits.keyPoints).toEqual([keyPoint, { ...keyPoint, text: 'Second' }]);
    expect(drafts.getStored(PAGE_URL)?.quotes).toEqual([]);
  });

  it('keeps pending quotes if the draft with them cannot be persisted', async () => {
    const { session, drafts } = await openForm();
    drafts.addQuote(PAGE_URL, { itemName: 'quote:1', id: '1', keyPoint: keyPoint });
    drafts.isFull = true;
    await waitForPendingTasks();

    expect(session.getForm()).toMatchObject({
      hasPersistFailed: true,
      draft: { edits: { keyPoints: [keyPoint] } },
    });
    expect(drafts.getStored(PAGE_URL)?.quotes).toHaveLength(1);

    drafts.isFull = false;
    session.edit({ summary: 'Typed.' });
    await waitForPendingTasks();
    expect(drafts.getStored(PAGE_URL)).toMatchObject({
      quotes: [],
      draft: { edits: { keyPoints: [keyPoint] } },
    });
    const reopened = await openForm({}, drafts);
    expect(reopened.session.getForm()?.draft.edits.keyPoints).toEqual([keyPoint]);
  });

  it('writes a draft with a pending quote only together with the removal of the quote', async () => {
    const drafts = createFakeDraftStorage();
    const { persistDraft } = drafts;
    const writtenItems: (string[] | undefined)[] = [];
    drafts.persistDraft = (draft, quoteItems) => {
      writtenItems.push(quoteItems);
      return persistDraft(draft, quoteItems);
    };
    await openForm({}, drafts);
    drafts.addQuote(PAGE_URL, { itemName: 'quote:1', id: '1', keyPoint: keyPoint });
    await waitForPendingTasks();
    expect(writtenItems).toEqual([['quote:1']]);
  });

  it('merges a stored draft with later changes of its source', async () => {
    const drafts = createFakeDraftStorage();
    const source = makeSavedSource({ summary: 'From the library.' });
    const draftOverrides = { stableId: source.stableId, ofSaved: true, base: { summary: 'Old.' } };
    await drafts.persistDraft(makeDraft({ summary: 'Typed.' }, draftOverrides));
    const { sourceReader } = createFakeDraftDeps();

    const { session } = await openForm(
      { sourceReader: { ...sourceReader, findSourceByUrlKeys: async () => source } },
      drafts,
    );

    expect(session.getForm()).toMatchObject({
      hasMergedEdits: true,
      draft: { edits: { summary: 'From the library.\n\nTyped.' } },
    });
  });
});

describe('saving the draft of a page', () => {
  const createWorker = (saveDraft: DraftSessionDeps['worker']['saveDraft']): DraftSessionDeps['worker'] => ({
    ...createFakeDraftDeps().worker,
    saveDraft,
  });

  it('persists the draft before it sends it, and completes when the worker responds', async () => {
    const drafts = createFakeDraftStorage();
    let storedEditsAtSave: unknown = null;
    const worker = createWorker(async ({ draft }) => {
      storedEditsAtSave = drafts.getStored(draft.key)?.draft?.edits;
      return ok({ source: makeSavedSource({ summary: 'Typed.' }) });
    });
    const { session } = await openForm({ worker }, drafts);
    session.edit({ summary: 'Typed.' });

    session.save({ shouldSaveText: true });
    await waitForPendingTasks();

    expect(storedEditsAtSave).toEqual({ summary: 'Typed.' });
    expect(session.getState().phase).toBe('saved');
  });

  it('keeps and persists edits that are made during the save', async () => {
    let resolveSave = () => {};
    const worker = createWorker(
      () =>
        new Promise((resolve) => {
          resolveSave = () => resolve(ok({ source: makeSavedSource({ summary: 'Typed.' }) }));
        }),
    );
    const { session, drafts } = await openForm({ worker });
    session.edit({ summary: 'Typed.' });
    session.save({ shouldSaveText: true });
    await waitForPendingTasks();
    session.edit({ summary: 'Typed. More.' });
    resolveSave();
    await waitForPendingTasks();

    expect(session.getState().phase).toBe('editing');
    expect(drafts.getStored(PAGE_URL)?.draft?.edits).toEqual({ summary: 'Typed. More.' });
  });

  it('saves a PDF even if the search for a source of the same work fails', async () => {
    const worker = createWorker(async () => ok({ source: makeSavedSource() }));
    const { sourceReader } = createFakeDraftDeps();
    let isBroken = false;
    const findDuplicates = async () => (isBroken ? Promise.reject(new Error('The database is closed.')) : []);
    const { session } = await openForm(
      { worker, sourceReader: { ...sourceReader, findDuplicates } },
      createFakeDraftStorage(),
      createCapture(makeExtraction({ kind: 'pdf' })),
    );
    isBroken = true;
    session.save({ shouldSaveText: false });
    await waitForPendingTasks();
    expect(session.getState().phase).toBe('saved');
  });

  it('waits for the text, unless the reader saves without it', async () => {
    const withTextOfRequests: boolean[] = [];
    const worker = createWorker(async ({ shouldSaveText }) => {
      withTextOfRequests.push(shouldSaveText);
      return err({ kind: 'no-response' });
    });
    const slowCapture = { ...createCapture(), readArticle: () => new Promise<never>(() => {}) };
    const { session } = await openForm({ worker }, createFakeDraftStorage(), slowCapture);
    session.save({ shouldSaveText: true });
    await waitForPendingTasks();
    expect(withTextOfRequests).toEqual([]);

    session.save({ shouldSaveText: false });
    await waitForPendingTasks();
    expect(withTextOfRequests).toEqual([false]);
    expect(session.getForm()?.problem).toEqual({ kind: 'no-response' });
  });
});

describe('Start over', () => {
  it('persists the discarded draft under a separate key, and Undo restores it', async () => {
    const { session, drafts } = await openForm();
    session.edit({ summary: 'Typed.' });

    session.startOver();
    const discardedKey = drafts.listKeys().find((key) => key.startsWith('discarded:')) ?? '';
    expect(drafts.getStored(discardedKey)?.draft?.edits).toEqual({ summary: 'Typed.' });
    expect(drafts.getStored(PAGE_URL)?.draft?.edits).toEqual({});

    session.undoStartOver();
    await waitForPendingTasks();
    expect(drafts.getStored(PAGE_URL)?.draft?.edits).toEqual({ summary: 'Typed.' });
    expect(drafts.listKeys()).not.toContain(discardedKey);
  });
});

describe('capturing a saved page again', () => {
  it('uses the new page and its text, and persists both for the next save', async () => {
    const source = makeSavedSource();
    const { sourceReader } = createFakeDraftDeps();
    const { session, drafts, captureDeps } = await openForm({
      sourceReader: { ...sourceReader, findSourceByUrlKeys: async () => source },
    });

    expect(await recapturePage(session, captureDeps, tab, NOW)).toBe(true);

    expect(session.getForm()).toMatchObject({ isRecaptured: true, textStatus: 'ready' });
    expect(drafts.getStored(source.url)).toMatchObject({
      extraction: { url: PAGE_URL },
      article: { words: 4 },
    });
  });
});
