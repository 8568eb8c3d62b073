import { describe, expect, it } from 'vitest';
import type { DraftPorts } from '@/lib/app/form/draft-ports';
import { createDraftSession, type DraftSession } from '@/lib/app/form/draft-session';
import { getEditKey, openRecord } from '@/lib/app/form/open/open-record';
import { ok } from '@/lib/base/result';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { createFakeDraftPorts, createFakeDraftStorage } from '@/tests/support/fake-draft-ports';
import { makeSource } from '@/tests/support/make-records';
import { makeDraft } from '@/tests/support/make-review-form';

const source = makeSource({ summary: 'Old.' });
const key = getEditKey(source.stableId);

/** Creates a worker that applies the edits to `saved` and answers at once. */
const createWorker = (saved: Source): DraftPorts['worker'] => ({
  saveDraft: async () => ok({ source: saved }),
  editSource: async ({ edits }) => ok({ source: { ...saved, ...(edits as Partial<Source>) } }),
});

function createTabs(saved: Source = source) {
  const drafts = createFakeDraftStorage();
  const ports = createFakeDraftPorts({ drafts, worker: createWorker(saved) });
  const open = async (shown: Source = source): Promise<DraftSession> => {
    const session = createDraftSession(ports);
    await openRecord(session, ports, shown, null);
    return session;
  };
  return { drafts, ports, open, getStoredEdits: () => drafts.getStored(key)?.draft?.edits ?? null };
}

const getEdits = (session: DraftSession): Edits | undefined => session.getForm()?.draft.edits;
const getBase = (session: DraftSession): Edits | undefined => session.getForm()?.draft.base;

describe('edits of one record in two tabs', () => {
  it('are persisted together, and saving a group in one tab keeps the edits of the other', async () => {
    const { open, getStoredEdits } = createTabs();
    const [tab, otherTab] = [await open(), await open()];
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

  it('are not dropped when the tab itself removed the draft before', async () => {
    const { open, getStoredEdits } = createTabs();
    const tab = await open();
    tab.edit({ summary: 'First' });
    tab.discardGroup('summary');
    tab.edit({ summary: 'Second' });
    await Promise.resolve();
    expect(getEdits(tab)).toEqual({ summary: 'Second' });
    expect(getStoredEdits()).toEqual({ summary: 'Second' });
  });

  it('remain if made during a save, with the sent value as merge base', async () => {
    const { open } = createTabs();
    const tab = await open();
    tab.edit({ summary: 'Mine.' });
    expect(getBase(tab)).toEqual({ summary: 'Old.' });
    tab.dispatch({
      type: 'source-changed-elsewhere',
      source: makeSource({ summary: 'Theirs.' }),
      at: source.updatedAt,
    });
    const save = tab.saveGroup('summary');
    tab.edit({ summary: 'Mine. More.' });
    expect(getBase(tab)).toEqual({ summary: 'Old.' });
    await save;
    expect(getEdits(tab)).toEqual({ summary: 'Mine. More.' });
    expect(getBase(tab)).toEqual({ summary: 'Mine.' });
  });

  it('are restored merged with later changes, without edits that the record has by now', async () => {
    const { open } = createTabs();
    const before = await open();
    before.edit({ summary: 'Mine.', review: 'Saved by the form.' });
    const later = await open({ ...source, summary: 'Theirs.', review: 'Saved by the form.' });
    expect(getEdits(later)).toEqual({ summary: 'Theirs.\n\nMine.' });
    expect(getBase(later)).toEqual({ summary: 'Theirs.' });
  });

  it('are combined with the stored draft if made before it is read', async () => {
    const { drafts, ports, getStoredEdits } = createTabs();
    await drafts.persistDraft(
      makeDraft({ summary: 'Left.' }, { key, stableId: source.stableId, ofSaved: true }),
    );
    const session = createDraftSession(ports);
    const opened = openRecord(session, ports, source, null);
    session.edit({ review: 'New.' });
    await opened;
    expect(getStoredEdits()).toEqual({ summary: 'Left.', review: 'New.' });
  });

  it('stay in the form when they cannot be persisted, which is reported', async () => {
    const { drafts, open } = createTabs();
    const tab = await open();
    drafts.isFull = true;
    tab.edit({ summary: 'At risk' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(tab.getForm()?.hasPersistFailed).toBe(true);
    expect(getEdits(tab)).toEqual({ summary: 'At risk' });
  });
});

describe('discarding a field group', () => {
  it('can be undone, which also restores the merge base', async () => {
    const { open, getStoredEdits } = createTabs();
    const tab = await open();
    tab.edit({ summary: 'Mine.' });
    const discarded = tab.discardGroup('summary');
    expect(getStoredEdits()).toBeNull();
    if (discarded) tab.restoreGroup(discarded);
    expect(getStoredEdits()).toEqual({ summary: 'Mine.' });
    expect(getBase(tab)).toEqual({ summary: 'Old.' });
  });

  it('returns nothing to undo for a group without edits', async () => {
    const tab = await createTabs().open();
    expect(tab.discardGroup('summary')).toBeNull();
  });
});
