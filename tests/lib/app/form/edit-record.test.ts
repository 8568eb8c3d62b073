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

/** The worker: it saves the edits over `saved` and answers at once. */
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

describe('what is typed into one record in two tabs', () => {
  it('is stored together, and a group that is saved in one tab leaves the edits of the other', async () => {
    const { open, getStoredEdits } = createTabs();
    const [one, two] = [await open(), await open()];
    one.edit({ summary: 'An hour of work' });
    two.edit({ review: 'Quick' });
    expect(getStoredEdits()).toEqual({ summary: 'An hour of work', review: 'Quick' });
    await two.saveGroup('review');
    expect(getStoredEdits()).toEqual({ summary: 'An hour of work' });
    expect(getEdits(one)).toEqual({ summary: 'An hour of work' });
    one.discardGroup('summary');
    expect(getStoredEdits()).toBeNull();
    expect(getEdits(two)).toEqual({});
  });

  it('is not dropped by an earlier removal of its own', async () => {
    const { open, getStoredEdits } = createTabs();
    const one = await open();
    one.edit({ summary: 'First' });
    one.discardGroup('summary');
    one.edit({ summary: 'Second' });
    await Promise.resolve();
    expect(getEdits(one)).toEqual({ summary: 'Second' });
    expect(getStoredEdits()).toEqual({ summary: 'Second' });
  });

  it('stays when it grew while it was being saved, over what was sent', async () => {
    const { open } = createTabs();
    const one = await open();
    one.edit({ summary: 'Mine.' });
    expect(getBase(one)).toEqual({ summary: 'Old.' });
    one.dispatch({
      type: 'source-changed-elsewhere',
      source: makeSource({ summary: 'Theirs.' }),
      at: source.updatedAt,
    });
    const save = one.saveGroup('summary');
    one.edit({ summary: 'Mine. More.' });
    expect(getBase(one)).toEqual({ summary: 'Old.' });
    await save;
    expect(getEdits(one)).toEqual({ summary: 'Mine. More.' });
    expect(getBase(one)).toEqual({ summary: 'Mine.' });
  });

  it('is found again with what the record gained since, without what it says by now', async () => {
    const { open } = createTabs();
    const before = await open();
    before.edit({ summary: 'Mine.', review: 'Saved by the form.' });
    const later = await open({ ...source, summary: 'Theirs.', review: 'Saved by the form.' });
    expect(getEdits(later)).toEqual({ summary: 'Theirs.\n\nMine.' });
    expect(getBase(later)).toEqual({ summary: 'Theirs.' });
  });

  it('is joined by what is typed before the stored draft is read', async () => {
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

  it('says so when an edit cannot be stored, and stays in the form', async () => {
    const { drafts, open } = createTabs();
    const one = await open();
    drafts.isFull = true;
    one.edit({ summary: 'At risk' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(one.getForm()?.hasPersistFailed).toBe(true);
    expect(getEdits(one)).toEqual({ summary: 'At risk' });
  });
});

describe('discarding a field group', () => {
  it('can be undone, with the merge base that its edits had', async () => {
    const { open, getStoredEdits } = createTabs();
    const one = await open();
    one.edit({ summary: 'Mine.' });
    const discarded = one.discardGroup('summary');
    expect(getStoredEdits()).toBeNull();
    if (discarded) one.restoreGroup(discarded);
    expect(getStoredEdits()).toEqual({ summary: 'Mine.' });
    expect(getBase(one)).toEqual({ summary: 'Old.' });
  });

  it('returns nothing to undo where nothing was typed', async () => {
    const one = await createTabs().open();
    expect(one.discardGroup('summary')).toBeNull();
  });
});
