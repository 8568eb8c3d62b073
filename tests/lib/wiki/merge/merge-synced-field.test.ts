import { describe, expect, it } from 'vitest';
import { mergeSyncedField } from '@/lib/wiki/merge/merge-synced-field';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

const mergeWithoutBase = (field: SyncedField, local: FieldValue, remote: FieldValue) =>
  mergeSyncedField(field, { local, remote, base: null, overriddenRemote: undefined });
const mergeWithBase = (field: SyncedField, base: FieldValue, local: FieldValue, remote: FieldValue) =>
  mergeSyncedField(field, {
    local,
    remote,
    base: { local: base, remote: base },
    overriddenRemote: undefined,
  });

describe('mergeSyncedField without a merge base', () => {
  it.each<[string, SyncedField, FieldValue, FieldValue, object]>([
    ['updates an empty remote value', 'title', 'A', null, { kind: 'update', remote: 'A' }],
    ['updates an empty remote text', 'title', 'A', '', { kind: 'update', remote: 'A' }],
    ['offers the remote value when the local value is empty', 'summary', null, 'B', { kind: 'offered' }],
    ['offers the remote list when the local list is empty', 'tags', [], ['b'], { kind: 'offered' }],
    ['treats texts as equal after trimming', 'summary', ' A ', 'A', { kind: 'same' }],
    ['treats tags as equal in any case and order', 'tags', ['B', 'a'], ['A', 'b'], { kind: 'same' }],
    [
      'treats titles as equal when one ends with a site name',
      'title',
      'A long title',
      'A long title | The Site',
      { kind: 'same' },
    ],
    ['keeps both titles when their site names differ', 'title', 'A | One', 'A | Two', { kind: 'divergent' }],
    ['treats an empty list and null as equal', 'tags', [], null, { kind: 'same' }],
    ['keeps both titles', 'title', 'A', 'B', { kind: 'divergent' }],
    ['keeps both lists of authors', 'authors', ['A'], ['B'], { kind: 'divergent' }],
    ['keeps both abstracts', 'abstract', 'A', 'B', { kind: 'divergent' }],
    ['reports a conflict of two summaries', 'summary', 'A', 'B', { kind: 'conflict' }],
    ['reports a conflict of two lists of key points', 'keyPoints', ['A'], ['B'], { kind: 'conflict' }],
    ['reports a conflict of two values of importance', 'importance', 40, 42, { kind: 'conflict' }],
    [
      'adds the local tags to the remote tags',
      'tags',
      ['a', 'X'],
      ['x', 'b'],
      { kind: 'update', remote: ['a', 'x', 'b'] },
    ],
    ['treats 0 as a value', 'importance', 0, null, { kind: 'update', remote: 0 }],
  ])('%s', (_, field, local, remote, expected) => {
    expect(mergeWithoutBase(field, local, remote)).toEqual(expected);
  });

  it('sends the local value that the reader chose only if the wiki still has the remote value that was shown', () => {
    const sides = { local: 'A', remote: 'B', base: null };
    expect(mergeSyncedField('title', { ...sides, overriddenRemote: 'B' })).toEqual({
      kind: 'update',
      remote: 'A',
    });
    expect(mergeSyncedField('title', { ...sides, overriddenRemote: 'older' })).toEqual({ kind: 'divergent' });
    expect(mergeSyncedField('summary', { ...sides, overriddenRemote: 'older' })).toEqual({
      kind: 'conflict',
    });
  });
});

describe('mergeSyncedField with a merge base', () => {
  it.each<[string, SyncedField, FieldValue, FieldValue, FieldValue, object]>([
    [
      'updates the remote value when only the local value changed',
      'title',
      'O',
      'A',
      'O',
      { kind: 'update', remote: 'A' },
    ],
    [
      'updates the local value when only the remote value changed',
      'title',
      'O',
      'O',
      'B',
      { kind: 'update', local: 'B' },
    ],
    ['returns `same` when both changed to the same value', 'title', 'O', 'A', 'A', { kind: 'same' }],
    [
      'updates the remote title when only a site name was added locally',
      'title',
      'O',
      'O | Site',
      'O',
      { kind: 'update', remote: 'O | Site' },
    ],
    ['reports a conflict when both changed', 'title', 'O', 'A', 'B', { kind: 'conflict' }],
    ['reports a conflict when the remote value was emptied', 'summary', 'O', 'O', '', { kind: 'conflict' }],
    [
      'does not change the remote value when the local value was emptied',
      'summary',
      'O',
      null,
      'O',
      { kind: 'local-only' },
    ],
    [
      'updates an empty local value when the remote value was filled',
      'summary',
      null,
      null,
      'B',
      { kind: 'update', local: 'B' },
    ],
    [
      'merges items that both added',
      'tags',
      ['o'],
      ['o', 'a'],
      ['o', 'b'],
      { kind: 'update', local: ['o', 'b', 'a'], remote: ['o', 'a', 'b'] },
    ],
    [
      'merges an addition and a removal',
      'keyPoints',
      ['o', 'p'],
      ['o', 'p', 'a'],
      ['p'],
      { kind: 'update', local: ['p', 'a'], remote: ['p', 'a'] },
    ],
    [
      'keeps the position of an added author',
      'authors',
      ['A', 'C'],
      ['A', 'C'],
      ['A', 'B', 'C'],
      { kind: 'update', local: ['A', 'B', 'C'] },
    ],
    ['does not empty a remote list', 'tags', ['o'], [], ['o'], { kind: 'local-only' }],
  ])('%s', (_, field, base, local, remote, expected) => {
    expect(mergeWithBase(field, base, local, remote)).toEqual(expected);
  });

  it('keeps a divergent field when the remote value changes, and sends a changed local value', () => {
    const base = { local: 'A', remote: 'B' };
    expect(
      mergeSyncedField('title', { local: 'A', remote: 'B2', base, overriddenRemote: undefined }),
    ).toEqual({
      kind: 'divergent',
    });
    expect(
      mergeSyncedField('title', { local: 'A2', remote: 'B', base, overriddenRemote: undefined }),
    ).toEqual({
      kind: 'update',
      remote: 'A2',
    });
  });

  it('keeps a divergent list when an item is removed that the other side never had', () => {
    const base = { local: ['A', 'B'], remote: ['C'] };
    const sides = { base, overriddenRemote: undefined };
    expect(mergeSyncedField('authors', { ...sides, local: ['B'], remote: ['C'] })).toEqual({
      kind: 'divergent',
    });
    expect(mergeSyncedField('authors', { ...sides, local: ['A', 'B'], remote: ['C', 'D'] })).toEqual({
      kind: 'update',
      local: ['A', 'B', 'D'],
    });
  });
});
