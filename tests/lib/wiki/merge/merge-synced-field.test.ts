import { describe, expect, it } from 'vitest';
import { mergeSyncedField } from '@/lib/wiki/merge/merge-synced-field';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

const first = (field: SyncedField, local: FieldValue, remote: FieldValue) =>
  mergeSyncedField(field, { local, remote, base: null, overriddenRemote: undefined });
const later = (field: SyncedField, base: FieldValue, local: FieldValue, remote: FieldValue) =>
  mergeSyncedField(field, {
    local,
    remote,
    base: { local: base, remote: base },
    overriddenRemote: undefined,
  });

describe('the first contact of a field', () => {
  it.each<[string, SyncedField, FieldValue, FieldValue, object]>([
    ['fills what is empty there', 'title', 'A', null, { kind: 'update', remote: 'A' }],
    ['fills an empty text there', 'title', 'A', '', { kind: 'update', remote: 'A' }],
    ['offers what is empty here', 'summary', null, 'B', { kind: 'offered' }],
    ['offers a list that is empty here', 'tags', [], ['b'], { kind: 'offered' }],
    ['takes equal texts for equal after trimming', 'summary', ' A ', 'A', { kind: 'same' }],
    ['takes tags for equal in any case and order', 'tags', ['B', 'a'], ['A', 'b'], { kind: 'same' }],
    [
      'takes a title for equal with a site behind it',
      'title',
      'A long title',
      'A long title | The Site',
      { kind: 'same' },
    ],
    [
      'keeps the wiki’s title with another site behind it',
      'title',
      'A | One',
      'A | Two',
      { kind: 'divergent' },
    ],
    ['takes nothing on both sides for equal', 'tags', [], null, { kind: 'same' }],
    ['keeps the wiki’s title', 'title', 'A', 'B', { kind: 'divergent' }],
    ['keeps the wiki’s authors', 'authors', ['A'], ['B'], { kind: 'divergent' }],
    ['keeps the wiki’s abstract', 'abstract', 'A', 'B', { kind: 'divergent' }],
    ['asks about two summaries', 'summary', 'A', 'B', { kind: 'conflict' }],
    ['asks about two lists of key points', 'keyPoints', ['A'], ['B'], { kind: 'conflict' }],
    ['asks about two judgements of importance', 'importance', 40, 42, { kind: 'conflict' }],
    ['adds our tags to theirs', 'tags', ['a', 'X'], ['x', 'b'], { kind: 'update', remote: ['a', 'x', 'b'] }],
    ['knows that 0 is a value', 'importance', 0, null, { kind: 'update', remote: 0 }],
  ])('%s', (_, field, local, remote, verdict) => {
    expect(first(field, local, remote)).toEqual(verdict);
  });

  it('sends ours when the reader said so and the wiki still holds what was shown', () => {
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

describe('a settled field', () => {
  it.each<[string, SyncedField, FieldValue, FieldValue, FieldValue, object]>([
    ['goes there when it changed here', 'title', 'O', 'A', 'O', { kind: 'update', remote: 'A' }],
    ['comes here when it changed there', 'title', 'O', 'O', 'B', { kind: 'update', local: 'B' }],
    ['is the same when both changed alike', 'title', 'O', 'A', 'A', { kind: 'same' }],
    [
      'goes there when only its ending changed here',
      'title',
      'O',
      'O | Site',
      'O',
      { kind: 'update', remote: 'O | Site' },
    ],
    ['differs when both changed', 'title', 'O', 'A', 'B', { kind: 'conflict' }],
    ['differs when it was emptied there', 'summary', 'O', 'O', '', { kind: 'conflict' }],
    ['stays there when it was emptied here', 'summary', 'O', null, 'O', { kind: 'local-only' }],
    ['comes here when it was filled there', 'summary', null, null, 'B', { kind: 'update', local: 'B' }],
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
      'keeps the place of an added author',
      'authors',
      ['A', 'C'],
      ['A', 'C'],
      ['A', 'B', 'C'],
      { kind: 'update', local: ['A', 'B', 'C'] },
    ],
    ['does not empty a list there', 'tags', ['o'], [], ['o'], { kind: 'local-only' }],
  ])('%s', (_, field, base, local, remote, verdict) => {
    expect(later(field, base, local, remote)).toEqual(verdict);
  });

  it('that each side kept for itself stays so when the wiki’s changes, and goes there when the reader’s does', () => {
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

  it('that each side kept for itself stays so when an item goes that the other never had', () => {
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
