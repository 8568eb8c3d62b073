import { describe, expect, it } from 'vitest';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { reduceDraft } from '@/lib/app/form/reduce-draft';
import { hasNewEdits, rebaseDraft } from '@/lib/record/draft/merge-base';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import { makeDraft, makeReviewForm } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const NOW = '2026-03-12T14:33:00.000Z';
const makeSourceForm = (changed: Partial<DraftForm> = {}): DraftState => {
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
  reduceDraft(state, { type: 'edited', edits: { summary }, at: NOW });

describe('merge base of the draft of a source', () => {
  it('is the value of the field when its edit began', () => {
    const typedState = typeSummary(makeSourceForm(), 'Draft');
    const changedSource = { ...makeSource({ summary: 'Record.', tags: ['b'] }), updatedAt: NOW };
    const changed = reduceDraft(typedState, {
      type: 'source-changed-elsewhere',
      source: changedSource,
      at: NOW,
    });
    const editedState = reduceDraft(typeSummary(changed, 'Draft.'), {
      type: 'edited',
      edits: { tags: ['b', 'c'] },
      at: NOW,
    });
    expect(getForm(editedState).draft.base).toEqual({ summary: 'Old.', tags: ['b'] });
  });

  it('lets the save combine both texts, which the form reports until the next edit', () => {
    const savingState = reduceDraft(typeSummary(makeSourceForm(), 'Draft.'), {
      type: 'save-requested',
      shouldSaveText: true,
    });
    const source = makeSource({ summary: 'Record.\n\nDraft.' });
    const savedState = reduceDraft(savingState, { type: 'saved', source, at: NOW });
    expect(savedState.phase).toBe('saved');
    expect(getFormStatus(savedState)).toEqual({ kind: 'saved', hasMergedEdits: true });
    expect(getForm(savedState).draft.edits).toEqual({});
    expect(getForm(typeSummary(savedState, 'x')).hasMergedEdits).toBe(false);
  });

  it('is the sent text for edits during the save', () => {
    const savingState = reduceDraft(typeSummary(makeSourceForm(), 'Draft.'), {
      type: 'save-requested',
      shouldSaveText: true,
    });
    const source = makeSource({ summary: 'Record.\n\nDraft.' });
    const savedState = reduceDraft(typeSummary(savingState, 'Draft. More.'), {
      type: 'saved',
      source,
      at: NOW,
    });
    const { draft } = getForm(savedState);
    expect(draft).toMatchObject({ edits: { summary: 'Draft. More.' }, base: { summary: 'Draft.' } });
    expect(rebaseDraft(draft, source).edits.summary).toBe('Record.\n\nDraft. More.');
  });
});

describe('restored draft', () => {
  const base = { keyPoints: [{ text: 'one', quotes: [] }] };
  const draft = makeDraft({ keyPoints: [{ text: 'one, reworded', quotes: [] }] }, { ofSaved: true, base });

  it('contains later changes of its source', () => {
    const points = [
      { text: 'one', quotes: [] },
      { text: 'two', quotes: [] },
    ];
    const source = makeSource({ keyPoints: points });
    const rebasedDraft = rebaseDraft(draft, source);
    expect(rebasedDraft.edits.keyPoints?.map(({ text }) => text)).toEqual(['one, reworded', 'two']);
    expect(rebasedDraft.base).toEqual({ keyPoints: points });
    expect([hasNewEdits(draft, rebasedDraft), hasNewEdits(draft, draft)]).toEqual([true, false]);
    const form = makeReviewForm({ source, draft: rebasedDraft, restoredDraftAt: NOW, hasMergedEdits: true });
    expect(getFormStatus({ phase: 'editing', form })).toEqual({
      kind: 'restored',
      draftUpdatedAt: NOW,
      saved: { kind: 'already-saved', source },
      hasMergedEdits: true,
    });
  });

  it('does not replace the text of a source that was created after it', () => {
    const source = makeSource({ summary: 'Record words.' });
    const prunedDraft = pruneDraft(makeDraft({ summary: 'Draft words.' }), source);
    expect(prunedDraft.edits.summary).toBe('Record words.\n\nDraft words.');
    expect(prunedDraft).toMatchObject({ ofSaved: true, base: { summary: 'Record words.' } });
  });

  it('does not replace later changes if it was not removed after a save', () => {
    const source = makeSource({ summary: 'Edited since.' });
    const savedDraft = makeDraft({ summary: 'As saved.' }, { stableId: source.stableId });
    const rebasedDraft = rebaseDraft(pruneDraft(savedDraft, source), source);
    expect(rebasedDraft.edits.summary).toBe('Edited since.\n\nAs saved.');
  });

  it('is not changed if an earlier version stored it without a merge base', () => {
    const source = makeSource({ summary: 'Record.' });
    const draftWithoutBase = makeDraft({ summary: 'Draft.' }, { ofSaved: true, stableId: source.stableId });
    expect(rebaseDraft(pruneDraft(draftWithoutBase, source), source).edits).toEqual({ summary: 'Draft.' });
  });
});
