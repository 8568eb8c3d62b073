import { describe, expect, it } from 'vitest';
import { INITIAL_EDITING_STATE, reduceEditing } from '@/entrypoints/options/record/editing-state';

describe('editing a record in place', () => {
  it('opens again every part that holds typed words', () => {
    const edits = { summary: 'Half a sen', credibilityLevel: '2' };

    const state = reduceEditing(INITIAL_EDITING_STATE, { type: 'restored', edits, requestedGroup: null });

    expect(state.openGroups.toSorted()).toEqual(['rating', 'summary']);
    expect(state.justOpened).toBeNull();
  });

  it('keeps the words of a part that was refused, with the reason', () => {
    const typed = reduceEditing(INITIAL_EDITING_STATE, { type: 'typed', edits: { publishedDate: 'May' } });

    const state = reduceEditing(typed, { type: 'refused', fieldGroup: 'publishedDate', problem: 'no date' });

    expect(state.edits.publishedDate).toBe('May');
    expect(state.problems.publishedDate).toBe('no date');
  });

  it('lets go of one part and leaves the others', () => {
    const edits = { summary: 'A', credibilityLevel: '2', credibilityReason: 'B' };
    const open = reduceEditing(INITIAL_EDITING_STATE, { type: 'restored', edits, requestedGroup: 'rating' });

    const state = reduceEditing(open, { type: 'closed', fieldGroup: 'rating' });

    expect(state).toMatchObject({ edits: { summary: 'A' }, openGroups: ['summary'], justOpened: null });
    expect(state.edits).not.toHaveProperty('credibilityReason');
  });

  it('follows another tab: parts with words open, those that lost theirs close, an untouched one stays', () => {
    const edits = { summary: 'A', review: 'B' };
    const here = reduceEditing(INITIAL_EDITING_STATE, { type: 'restored', edits, requestedGroup: 'tags' });

    const state = reduceEditing(here, { type: 'followed', edits: { review: 'B', title: 'C' } });

    expect(state.edits).toEqual({ review: 'B', title: 'C' });
    expect(state.openGroups.toSorted()).toEqual(['review', 'tags', 'title']);
  });
});
