import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { getEditKey, openRecordDraft } from '@/entrypoints/options/record/record-draft';
import { persistDraft, readTypedDraft } from '@/lib/storage/drafts/draft-storage';
import { makeSource } from '@/tests/support/make-records';
import { makeDraft } from '@/tests/support/make-review-form';

const source = makeSource({ summary: 'Old.' });
const aTab = () => openRecordDraft(source.stableId, () => {});
const onDisk = async () => (await readTypedDraft(getEditKey(source.stableId)))?.edits ?? null;

describe('what is typed into one record in two tabs', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is kept together, and a part that is saved in one leaves the words of the other', async () => {
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

  it('is not dropped by a removal of before', async () => {
    const one = aTab();
    await one.persistEdits({ summary: 'First' }, source);
    await Promise.all([
      one.discardEdits({ summary: 'First' }),
      one.persistEdits({ summary: 'Second' }, source),
    ]);
    expect(one.getEdits()).toEqual({ summary: 'Second' });
    expect(await onDisk()).toEqual({ summary: 'Second' });
  });

  it('stays when it grew while it was being saved, over what was sent', async () => {
    const one = aTab();
    await one.persistEdits({ summary: 'Mine.' }, source);
    expect(one.getMergeBase()).toEqual({ summary: 'Old.' });
    await one.persistEdits({ summary: 'Mine. More.' }, makeSource({ summary: 'Theirs.' }));
    expect(one.getMergeBase()).toEqual({ summary: 'Old.' });
    await one.markSaved({ summary: 'Mine.' });
    expect(one.getEdits()).toEqual({ summary: 'Mine. More.' });
    expect(one.getMergeBase()).toEqual({ summary: 'Mine.' });
  });

  it('is found again with what the record gained since, without what it says by now', async () => {
    const before = aTab();
    await before.persistEdits({ summary: 'Mine.', review: 'Saved by the form.' }, source);
    const later = aTab();
    await later.restore(makeSource({ summary: 'Theirs.', review: 'Saved by the form.' }));
    expect(later.getEdits()).toEqual({ summary: 'Theirs.\n\nMine.' });
    expect(later.getMergeBase()).toEqual({ summary: 'Theirs.' });
  });

  it('is joined by what is typed before the rest is read', async () => {
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
