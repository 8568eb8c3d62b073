import { describe, expect, it } from 'vitest';
import { BULK_TARGETS, buildBulkChange, EMPTY_BULK_VALUES } from '@/lib/app/library/bulk-edit';
import { SourceAction } from '@/lib/record/schema/library-change';

const build = (target: (typeof BULK_TARGETS)[number], values: Partial<typeof EMPTY_BULK_VALUES> = {}) =>
  buildBulkChange(target, { ...EMPTY_BULK_VALUES, ...values }, 'archived');

describe('buildBulkChange', () => {
  it('adds, removes or replaces tags', () => {
    const tags = ['a'];
    expect(build('add-tags', { tags })).toEqual({
      kind: 'edit',
      edit: { edits: {}, addTags: tags, removeTags: [] },
    });
    expect(build('remove-tags', { tags })).toEqual({
      kind: 'edit',
      edit: { edits: {}, addTags: [], removeTags: tags },
    });
    expect(build('tags')).toEqual({
      kind: 'edit',
      edit: { edits: { tags: [] }, addTags: [], removeTags: [] },
    });
  });

  it('returns null without tags to add or with an importance out of range', () => {
    expect(build('add-tags')).toBeNull();
    expect(build('importance', { importance: 101 })).toBeNull();
    expect(build('importance', { importance: 1.5 })).toBeNull();
  });

  it.each(BULK_TARGETS)('builds an action that the worker accepts for %s', (target) => {
    const change = build(target, { tags: ['a'], importance: 50 });
    const action = change?.kind === 'edit' ? { kind: 'edit', ...change.edit } : change;
    expect(SourceAction.safeParse(action).success).toBe(true);
  });
});
