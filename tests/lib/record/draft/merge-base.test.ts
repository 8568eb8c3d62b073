import { describe, expect, it } from 'vitest';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { reduceDraft } from '@/lib/app/form/reduce-draft';
import { hasNewEdits, rebaseDraft } from '@/lib/record/draft/merge-base';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import { makeSource } from '@/tests/support/make-records';
import { makeDraft, makeReviewForm } from '@/tests/support/make-review-form';

const at = '2026-03-12T14:33:00.000Z';
const makeRecordForm = (changed: Partial<DraftForm> = {}): DraftState => {
  const source = makeSource({ summary: 'Old.', tags: ['a'] });
  const form = makeReviewForm({
    source,
    draft: makeDraft({}, { ofSaved: true, stableId: source.stableId }),
    ...changed,
  });
  return reduceDraft({ phase: 'reading' }, { type: 'opened', form });
};
const getForm = (state: DraftState): DraftForm => {
  if (state.phase === 'reading') throw new Error('no form');
  return state.form;
};
const typeSummary = (state: DraftState, summary: string): DraftState =>
  reduceDraft(state, { type: 'edited', edits: { summary }, at });

describe('merge base of a form over a record', () => {
  it('is the field’s value when typing began', () => {
    const typed = typeSummary(makeRecordForm(), 'Mine');
    const elsewhere = { ...makeSource({ summary: 'Theirs.', tags: ['b'] }), updatedAt: at };
    const changed = reduceDraft(typed, { type: 'source-changed-elsewhere', source: elsewhere, at });
    const more = reduceDraft(typeSummary(changed, 'Mine.'), {
      type: 'edited',
      edits: { tags: ['b', 'c'] },
      at,
    });
    expect(getForm(more).draft.base).toEqual({ summary: 'Old.', tags: ['b'] });
  });

  it('lets the save combine both texts, and reports it until the next edit', () => {
    const saving = reduceDraft(typeSummary(makeRecordForm(), 'Mine.'), {
      type: 'save-requested',
      withText: true,
    });
    const source = makeSource({ summary: 'Theirs.\n\nMine.' });
    const saved = reduceDraft(saving, { type: 'saved', source, at });
    expect(saved.phase).toBe('saved');
    expect(getFormStatus(saved)).toEqual({ kind: 'saved', hasMergedText: true });
    expect(getForm(saved).draft.edits).toEqual({});
    expect(getForm(typeSummary(saved, 'x')).hasMergedText).toBe(false);
  });

  it('is the sent text for edits that are made during the save', () => {
    const saving = reduceDraft(typeSummary(makeRecordForm(), 'Mine.'), {
      type: 'save-requested',
      withText: true,
    });
    const source = makeSource({ summary: 'Theirs.\n\nMine.' });
    const saved = reduceDraft(typeSummary(saving, 'Mine. More.'), { type: 'saved', source, at });
    const { draft } = getForm(saved);
    expect(draft).toMatchObject({ edits: { summary: 'Mine. More.' }, base: { summary: 'Mine.' } });
    expect(rebaseDraft(draft, source).edits.summary).toBe('Theirs.\n\nMine. More.');
  });
});

describe('restored draft', () => {
  const base = { keyPoints: [{ text: 'one', quotes: [] }] };
  const draft = makeDraft({ keyPoints: [{ text: 'one, reworded', quotes: [] }] }, { ofSaved: true, base });

  it('contains later changes of its record', () => {
    const points = [
      { text: 'one', quotes: [] },
      { text: 'two', quotes: [] },
    ];
    const source = makeSource({ keyPoints: points });
    const found = rebaseDraft(draft, source);
    expect(found.edits.keyPoints?.map(({ text }) => text)).toEqual(['one, reworded', 'two']);
    expect(found.base).toEqual({ keyPoints: points });
    expect([hasNewEdits(draft, found), hasNewEdits(draft, draft)]).toEqual([true, false]);
    const form = makeReviewForm({ source, draft: found, restoredDraftAt: at, hasMergedText: true });
    expect(getFormStatus({ phase: 'editing', form })).toEqual({
      kind: 'restored',
      draftUpdatedAt: at,
      hasMergedText: true,
    });
  });

  it('from before the first save does not replace the record’s text', () => {
    const source = makeSource({ summary: 'Record words.' });
    const other = pruneDraft(makeDraft({ summary: 'Draft words.' }), source);
    expect(other.edits.summary).toBe('Record words.\n\nDraft words.');
    expect(other).toMatchObject({ ofSaved: true, base: { summary: 'Record words.' } });
  });

  it('that was not removed after a save does not replace later changes', () => {
    const source = makeSource({ summary: 'Edited since.' });
    const own = makeDraft({ summary: 'As saved.' }, { stableId: source.stableId });
    const found = rebaseDraft(pruneDraft(own, source), source);
    expect(found.edits.summary).toBe('Edited since.\n\nAs saved.');
  });

  it('of an earlier version, which has no merge base, is not changed', () => {
    const source = makeSource({ summary: 'Theirs.' });
    const old = makeDraft({ summary: 'Mine.' }, { ofSaved: true, stableId: source.stableId });
    expect(rebaseDraft(pruneDraft(old, source), source).edits).toEqual({ summary: 'Mine.' });
  });
});
