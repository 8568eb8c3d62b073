import { describe, expect, it } from 'vitest';
import { editingEvents, NOTHING_OPEN } from '@/entrypoints/options/record/editing-state';

describe('editing a record in place', () => {
  it('opens again every part that holds typed words', () => {
    const edits = { summary: 'Half a sen', credibilityLevel: '2' };

    const state = editingEvents(NOTHING_OPEN, { type: 'restored', edits, first: null });

    expect(state.open.toSorted()).toEqual(['rating', 'summary']);
    expect(state.fresh).toBeNull();
  });

  it('keeps the words of a part that was refused, with the reason', () => {
    const typed = editingEvents(NOTHING_OPEN, { type: 'typed', edits: { publishedDate: 'May' } });

    const state = editingEvents(typed, { type: 'refused', part: 'publishedDate', problem: 'no date' });

    expect(state.edits.publishedDate).toBe('May');
    expect(state.problems.publishedDate).toBe('no date');
  });

  it('lets go of one part and leaves the others', () => {
    const edits = { summary: 'A', credibilityLevel: '2', credibilityReason: 'B' };
    const open = editingEvents(NOTHING_OPEN, { type: 'restored', edits, first: 'rating' });

    const state = editingEvents(open, { type: 'closed', part: 'rating' });

    expect(state).toMatchObject({ edits: { summary: 'A' }, open: ['summary'], fresh: null });
    expect(state.edits).not.toHaveProperty('credibilityReason');
  });

  it('follows another tab: parts with words open, those that lost theirs close, an untouched one stays', () => {
    const edits = { summary: 'A', review: 'B' };
    const here = editingEvents(NOTHING_OPEN, { type: 'restored', edits, first: 'tags' });

    const state = editingEvents(here, { type: 'followed', edits: { review: 'B', title: 'C' } });

    expect(state.edits).toEqual({ review: 'B', title: 'C' });
    expect(state.open.toSorted()).toEqual(['review', 'tags', 'title']);
  });
});
