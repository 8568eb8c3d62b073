import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { editKey, keptEdits } from '@/entrypoints/options/record/kept-edits';
import { keepDraft, readTyped } from '@/lib/drafts/draft-store';
import { aSource } from '@/tests/support/makers';
import { aDraft } from '@/tests/support/review-makers';

const source = aSource({ summary: 'Old.' });
const aTab = () => keptEdits(source.stableId, () => {});
const onDisk = async () => (await readTyped(editKey(source.stableId)))?.edits ?? null;

describe('what is typed into one record in two tabs', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is kept together, and a part that is saved in one leaves the words of the other', async () => {
    const [one, two] = [aTab(), aTab()];
    await one.type({ summary: 'An hour of work' }, source);
    await two.type({ review: 'Quick' }, source);
    expect(await onDisk()).toEqual({ summary: 'An hour of work', review: 'Quick' });
    await two.sent({ review: 'Quick' });
    expect(await onDisk()).toEqual({ summary: 'An hour of work' });
    expect(one.edits()).toEqual({ summary: 'An hour of work' });
    await one.drop(one.edits());
    expect(await onDisk()).toBeNull();
    expect(two.edits()).toEqual({});
  });

  it('is not dropped by a removal of before', async () => {
    const one = aTab();
    await one.type({ summary: 'First' }, source);
    await Promise.all([one.drop({ summary: 'First' }), one.type({ summary: 'Second' }, source)]);
    expect(one.edits()).toEqual({ summary: 'Second' });
    expect(await onDisk()).toEqual({ summary: 'Second' });
  });

  it('stays when it grew while it was being saved, over what was sent', async () => {
    const one = aTab();
    await one.type({ summary: 'Mine.' }, source);
    expect(one.base()).toEqual({ summary: 'Old.' });
    await one.type({ summary: 'Mine. More.' }, aSource({ summary: 'Theirs.' }));
    expect(one.base()).toEqual({ summary: 'Old.' });
    await one.sent({ summary: 'Mine.' });
    expect(one.edits()).toEqual({ summary: 'Mine. More.' });
    expect(one.base()).toEqual({ summary: 'Mine.' });
  });

  it('is found again with what the record gained since, without what it says by now', async () => {
    const before = aTab();
    await before.type({ summary: 'Mine.', review: 'Saved by the form.' }, source);
    const later = aTab();
    await later.restore(aSource({ summary: 'Theirs.', review: 'Saved by the form.' }));
    expect(later.edits()).toEqual({ summary: 'Theirs.\n\nMine.' });
    expect(later.base()).toEqual({ summary: 'Theirs.' });
  });

  it('is joined by what is typed before the rest is read', async () => {
    await keepDraft(
      aDraft(
        { summary: 'Left.' },
        { key: editKey(source.stableId), stableId: source.stableId, ofSaved: true },
      ),
    );
    const one = aTab();
    const restored = one.restore(source);
    const typed = one.type({ review: 'New.' }, source);
    await Promise.all([restored, typed]);
    expect(await onDisk()).toEqual({ summary: 'Left.', review: 'New.' });
  });
});
