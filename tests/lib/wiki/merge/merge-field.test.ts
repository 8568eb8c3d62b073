import { describe, expect, it } from 'vitest';
import { mergeField } from '@/lib/wiki/merge/merge-field';
import type { FieldValue, SyncedField } from '@/lib/wiki/model/sync';

const first = (field: SyncedField, here: FieldValue, there: FieldValue) =>
  mergeField(field, { here, there, base: null, overriddenRemote: undefined });
const later = (field: SyncedField, base: FieldValue, here: FieldValue, there: FieldValue) =>
  mergeField(field, { here, there, base: { here: base, there: base }, overriddenRemote: undefined });

describe('the first contact of a field', () => {
  it.each<[string, SyncedField, FieldValue, FieldValue, object]>([
    ['fills what is empty there', 'title', 'A', null, { kind: 'moves', remote: 'A' }],
    ['fills an empty text there', 'title', 'A', '', { kind: 'moves', remote: 'A' }],
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
    ['keeps the wiki’s title with another site behind it', 'title', 'A | One', 'A | Two', { kind: 'held' }],
    ['takes nothing on both sides for equal', 'tags', [], null, { kind: 'same' }],
    ['keeps the wiki’s title', 'title', 'A', 'B', { kind: 'held' }],
    ['keeps the wiki’s authors', 'authors', ['A'], ['B'], { kind: 'held' }],
    ['keeps the wiki’s abstract', 'abstract', 'A', 'B', { kind: 'held' }],
    ['asks about two summaries', 'summary', 'A', 'B', { kind: 'differs' }],
    ['asks about two lists of key points', 'keyPoints', ['A'], ['B'], { kind: 'differs' }],
    ['asks about two judgements of importance', 'importance', 40, 42, { kind: 'differs' }],
    ['adds our tags to theirs', 'tags', ['a', 'X'], ['x', 'b'], { kind: 'moves', remote: ['a', 'x', 'b'] }],
    ['knows that 0 is a value', 'importance', 0, null, { kind: 'moves', remote: 0 }],
  ])('%s', (_, field, here, there, verdict) => {
    expect(first(field, here, there)).toEqual(verdict);
  });

  it('sends ours when the reader said so and the wiki still holds what was shown', () => {
    const sides = { here: 'A', there: 'B', base: null };
    expect(mergeField('title', { ...sides, overriddenRemote: 'B' })).toEqual({ kind: 'moves', remote: 'A' });
    expect(mergeField('title', { ...sides, overriddenRemote: 'older' })).toEqual({ kind: 'held' });
    expect(mergeField('summary', { ...sides, overriddenRemote: 'older' })).toEqual({ kind: 'differs' });
  });
});

describe('a settled field', () => {
  it.each<[string, SyncedField, FieldValue, FieldValue, FieldValue, object]>([
    ['goes there when it changed here', 'title', 'O', 'A', 'O', { kind: 'moves', remote: 'A' }],
    ['comes here when it changed there', 'title', 'O', 'O', 'B', { kind: 'moves', local: 'B' }],
    ['is the same when both changed alike', 'title', 'O', 'A', 'A', { kind: 'same' }],
    [
      'goes there when only its ending changed here',
      'title',
      'O',
      'O | Site',
      'O',
      { kind: 'moves', remote: 'O | Site' },
    ],
    ['differs when both changed', 'title', 'O', 'A', 'B', { kind: 'differs' }],
    ['differs when it was emptied there', 'summary', 'O', 'O', '', { kind: 'differs' }],
    ['stays there when it was emptied here', 'summary', 'O', null, 'O', { kind: 'kept-here' }],
    ['comes here when it was filled there', 'summary', null, null, 'B', { kind: 'moves', local: 'B' }],
    [
      'merges items that both added',
      'tags',
      ['o'],
      ['o', 'a'],
      ['o', 'b'],
      { kind: 'moves', local: ['o', 'b', 'a'], remote: ['o', 'a', 'b'] },
    ],
    [
      'merges an addition and a removal',
      'keyPoints',
      ['o', 'p'],
      ['o', 'p', 'a'],
      ['p'],
      { kind: 'moves', local: ['p', 'a'], remote: ['p', 'a'] },
    ],
    [
      'keeps the place of an added author',
      'authors',
      ['A', 'C'],
      ['A', 'C'],
      ['A', 'B', 'C'],
      { kind: 'moves', local: ['A', 'B', 'C'] },
    ],
    ['does not empty a list there', 'tags', ['o'], [], ['o'], { kind: 'kept-here' }],
  ])('%s', (_, field, base, here, there, verdict) => {
    expect(later(field, base, here, there)).toEqual(verdict);
  });

  it('that each side kept for itself stays so when the wiki’s changes, and goes there when the reader’s does', () => {
    const base = { here: 'A', there: 'B' };
    expect(mergeField('title', { here: 'A', there: 'B2', base, overriddenRemote: undefined })).toEqual({
      kind: 'held',
    });
    expect(mergeField('title', { here: 'A2', there: 'B', base, overriddenRemote: undefined })).toEqual({
      kind: 'moves',
      remote: 'A2',
    });
  });

  it('that each side kept for itself stays so when an item goes that the other never had', () => {
    const base = { here: ['A', 'B'], there: ['C'] };
    const sides = { base, overriddenRemote: undefined };
    expect(mergeField('authors', { ...sides, here: ['B'], there: ['C'] })).toEqual({ kind: 'held' });
    expect(mergeField('authors', { ...sides, here: ['A', 'B'], there: ['C', 'D'] })).toEqual({
      kind: 'moves',
      local: ['A', 'B', 'D'],
    });
  });
});
