import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { DraftDeps } from '@/lib/app/worker/deps';
import { saveDraft } from '@/lib/app/worker/save-draft';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { createDraftDeps } from '@/tests/support/draft-deps';
import { makeArticle, makeDraft, makeExtraction, NOW, PAGE_URL } from '@/tests/support/make-review-form';

let stores = 0;
function createStore(): Database {
  stores += 1;
  return openDatabase(`save-draft-${stores}`);
}

const deps = (
  store: Database,
  page: Extraction | null = makeExtraction(),
  text: Article | null = makeArticle(),
): DraftDeps => createDraftDeps(store, page, text);

describe('saveDraft', () => {
  it('saves the record and its text, and reports a new record', async () => {
    const store = createStore();
    const saved = await saveDraft(deps(store), makeDraft({ summary: 'Mine.' }), true);
    expect(saved).toMatchObject({
      ok: true,
      value: { created: true, source: { url: PAGE_URL, summary: 'Mine.' } },
    });
    const [snapshot] = await listSnapshots(store, 'sid_AbCdEf0123');
    expect(snapshot).toMatchObject({
      words: 4,
      text: 'A story\nSome words.',
      lengthBytes: 22,
      httpStatus: 200,
    });
  });

  it('called twice creates one record with one text', async () => {
    const store = createStore();
    await saveDraft(deps(store), makeDraft({ summary: 'Mine.' }), true);
    const again = await saveDraft(deps(store), makeDraft({ summary: 'Mine.' }), true);
    expect(again).toMatchObject({ ok: true, value: { created: false } });
    expect(await store.sources.count()).toBe(1);
    expect(await store.snapshots.count()).toBe(1);
  });

  it('updates a record with another spelling of the address, and keeps both texts', async () => {
    const store = createStore();
    await saveDraft(
      deps(store),
      makeDraft({ summary: 'First.', keyPoints: [{ text: 'one', quotes: [] }] }),
      true,
    );
    const url = 'http://www.news.example/2024/05/28/a-story?utm_source=x';
    const second = makeDraft(
      { summary: 'Second.', keyPoints: [{ text: 'two', quotes: [] }] },
      { stableId: 'sid_0000000000' as never, key: url },
    );
    const saved = await saveDraft(deps(store, makeExtraction({ url })), second, true);
    expect(saved).toMatchObject({
      ok: true,
      value: {
        created: false,
        source: {
          stableId: 'sid_AbCdEf0123',
          summary: 'First.\n\nSecond.',
          keyPoints: [{ text: 'one' }, { text: 'two' }],
        },
      },
    });
    expect(await store.sources.count()).toBe(1);
  });

  it('adds a later snapshot only when its text differs', async () => {
    const store = createStore();
    await saveDraft(deps(store), makeDraft(), true);
    const later = makeExtraction({ capturedAt: '2026-04-01T00:00:00.000Z' });
    await saveDraft(deps(store, later), makeDraft({}, { ofSaved: true }), true);
    expect(await store.snapshots.count()).toBe(1);
    await saveDraft(
      deps(store, later, makeArticle({ text: 'Other words.' })),
      makeDraft({}, { ofSaved: true }),
      true,
    );
    expect(await store.snapshots.count()).toBe(2);
  });

  it('saves only the record when the text is not included', async () => {
    const store = createStore();
    await saveDraft(deps(store), makeDraft(), false);
    expect(await store.snapshots.count()).toBe(0);
  });

  it('returns the problem and writes nothing', async () => {
    const store = createStore();
    const saved = await saveDraft(deps(store), makeDraft({ publishedDate: 'soon' }), true);
    expect(saved).toEqual({
      ok: false,
      problem: { kind: 'invalid', problems: [{ kind: 'date-malformed', text: 'soon' }] },
    });
    expect(await store.sources.count()).toBe(0);
  });

  it('restores a source from the bin instead of creating a second', async () => {
    const store = createStore();
    await saveDraft(deps(store), makeDraft({ summary: 'Mine.' }), true);
    await store.sources.toCollection().modify({ shelf: 'bin', deletedAt: NOW.toISOString() });
    await saveDraft(
      deps(store),
      makeDraft({ review: 'Back.' }, { stableId: 'sid_0000000000' as never }),
      true,
    );
    const row = await findSourceById(store, 'sid_AbCdEf0123');
    expect(row).toMatchObject({
      shelf: 'inbox',
      deletedAt: null,
      source: { summary: 'Mine.', review: 'Back.' },
    });
  });

  it('adds address and text of a joined page, and keeps the record’s values', async () => {
    const store = createStore();
    const doi = [{ value: '10.1000/x', from: 'citation_doi' }];
    const paper = makeExtraction({ identifiers: { ...makeExtraction().identifiers, doi } });
    const first = await saveDraft(deps(store, paper), makeDraft({ summary: 'Known.' }), true);
    if (!first.ok) throw new Error('not saved');
    const known = first.value.source;
    const url = 'https://copies.example/PMC1/';
    const title = [{ value: 'A story (copy)', from: 'h1' }];
    const page = { ...paper, url, title, capturedAt: '2026-04-01T00:00:00.000Z' };
    const alone = makeDraft({ summary: 'Mine.' }, { stableId: 'sid_0000000000' as never, key: url });

    const saved = await saveDraft(
      deps(store, page, makeArticle({ text: 'The copy’s words.' })),
      joinDraftToSource(known, alone, NOW.toISOString()),
      true,
    );

    expect(saved).toMatchObject({
      ok: true,
      value: {
        created: false,
        source: { stableId: known.stableId, url: PAGE_URL, title: 'A story', summary: 'Known.\n\nMine.' },
      },
    });
    expect(saved.ok && saved.value.source.aliases).toEqual(['https://doi.org/10.1000/x', url]);
    expect(saved.ok && saved.value.source.provenance.title?.candidates).toContainEqual({
      value: 'A story (copy)',
      from: 'h1',
    });
    expect(await store.sources.count()).toBe(1);
    expect(await store.snapshots.count()).toBe(2);
    expect(await findSourceByUrlKeys(store, ['copies.example/PMC1'])).toMatchObject({
      stableId: known.stableId,
    });
  });

  it('creates a separate record for another page with the same DOI, and keeps the DOI address with the first', async () => {
    const store = createStore();
    const doi = [{ value: '10.1000/x', from: 'citation_doi' }];
    const paper = makeExtraction({ identifiers: { ...makeExtraction().identifiers, doi } });
    await saveDraft(deps(store, paper), makeDraft(), true);
    const url = 'https://comments.example/on-that-paper/';
    const draft = makeDraft({}, { stableId: 'sid_0000000000' as never, key: url });

    const saved = await saveDraft(deps(store, { ...paper, url }), draft, true);

    expect(saved).toMatchObject({
      ok: true,
      value: { created: true, source: { aliases: [], identifiers: { doi: '10.1000/x' } } },
    });
    expect(await findSourceByUrlKeys(store, ['doi:10.1000/x'])).toMatchObject({ stableId: 'sid_AbCdEf0123' });
  });

  it('creates a second record for a canonical link to a source with another title', async () => {
    const store = createStore();
    const desktop = 'https://news.example/a';
    await saveDraft(deps(store, makeExtraction({ url: desktop })), makeDraft({ summary: 'First.' }), true);
    const url = 'https://m.news.example/a';
    const page = makeExtraction({
      url,
      title: [{ value: 'Quite another story', from: 'h1' }],
      canonicalUrl: [{ value: desktop, from: 'link canonical' }],
    });
    const draft = makeDraft({ summary: 'Second.' }, { stableId: 'sid_0000000000' as never, key: url });

    const saved = await saveDraft(deps(store, page), draft, true);

    expect(saved).toMatchObject({ ok: true, value: { created: true, source: { url, summary: 'Second.' } } });
    expect(await findSourceById(store, 'sid_AbCdEf0123')).toMatchObject({ source: { summary: 'First.' } });
  });
});
