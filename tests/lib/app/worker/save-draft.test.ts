import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SaveDraftDeps } from '@/lib/app/worker/deps';
import { saveDraft } from '@/lib/app/worker/save-draft';
import { joinDraftToSource } from '@/lib/record/draft/join-page-to-source';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import { type Database, openDatabase } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findSourceByUrlKeys } from '@/lib/storage/queries/find-source-by-url-keys';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { makeArticle, makeDraft, makeExtraction, NOW, PAGE_URL } from '@/tests/support/make-review-form';
import { createSaveDraftDeps } from '@/tests/support/save-draft-deps';

let databaseCount = 0;
function createDatabase(): Database {
  databaseCount += 1;
  return openDatabase(`save-draft-${databaseCount}`);
}

const createDeps = (
  database: Database,
  page: Extraction | null = makeExtraction(),
  text: Article | null = makeArticle(),
): SaveDraftDeps => createSaveDraftDeps(database, page, text);

describe('saveDraft', () => {
  it('saves the source and its text, and reports a new source', async () => {
    const database = createDatabase();
    const saveResult = await saveDraft(createDeps(database), makeDraft({ summary: 'Typed.' }), true);
    expect(saveResult).toMatchObject({
      ok: true,
      value: { created: true, source: { url: PAGE_URL, summary: 'Typed.' } },
    });
    const [snapshot] = await listSnapshots(database, 'sid_AbCdEf0123');
    expect(snapshot).toMatchObject({
      words: 4,
      text: 'A story\nSome words.',
      lengthBytes: 22,
      httpStatus: 200,
    });
  });

  it('stores with each quote the snapshot that it was taken from', async () => {
    const database = createDatabase();
    const makeQuote = (exact: string, start: number) => ({
      ...{ exact, prefix: '', suffix: '', start, end: start + exact.length },
    });
    const quotes = [makeQuote('Some words', 8), makeQuote('Other words', 8)];
    const draft = makeDraft({ keyPoints: [{ text: 'one', quotes }] });
    const saveResult = await saveDraft(createDeps(database), draft, true);
    const [snapshot] = await listSnapshots(database, 'sid_AbCdEf0123');
    expect(saveResult).toMatchObject({
      value: {
        source: { keyPoints: [{ quotes: [{ ...quotes[0], snapshot: snapshot?.sha256 }, quotes[1]] }] },
      },
    });
  });

  it('creates one source with one text when it is called twice', async () => {
    const database = createDatabase();
    await saveDraft(createDeps(database), makeDraft({ summary: 'Typed.' }), true);
    const secondResult = await saveDraft(createDeps(database), makeDraft({ summary: 'Typed.' }), true);
    expect(secondResult).toMatchObject({ ok: true, value: { created: false } });
    expect(await database.sources.count()).toBe(1);
    expect(await database.snapshots.count()).toBe(1);
  });

  it('updates the source of another spelling of the URL, and keeps both texts', async () => {
    const database = createDatabase();
    await saveDraft(
      createDeps(database),
      makeDraft({ summary: 'First.', keyPoints: [{ text: 'one', quotes: [] }] }),
      true,
    );
    const url = 'http://www.news.example/2024/05/28/a-story?utm_source=x';
    const secondDraft = makeDraft(
      { summary: 'Second.', keyPoints: [{ text: 'two', quotes: [] }] },
      { stableId: 'sid_0000000000' as never, key: url },
    );
    const saveResult = await saveDraft(createDeps(database, makeExtraction({ url })), secondDraft, true);
    expect(saveResult).toMatchObject({
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
    expect(await database.sources.count()).toBe(1);
  });

  it('adds a later snapshot only when its text differs', async () => {
    const database = createDatabase();
    await saveDraft(createDeps(database), makeDraft(), true);
    const laterCapture = makeExtraction({ capturedAt: '2026-04-01T00:00:00.000Z' });
    await saveDraft(createDeps(database, laterCapture), makeDraft({}, { ofSaved: true }), true);
    expect(await database.snapshots.count()).toBe(1);
    await saveDraft(
      createDeps(database, laterCapture, makeArticle({ text: 'Other words.' })),
      makeDraft({}, { ofSaved: true }),
      true,
    );
    expect(await database.snapshots.count()).toBe(2);
  });

  it('saves only the source when the text is not included', async () => {
    const database = createDatabase();
    await saveDraft(createDeps(database), makeDraft(), false);
    expect(await database.snapshots.count()).toBe(0);
  });

  it('returns the problem and writes nothing if a field is invalid', async () => {
    const database = createDatabase();
    const saveResult = await saveDraft(createDeps(database), makeDraft({ publishedDate: 'soon' }), true);
    expect(saveResult).toEqual({
      ok: false,
      problem: { kind: 'invalid', problems: [{ kind: 'date-malformed', text: 'soon' }] },
    });
    expect(await database.sources.count()).toBe(0);
  });

  it('restores a source from the bin instead of creating a second source', async () => {
    const database = createDatabase();
    await saveDraft(createDeps(database), makeDraft({ summary: 'Typed.' }), true);
    await database.sources.toCollection().modify({ shelf: 'bin', deletedAt: NOW.toISOString() });
    await saveDraft(
      createDeps(database),
      makeDraft({ review: 'After the restore.' }, { stableId: 'sid_0000000000' as never }),
      true,
    );
    const row = await findSourceById(database, 'sid_AbCdEf0123');
    expect(row).toMatchObject({
      shelf: 'inbox',
      deletedAt: null,
      source: { summary: 'Typed.', review: 'After the restore.' },
    });
  });

  it('adds the URL and text of a joined page, and keeps the source’s values', async () => {
    const database = createDatabase();
    const doi = [{ value: '10.1000/x', from: 'citation_doi' }];
    const pageWithDoi = makeExtraction({ identifiers: { ...makeExtraction().identifiers, doi } });
    const firstResult = await saveDraft(
      createDeps(database, pageWithDoi),
      makeDraft({ summary: 'Known.' }),
      true,
    );
    if (!firstResult.ok) throw new Error('not saved');
    const savedSource = firstResult.value.source;
    const url = 'https://copies.example/PMC1/';
    const title = [{ value: 'A story (copy)', from: 'h1' }];
    const page = { ...pageWithDoi, url, title, capturedAt: '2026-04-01T00:00:00.000Z' };
    const draftOfCopy = makeDraft({ summary: 'Typed.' }, { stableId: 'sid_0000000000' as never, key: url });

    const saveResult = await saveDraft(
      createDeps(database, page, makeArticle({ text: 'The copy’s words.' })),
      joinDraftToSource(savedSource, draftOfCopy, NOW.toISOString()),
      true,
    );

    expect(saveResult).toMatchObject({
      ok: true,
      value: {
        created: false,
        source: {
          stableId: savedSource.stableId,
          url: PAGE_URL,
          title: 'A story',
          summary: 'Known.\n\nTyped.',
        },
      },
    });
    expect(saveResult.ok && saveResult.value.source.aliases).toEqual(['https://doi.org/10.1000/x', url]);
    expect(saveResult.ok && saveResult.value.source.provenance.title?.candidates).toContainEqual({
      value: 'A story (copy)',
      from: 'h1',
    });
    expect(await database.sources.count()).toBe(1);
    expect(await database.snapshots.count()).toBe(2);
    expect(await findSourceByUrlKeys(database, ['copies.example/PMC1'])).toMatchObject({
      stableId: savedSource.stableId,
    });
  });

  it('creates a separate record for another page with the same DOI, and keeps the DOI link with the first', async () => {
    const database = createDatabase();
    const doi = [{ value: '10.1000/x', from: 'citation_doi' }];
    const pageWithDoi = makeExtraction({ identifiers: { ...makeExtraction().identifiers, doi } });
    await saveDraft(createDeps(database, pageWithDoi), makeDraft(), true);
    const url = 'https://comments.example/on-that-paper/';
    const draft = makeDraft({}, { stableId: 'sid_0000000000' as never, key: url });

    const saveResult = await saveDraft(createDeps(database, { ...pageWithDoi, url }), draft, true);

    expect(saveResult).toMatchObject({
      ok: true,
      value: { created: true, source: { aliases: [], identifiers: { doi: '10.1000/x' } } },
    });
    expect(await findSourceByUrlKeys(database, ['doi:10.1000/x'])).toMatchObject({
      stableId: 'sid_AbCdEf0123',
    });
  });

  it('creates a second source for a canonical link to a source with another title', async () => {
    const database = createDatabase();
    const desktopUrl = 'https://news.example/a';
    await saveDraft(
      createDeps(database, makeExtraction({ url: desktopUrl })),
      makeDraft({ summary: 'First.' }),
      true,
    );
    const url = 'https://m.news.example/a';
    const page = makeExtraction({
      url,
      title: [{ value: 'Another story', from: 'h1' }],
      canonicalUrl: [{ value: desktopUrl, from: 'link canonical' }],
    });
    const draft = makeDraft({ summary: 'Second.' }, { stableId: 'sid_0000000000' as never, key: url });

    const saveResult = await saveDraft(createDeps(database, page), draft, true);

    expect(saveResult).toMatchObject({
      ok: true,
      value: { created: true, source: { url, summary: 'Second.' } },
    });
    expect(await findSourceById(database, 'sid_AbCdEf0123')).toMatchObject({ source: { summary: 'First.' } });
  });
});
