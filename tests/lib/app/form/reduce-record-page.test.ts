import { describe, expect, it } from 'vitest';
import type { DraftEvent } from '@/lib/app/form/draft-event';
import type { RecordPageState } from '@/lib/app/form/draft-state';
import { reduceDraft } from '@/lib/app/form/reduce-draft';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { Edits } from '@/lib/record/schema/draft';
import { makeDraft, makeReviewForm } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const at = '2026-03-12T14:33:00.000Z';
const source = makeSource({ summary: 'Old.' });

function reduce(state: RecordPageState, event: DraftEvent): RecordPageState {
  const nextState = reduceDraft(state, event);
  if (nextState.phase !== 'record-page') throw new Error(`unexpected phase: ${nextState.phase}`);
  return nextState;
}

function openRecord(edits: Edits = {}, requestedGroup: FieldGroup | null = null): RecordPageState {
  const form = makeReviewForm({ source, draft: makeDraft({}, { stableId: source.stableId, ofSaved: true }) });
  const openState = reduceDraft({ phase: 'reading' }, { type: 'source-opened', form });
  if (openState.phase !== 'record-page') throw new Error('not open');
  const draft = makeDraft(edits, { stableId: source.stableId, ofSaved: true });
  return reduce(openState, { type: 'draft-read', draft, requestedGroup, at });
}

describe('reduceRecordPage', () => {
  it('opens every group that has unsaved edits', () => {
    const { groups } = openRecord({ summary: 'Unfinished', credibilityLevel: '2' });

    expect(groups.openGroups.toSorted()).toEqual(['rating', 'summary']);
    expect(groups.lastOpenedGroup).toBeNull();
  });

  it('keeps the edits of a group whose save failed, and the reason', () => {
    const problem = { kind: 'disk-full' } as const;
    const editedState = reduce(openRecord(), { type: 'edited', edits: { publishedDate: 'May' }, at });

    const state = reduce(editedState, { type: 'group-save-failed', fieldGroup: 'publishedDate', problem });

    expect(state.form.draft.edits.publishedDate).toBe('May');
    expect(state.groups.problems.publishedDate).toBe(problem);
  });

  it('removes the edits of a discarded group and keeps those of other groups', () => {
    const openState = openRecord({ summary: 'A', credibilityLevel: '2', credibilityReason: 'B' }, 'rating');

    const state = reduce(openState, { type: 'group-discarded', fieldGroup: 'rating', at });

    expect(state.form.draft.edits).toEqual({ summary: 'A' });
    expect(state.groups).toMatchObject({ openGroups: ['summary'], lastOpenedGroup: null });
    expect(state.form.draft.edits).not.toHaveProperty('credibilityReason');
  });

  it('applies a draft of another tab, opens groups that have edits and closes groups that no longer have any', () => {
    const initialState = openRecord({ summary: 'A', review: 'B' }, 'tags');
    const draft = makeDraft({ review: 'B', title: 'C' }, { stableId: source.stableId, ofSaved: true });

    const state = reduce(initialState, { type: 'draft-changed-elsewhere', draft });

    expect(state.form.draft.edits).toEqual({ review: 'B', title: 'C' });
    expect(state.groups.openGroups.toSorted()).toEqual(['review', 'tags', 'title']);
  });

  it('shows a source that changed elsewhere and keeps every edit, even one that equals the new value', () => {
    const openState = openRecord({ review: 'Typed ' });

    const state = reduce(openState, {
      type: 'source-changed-elsewhere',
      source: { ...source, review: 'Typed' },
      at,
    });

    expect(state.form.source?.review).toBe('Typed');
    expect(state.form.draft.edits).toEqual({ review: 'Typed ' });
  });

  it('keeps a group open that was edited during its save, with the sent value as merge base', () => {
    const sentEdits = { summary: 'Typed.' };
    const editedState = reduce(openRecord(), { type: 'edited', edits: sentEdits, at });
    const savingState = reduce(editedState, { type: 'group-save-requested', fieldGroup: 'summary' });
    const stateEditedDuringSave = reduce(savingState, {
      type: 'edited',
      edits: { summary: 'Typed. More.' },
      at,
    });

    const state = reduce(stateEditedDuringSave, {
      type: 'group-saved',
      fieldGroup: 'summary',
      sentEdits,
      source: { ...source, ...sentEdits },
      at,
    });

    expect(state.form.draft).toMatchObject({
      edits: { summary: 'Typed. More.' },
      base: { summary: 'Typed.' },
    });
    expect(state.groups.savingGroups).toEqual([]);
  });

  it('ignores events that only apply to a page', () => {
    const openState = openRecord();
    expect(reduceDraft(openState, { type: 'save-requested', shouldSaveText: true })).toBe(openState);
    expect(reduceDraft(openState, { type: 'text-arrived', article: null })).toBe(openState);
  });
});
