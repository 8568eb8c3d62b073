import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { getEditKey, openRecordDraft } from '@/entrypoints/options/record/record-draft';
import { persistDraft, readTypedDraft } from '@/lib/storage/drafts/draft-storage';
import { makeSource } from '@/tests/support/make-records';
import { makeDraft } from '@/tests/support/make-review-form';

const source = makeSource({ summary: 'Old.' });
const aTab = () => openRecordDraft(source.stableId, () => {});
const onDisk = async () => (await readTypedDraft(getEditKey(source.stableId)))?.edits ?? null;

describe('edits of one record in two tabs', () => {
  beforeEach(() => fakeBrowser.reset());

  it('are stored together, and saving a field group in one tab keeps the edits of the other', async () => {
    const [one, two] = [aTab(), aTab()];
    await one.persistEdits({ summary: 'An hour of work' }, source);
    await two.persistEdits({ review: 'Quick' }, source);
    expect(await onDisk()).toEqual({ summary: 'An hour of work', review: 'Quick' });
    await two.markSaved({ review: 'Quick' });
    expect(await onDisk()).toEqual({ summary: 'An hour of work' });
    expect(one.getEdits()).toEqual({ summary: 'An hour of work' });
    await one.discardEdits(one.getEdits());
    expect(await onDisk()).toBeNull();
    expect(two.getEdits()).toEqual({});
  });

  it('survive a removal that was started earlier', async () => {
    const one = aTab();
    await one.persistEdits({ summary: 'First' }, source);
    await Promise.all([
      one.discardEdits({ summary: 'First' }),
      one.persistEdits({ summary: 'Second' }, source),
    ]);
    expect(one.getEdits()).toEqual({ summary: 'Second' });
    expect(await onDisk()).toEqual({ summary: 'Second' });
  });

  it('remain as unsaved edits over the sent value when they changed during the save', async () => {
    const one = aTab();
    await one.persistEdits({ summary: 'Mine.' }, source);
    expect(one.getMergeBase()).toEqual({ summary: 'Old.' });
    await one.persistEdits({ summary: 'Mine. More.' }, makeSource({ summary: 'Theirs.' }));
    expect(one.getMergeBase()).toEqual({ summary: 'Old.' });
    await one.markSaved({ summary: 'Mine.' });
    expect(one.getEdits()).toEqual({ summary: 'Mine. More.' });
    expect(one.getMergeBase()).toEqual({ summary: 'Mine.' });
  });

  it('are restored merged with later changes of the record, without edits that the record already has', async () => {
    const before = aTab();
    await before.persistEdits({ summary: 'Mine.', review: 'Saved by the form.' }, source);
    const later = aTab();
    await later.restore(makeSource({ summary: 'Theirs.', review: 'Saved by the form.' }));
    expect(later.getEdits()).toEqual({ summary: 'Theirs.\n\nMine.' });
    expect(later.getMergeBase()).toEqual({ summary: 'Theirs.' });
  });

  it('include what is typed before the stored edits are read', async () => {
    await persistDraft(
      makeDraft(
        { summary: 'Left.' },
        { key: getEditKey(source.stableId), stableId: source.stableId, ofSaved: true },
      ),
    );
    const one = aTab();
    const restored = one.restore(source);
    const typed = one.persistEdits({ review: 'New.' }, source);
    await Promise.all([restored, typed]);
    expect(await onDisk()).toEqual({ summary: 'Left.', review: 'New.' });
  });
});
