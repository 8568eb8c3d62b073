import { describe, expect, it } from 'vitest';
import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import { createDraftSession, type DraftSession } from '@/lib/app/form/draft-session';
import { getEditKey, openRecord } from '@/lib/app/form/open/open-record';
import { ok } from '@/lib/base/result';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { createFakeDraftDeps, createFakeDraftStorage } from '@/tests/support/fake-draft-deps';
import { makeDraft } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const source = makeSource({ summary: 'Old.' });
const key = getEditKey(source.stableId);

/** Creates a fake worker that applies edits to `savedSource` and responds at once. */
const createWorker = (savedSource: Source): DraftSessionDeps['worker'] => ({
  saveDraft: async () => ok({ source: savedSource }),
  editSource: async ({ edits }) => ok({ source: { ...savedSource, ...(edits as Partial<Source>) } }),
});

function setUpTabs(savedSource: Source = source) {
  const drafts = createFakeDraftStorage();
  const deps = createFakeDraftDeps({ drafts, worker: createWorker(savedSource) });
  const openTab = async (shownSource: Source = source): Promise<DraftSession> => {
    const session = createDraftSession(deps);
    await openRecord(session, deps, shownSource, null);
    return session;
  };
  return { drafts, deps, openTab, getStoredEdits: () => drafts.getStored(key)?.draft?.edits ?? null };
}

const getEdits = (session: DraftSession): Edits | undefined => session.getForm()?.draft.edits;
const getBase = (session: DraftSession): Edits | undefined => session.getForm()?.draft.base;

describe('record page in two tabs', () => {
  it('edits of one source are persisted together, and saving a group in one tab keeps the edits of the other', async () => {
    const { openTab, getStoredEdits } = setUpTabs();
    const [tab, otherTab] = [await openTab(), await openTab()];
    tab.edit({ summary: 'An hour of work' });
    otherTab.edit({ review: 'Quick' });
    expect(getStoredEdits()).toEqual({ summary: 'An hour of work', review: 'Quick' });
    await otherTab.saveGroup('review');
    expect(getStoredEdits()).toEqual({ summary: 'An hour of work' });
    expect(getEdits(tab)).toEqual({ summary: 'An hour of work' });
    tab.discardGroup('summary');
    expect(getStoredEdits()).toBeNull();
    expect(getEdits(otherTab)).toEqual({});
  });

  it('edits of one source stay in the form after the tab has deleted the stored draft itself', async () => {
    const { openTab, getStoredEdits } = setUpTabs();
    const tab = await openTab();
    tab.edit({ summary: 'First' });
    tab.discardGroup('summary');
    tab.edit({ summary: 'Second' });
    await Promise.resolve();
    expect(getEdits(tab)).toEqual({ summary: 'Second' });
    expect(getStoredEdits()).toEqual({ summary: 'Second' });
  });

  it('edits of one source remain if they are made during a save, with the sent value as merge base', async () => {
    const { openTab } = setUpTabs();
    const tab = await openTab();
    tab.edit({ summary: 'Typed.' });
    expect(getBase(tab)).toEqual({ summary: 'Old.' });
    tab.dispatch({
      type: 'source-changed-elsewhere',
      source: makeSource({ summary: 'From the library.' }),
      at: source.updatedAt,
    });
    const save = tab.saveGroup('summary');
    tab.edit({ summary: 'Typed. More.' });
    expect(getBase(tab)).toEqual({ summary: 'Old.' });
    await save;
    expect(getEdits(tab)).toEqual({ summary: 'Typed. More.' });
    expect(getBase(tab)).toEqual({ summary: 'Typed.' });
  });

  it('edits of one source are merged with later changes of the source when they are restored, except those that the source already has', async () => {
    const { openTab } = setUpTabs();
    const firstTab = await openTab();
    firstTab.edit({ summary: 'Typed.', review: 'Saved by the form.' });
    const laterTab = await openTab({ ...source, summary: 'From the library.', review: 'Saved by the form.' });
    expect(getEdits(laterTab)).toEqual({ summary: 'From the library.\n\nTyped.' });
    expect(getBase(laterTab)).toEqual({ summary: 'From the library.' });
  });

  it('edits of one source are combined with the stored draft if they are made before it is read', async () => {
    const { drafts, deps, getStoredEdits } = setUpTabs();
    await drafts.persistDraft(
      makeDraft({ summary: 'Typed earlier.' }, { key, stableId: source.stableId, ofSaved: true }),
    );
    const session = createDraftSession(deps);
    const opening = openRecord(session, deps, source, null);
    session.edit({ review: 'New.' });
    await opening;
    expect(getStoredEdits()).toEqual({ summary: 'Typed earlier.', review: 'New.' });
  });

  it('edits of one source stay in the form and are reported when they cannot be persisted', async () => {
    const { drafts, openTab } = setUpTabs();
    const tab = await openTab();
    drafts.isFull = true;
    tab.edit({ summary: 'At risk' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(tab.getForm()?.hasPersistFailed).toBe(true);
    expect(getEdits(tab)).toEqual({ summary: 'At risk' });
  });
});

describe('discarding a field group', () => {
  it('can be undone, including the merge base', async () => {
    const { openTab, getStoredEdits } = setUpTabs();
    const tab = await openTab();
    tab.edit({ summary: 'Typed.' });
    const discardedGroup = tab.discardGroup('summary');
    expect(getStoredEdits()).toBeNull();
    if (discardedGroup) tab.restoreGroup(discardedGroup);
    expect(getStoredEdits()).toEqual({ summary: 'Typed.' });
    expect(getBase(tab)).toEqual({ summary: 'Old.' });
  });

  it('returns null for a group without edits', async () => {
    const tab = await setUpTabs().openTab();
    expect(tab.discardGroup('summary')).toBeNull();
  });
});
