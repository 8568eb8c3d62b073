import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateExportChunks } from '@/lib/formats/export-chunks';
import { ExportFile } from '@/lib/formats/export-file';
import { parseExportFile } from '@/lib/formats/parse-export-file';
import { makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';
import { snapshotArbitrary, sourceArbitrary } from '@/tests/support/source-arbitraries';

const META = { generator: { name: 'Provenote', version: '0.1.0' }, exportedAt: '2026-03-12T09:00:00.000Z' };

async function* toAsyncIterable<T>(items: T[]): AsyncGenerator<T> {
  for (const item of items) yield item;
}

async function buildExportedFile(...lists: [object[]?, object[]?, object[]?]): Promise<unknown> {
  let text = '';
  const [sources = [], snapshots = [], venues = []] = lists as [never[]?, never[]?, never[]?];
  for await (const chunk of generateExportChunks(
    META,
    toAsyncIterable(sources),
    toAsyncIterable(snapshots),
    venues,
    [],
  ))
    text += chunk;
  return JSON.parse(text);
}

const parseValidFile = (file: unknown) => {
  const result = parseExportFile(file);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
};

describe('generateExportChunks', () => {
  it('writes a valid file when there are no sources', async () => {
    const file = await buildExportedFile();
    expect(file).toEqual({ schemaVersion: 1, ...META, sources: [], snapshots: [], venues: [] });
    expect(ExportFile.safeParse(file).success).toBe(true);
  });

  it('writes exactly the keys of the format, in its order', async () => {
    const row = { ...makeSource(), terms: ['internal'], shelf: 'inbox' };
    const file = ExportFile.parse(await buildExportedFile([row], [], [makeVenue('a', ['a.org'])]));
    expect(Object.keys(file.sources[0] ?? {})).toEqual(
      (
        'stableId id url aliases title authors publishedDate venueId siteName type subtype purpose language ' +
        'identifiers abstract summary keyPoints review contextNote importance tags stance credibilityOverride ' +
        'archiveUrl linkState citedBy status createdAt updatedAt provenance'
      ).split(' '),
    );
  });

  it('writes the value of `access` as the first candidate in its provenance', async () => {
    const provenance = { from: 'reader', candidates: [{ value: 'login', from: 'login form' }] };
    const source = makeSource({ access: 'private', provenance: { access: provenance } });
    const file = ExportFile.parse(await buildExportedFile([source]));
    expect(file.sources[0]?.provenance.access).toEqual({
      from: 'reader',
      candidates: [{ value: 'private', from: 'reader' }, ...provenance.candidates],
    });
    expect(parseValidFile(file).sources).toEqual([source]);
  });

  it('round-trips every source and snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sourceArbitrary, { maxLength: 3 }),
        fc.array(snapshotArbitrary, { maxLength: 2 }),
        async (sources, snapshots) => {
          fc.pre(new Set(sources.map(({ stableId }) => stableId)).size === sources.length);
          fc.pre(new Set(snapshots.map((one) => one.stableId + one.capturedAt)).size === snapshots.length);
          const file = await buildExportedFile(sources, snapshots);
          expect(ExportFile.safeParse(file).success).toBe(true);
          expect(parseValidFile(file)).toEqual({
            sources,
            snapshots,
            venues: [],
            reportedItems: [],
            ignoredFields: [],
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('parseExportFile', () => {
  it.each([
    [null],
    [[]],
    ['text'],
    [{}],
    [{ sources: [] }],
    [{ schemaVersion: 1 }],
    [{ schemaVersion: 1, sources: {} }],
  ])('rejects %j', (json) => {
    expect(parseExportFile(json)).toEqual({ ok: false, problem: { kind: 'not-an-export' } });
  });

  it('rejects another version and names it', () => {
    expect(parseExportFile({ schemaVersion: 2, sources: [] })).toEqual({
      ok: false,
      problem: { kind: 'other-version', foundVersion: '2' },
    });
  });

  it('returns the valid records, and lists each invalid record with the reason', async () => {
    const validSource = makeSource();
    const invalidSource = { ...makeSource(), title: 'Bad one', url: 'javascript:alert(1)', importance: 101 };
    const result = parseValidFile(await buildExportedFile([validSource, invalidSource, validSource]));
    expect(result.sources).toEqual([validSource]);
    expect(result.reportedItems).toEqual([
      { list: 'sources', index: 1, label: 'Bad one', reason: 'malformed', fields: ['url', 'importance'] },
      { list: 'sources', index: 2, label: validSource.title, reason: 'repeated', fields: [] },
    ]);
  });

  it('returns the path of an invalid value within a source', async () => {
    const invalidSource = makeSource({
      keyPoints: [{ text: 'A', quotes: [{ exact: 'a', prefix: '', suffix: '', start: null, end: null }] }],
    });
    const file = JSON.parse(
      JSON.stringify(await buildExportedFile([invalidSource])).replace('"exact":"a"', '"exact":7'),
    );
    expect(parseValidFile(file).reportedItems[0]?.fields).toEqual(['keyPoints.0.quotes.0.exact']);
  });

  it('rejects sources with a user name or password in a URL', () => {
    const invalidSources = [
      makeSource({ url: 'https://reader:secret@example.org/a' }),
      makeSource({ aliases: ['https:\\\\reader@example.org/b'] }),
    ];
    expect(parseValidFile({ schemaVersion: 1, sources: [...invalidSources, makeSource()] })).toMatchObject({
      sources: [{}],
      reportedItems: [{ fields: ['url'] }, { fields: ['aliases'] }],
    });
  });

  it('rejects a day that does not exist', () => {
    const invalidSource = { ...makeSource(), title: 'Leap', publishedDate: '2024-02-30' };
    expect(
      parseValidFile({
        schemaVersion: 1,
        sources: [invalidSource, makeSource({ publishedDate: '2024-02-29' })],
      }),
    ).toMatchObject({
      sources: [{ publishedDate: '2024-02-29' }],
      reportedItems: [{ label: 'Leap', reason: 'malformed', fields: ['publishedDate'] }],
    });
  });

  it('treats a missing key as unset, and ignores unknown keys', () => {
    const { summary: _, aliases: __, provenance: ___, access, ...rest } = makeSource();
    const { ssrn: ____, openreview: _____, ...identifiers } = rest.identifiers;
    const result = parseValidFile({ schemaVersion: 1, sources: [{ ...rest, identifiers, mood: 'good' }] });
    expect(result.sources).toEqual([{ ...rest, access, summary: null, aliases: [], provenance: {} }]);
    expect(result.ignoredFields).toEqual([{ name: 'sources.mood', count: 1 }]);
  });

  it('reports a source without an id as malformed', () => {
    const { stableId: _, ...rest } = makeSource();
    expect(parseValidFile({ schemaVersion: 1, sources: [rest, 7] }).reportedItems).toMatchObject([
      { fields: ['stableId'] },
      { fields: [] },
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (jsonValue, rows) => {
        parseExportFile(jsonValue);
        const result = parseValidFile({
          schemaVersion: 1,
          sources: rows,
          snapshots: jsonValue,
          venues: rows,
        });
        expect(result.sources).toEqual([]);
        expect(result.reportedItems.filter(({ list }) => list === 'sources')).toHaveLength(rows.length);
      }),
    );
  });
});
