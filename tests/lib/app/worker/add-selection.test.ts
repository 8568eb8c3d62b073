import { describe, expect, it } from 'vitest';
import { type AddSelectionDeps, addSelection } from '@/lib/app/worker/add-selection';
import { err, ok } from '@/lib/base/result';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Source } from '@/lib/record/schema/source';
import { makeRow, makeSource } from '@/tests/support/make-sources';

const url = 'https://example.org/article';
const selection = { exact: 'chosen words', prefix: 'the ', suffix: ' of a page' };
const makeKeyPoint = (exact: string): KeyPoint => ({
  text: '',
  quotes: [{ exact, prefix: '', suffix: '', start: null, end: null }],
});

/** Creates fake dependencies. The library has only `source`, or nothing if it is null. */
function makeDeps(source: Source | null, overrides: Partial<AddSelectionDeps> = {}) {
  const savedSources: Source[] = [];
  const persistedQuotes: [string, KeyPoint][] = [];
  const announced: { stableId: string; pointIndex: number }[] = [];
  const row = source && makeRow(source);
  const deps: AddSelectionDeps = {
    now: () => new Date('2026-03-14T10:00:00.000Z'),
    findSourceById: async () => row,
    findSourceByUrlKeys: async () => row,
    findMergeTargetId: async () => null,
    listVenues: async () => [],
    saveSource: async (savedSource) => {
      savedSources.push(savedSource);
      return ok(savedSource);
    },
    readDraft: async () => ({ draft: null, article: null, quotes: [] }),
    listTexts: async () => [],
    persistQuote: async (key, point) => void persistedQuotes.push([key, point]),
    announceAddedQuote: (quote) => void announced.push(quote),
    withLock: (task) => task(),
    ...overrides,
  };
  return { deps, savedSources, persistedQuotes, announced };
}

const readSelection = async () => [selection];

describe('addSelection', () => {
  it('announces a quote that was saved in a source, but not one that a form adds to its draft', async () => {
    const source = makeSource({ url, keyPoints: [{ text: 'Typed.', quotes: [] }] });
    const saved = makeDeps(source);
    await addSelection(saved.deps, url, readSelection);
    expect(saved.announced).toEqual([{ stableId: source.stableId, pointIndex: 1 }]);

    const pending = makeDeps(null);
    await addSelection(pending.deps, url, readSelection);
    const rejected = makeDeps(source, { saveSource: async () => err({ kind: 'disk-full' }) });
    await addSelection(rejected.deps, url, readSelection);
    expect([...pending.announced, ...rejected.announced]).toEqual([]);
  });

  it('saves a pending quote for an unsaved page, and counts earlier pending quotes', async () => {
    const { deps, persistedQuotes, savedSources } = makeDeps(null, {
      readDraft: async () => ({
        draft: null,
        article: null,
        quotes: [{ keyPoint: makeKeyPoint('earlier') }],
      }),
    });
    expect(await addSelection(deps, url, readSelection)).toBe(2);
    expect(persistedQuotes.map(([key, point]) => [key, point.quotes[0]?.exact])).toEqual([
      [url, 'chosen words'],
    ]);
    expect(savedSources).toEqual([]);
  });

  it('adds the quote to the source of a page without a draft, with its position in the saved text', async () => {
    const source = makeSource({ url, keyPoints: [makeKeyPoint('earlier')] });
    const { deps, savedSources, persistedQuotes } = makeDeps(source, {
      listTexts: async () => [{ text: 'Here are the chosen words of a page.' }],
    });
    expect(await addSelection(deps, url, readSelection)).toBe(2);
    expect(savedSources[0]?.keyPoints[1]?.quotes[0]).toMatchObject({
      exact: 'chosen words',
      start: 13,
      end: 25,
    });
    expect(persistedQuotes).toEqual([]);
  });

  it('takes the position from the saved text, and from the newer one only for words that are new on the page', async () => {
    const [savedText, newText] = [
      { text: 'The chosen words.' },
      { text: 'New: the chosen words, and later ones.' },
    ];
    const getStart = async (exact: string) => {
      const { deps, savedSources } = makeDeps(makeSource({ url }), {
        listTexts: async () => [savedText, newText],
      });
      await addSelection(deps, url, async () => [{ exact }]);
      return savedSources[0]?.keyPoints[0]?.quotes[0]?.start;
    };
    expect(await getStart('chosen words')).toBe(4);
    expect(await getStart('later ones')).toBe(newText.text.indexOf('later ones'));
  });

  it('does not add a quote again that the source, its draft or a pending quote has', async () => {
    const first = makeDeps(makeSource({ url }));
    await addSelection(first.deps, url, readSelection);
    const source = first.savedSources[0] ?? makeSource({ url });
    const saved = makeDeps(source);
    expect(await addSelection(saved.deps, url, readSelection)).toBe(1);
    expect([...saved.savedSources, ...saved.announced]).toEqual([]);

    const quotes = source.keyPoints.map((keyPoint) => ({ keyPoint }));
    const pending = makeDeps(null, { readDraft: async () => ({ draft: null, article: null, quotes }) });
    expect(await addSelection(pending.deps, url, readSelection)).toBe(1);
    expect(pending.persistedQuotes).toEqual([]);
  });

  it('knows the page of words that were selected in a PDF', async () => {
    const text = 'The first page.\nHere are the chosen words of a page.';
    const { deps, savedSources } = makeDeps(makeSource({ url }), {
      listTexts: async () => [{ text, pageStarts: [0, 16] }],
    });
    await addSelection(deps, url, readSelection);
    expect(savedSources[0]?.keyPoints[0]?.quotes[0]?.page).toBe(2);
  });

  it('adds the quote to the draft of a saved page, and counts the draft’s key points', async () => {
    const source = makeSource({ url, keyPoints: [makeKeyPoint('a'), makeKeyPoint('b')] });
    const { deps, savedSources, persistedQuotes } = makeDeps(source, {
      readDraft: async () => ({ draft: { edits: { keyPoints: [] } }, article: null, quotes: [] }),
    });
    expect(await addSelection(deps, url, readSelection)).toBe(1);
    expect(persistedQuotes).toHaveLength(1);
    expect(savedSources).toEqual([]);
  });

  it('adds several ranges as quotes of one key point, and nothing for an empty selection', async () => {
    const { deps, persistedQuotes } = makeDeps(null);
    expect(await addSelection(deps, url, async () => [selection, { exact: 'other words' }])).toBe(2);
    expect(persistedQuotes.map(([, point]) => point.quotes.map(({ exact }) => exact))).toEqual([
      ['chosen words', 'other words'],
    ]);
    expect(await addSelection(deps, url, async () => [])).toBeNull();
    expect(persistedQuotes).toHaveLength(1);
  });

  it.each([null, 'about:blank', 'chrome://settings'])(
    'adds nothing on %s, and does not read the page',
    async (pageUrl) => {
      const { deps, persistedQuotes } = makeDeps(null);
      const rejectRead = () => Promise.reject(new Error('read'));
      expect(await addSelection(deps, pageUrl, rejectRead)).toBeNull();
      expect(persistedQuotes).toEqual([]);
    },
  );
});
