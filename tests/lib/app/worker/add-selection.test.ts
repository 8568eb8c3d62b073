import { describe, expect, it } from 'vitest';
import { type AddSelectionDeps, addSelection, parseSelectedText } from '@/lib/app/worker/add-selection';
import { ok } from '@/lib/base/result';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { makeRow, makeSource } from '@/tests/support/make-records';

const url = 'https://example.org/article';
const selection = { exact: 'chosen words', prefix: 'the ', suffix: ' of a page' };
const keyPoint = (exact: string): KeyPoint => ({
  text: '',
  quotes: [{ exact, prefix: '', suffix: '', start: null, end: null }],
});

/** Creates dependencies: a library with this record, if any, and the stored parts of a draft. */
function makeDeps(source: Source | null, overrides: Partial<AddSelectionDeps> = {}) {
  const saved: Source[] = [];
  const persisted: [string, KeyPoint][] = [];
  const row = source && makeRow(source);
  const deps: AddSelectionDeps = {
    now: () => new Date('2026-03-14T10:00:00.000Z'),
    findSourceById: async () => row,
    findSourceByUrlKeys: async () => row,
    findMergeTargetId: async () => null,
    listVenues: async () => [],
    saveSource: async (savedSource) => {
      saved.push(savedSource);
      return ok(savedSource);
    },
    readDraft: async () => ({ draft: null, text: null, quotes: [] }),
    findLatestText: async () => null,
    persistQuote: async (key, point) => void persisted.push([key, point]),
    withLock: (task) => task(),
    ...overrides,
  };
  return { deps, saved, persisted };
}

const readSelection = async () => selection;

describe('addSelection', () => {
  it('saves a pending quote for an unsaved page, and counts earlier pending quotes', async () => {
    const { deps, persisted, saved } = makeDeps(null, {
      readDraft: async () => ({ draft: null, text: null, quotes: [{ keyPoint: keyPoint('earlier') }] }),
    });
    expect(await addSelection(deps, url, readSelection)).toBe(2);
    expect(persisted.map(([key, point]) => [key, point.quotes[0]?.exact])).toEqual([[url, 'chosen words']]);
    expect(saved).toEqual([]);
  });

  it('adds the quote to the record of a page without a draft, with its position in the saved text', async () => {
    const source = makeSource({ url, keyPoints: [keyPoint('earlier')] });
    const { deps, saved, persisted } = makeDeps(source, {
      findLatestText: async () => 'Here are the chosen words of a page.',
    });
    expect(await addSelection(deps, url, readSelection)).toBe(2);
    expect(saved[0]?.keyPoints[1]?.quotes[0]).toMatchObject({ exact: 'chosen words', start: 13, end: 25 });
    expect(persisted).toEqual([]);
  });

  it('adds the quote to the draft of a saved page, and counts the draft’s key points', async () => {
    const source = makeSource({ url, keyPoints: [keyPoint('a'), keyPoint('b')] });
    const { deps, saved, persisted } = makeDeps(source, {
      readDraft: async () => ({ draft: { edits: { keyPoints: [] } }, text: null, quotes: [] }),
    });
    expect(await addSelection(deps, url, readSelection)).toBe(1);
    expect(persisted).toHaveLength(1);
    expect(saved).toEqual([]);
  });

  it.each([null, 'about:blank', 'chrome://settings'])(
    'adds nothing on %s, and does not ask the page',
    async (page) => {
      const { deps, persisted } = makeDeps(null);
      const ask = () => Promise.reject(new Error('asked'));
      expect(await addSelection(deps, page, ask)).toBeNull();
      expect(persisted).toEqual([]);
    },
  );
});

describe('parseSelectedText', () => {
  it('uses the text of the context menu when the answer of the page is invalid', () => {
    for (const answer of [null, undefined, 'words', {}, { exact: ' ' }, { exact: 1 }])
      expect(parseSelectedText(answer, 'menu words')).toEqual({ exact: 'menu words' });
    expect(parseSelectedText({ exact: 'words', prefix: 1 }, 'menu words')).toEqual({
      exact: 'words',
      prefix: '1',
      suffix: '',
    });
  });
});
