import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSources, restoreFields } from '@/lib/record/replaced-fields';
import { makeSource } from '@/tests/support/make-sources';
import { sourceArbitrary } from '@/tests/support/source-arbitraries';

const at = '2026-05-01T00:00:00.000Z';

describe('diffSources and restoreFields', () => {
  it('restores any change of an unedited source', () => {
    fc.assert(
      fc.property(sourceArbitrary, sourceArbitrary, (before, other) => {
        const after = { ...before, tags: other.tags, type: other.type, provenance: other.provenance };
        const replaced = diffSources(before, after);
        if (!replaced) return;
        const restored = restoreFields(after, replaced);
        if (Object.keys(replaced.after).some((field) => field !== 'provenance'))
          expect(restored).toEqual(before);
      }),
    );
  });

  it('returns null if only the time differs', () => {
    const source = makeSource();
    expect(diffSources(source, { ...source, updatedAt: at })).toBeNull();
  });

  it('keeps a value that was edited after the change', () => {
    const before = makeSource({ type: 'web', importance: 10 });
    const after = { ...before, type: 'paper' as const, importance: 20 };
    const replaced = diffSources(before, after);
    const restored = replaced && restoreFields({ ...after, importance: 90 }, replaced);
    expect(restored).toEqual({ ...before, importance: 90 });
  });

  it('restores only the tags that the change replaced', () => {
    const before = makeSource({ tags: ['a', 'b'] });
    const after = { ...before, tags: ['c', 'b'] };
    const replaced = diffSources(before, after);
    const restored = replaced && restoreFields({ ...after, tags: ['c', 'b', 'later'] }, replaced);
    expect([...(restored?.tags ?? [])].sort()).toEqual(['a', 'b', 'later']);
  });

  it('keeps the origin of a field that was edited after the change', () => {
    const origin = (from: string) => ({ from, candidates: [] });
    const before = makeSource({ type: 'web', provenance: { type: origin('og:type') } });
    const after = { ...before, type: 'paper' as const, provenance: { type: origin('reader') } };
    const current = {
      ...after,
      summary: 'Later.',
      provenance: { ...after.provenance, title: origin('reader') },
    };
    const replaced = diffSources(before, after);
    expect(replaced && restoreFields(current, replaced)?.provenance).toEqual({
      type: origin('og:type'),
      title: origin('reader'),
    });
  });
});
