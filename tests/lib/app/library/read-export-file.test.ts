import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImportFile, readImportContents } from '@/lib/app/library/parse-import-file';
import { isExportFile } from '@/lib/app/library/read-export-file';
import { err, ok } from '@/lib/base/result';
import { generateExportChunks } from '@/lib/formats/export-chunks';
import { parseExportFile } from '@/lib/formats/parse-export-file';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { Venue } from '@/lib/record/schema/venue';
import { loadAll } from '@/tests/support/load-all';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';
import { sourceArbitrary } from '@/tests/support/source-arbitraries';

const NOW = new Date('2026-03-14T10:00:00.000Z');

async function writeFile(sources: Source[], snapshots: Snapshot[], venues: Venue[] = []): Promise<string> {
  const meta = { generator: { name: 'test', version: '1' }, exportedAt: NOW.toISOString() };
  let text = '';
  for await (const chunk of generateExportChunks(meta, sources, snapshots, venues, [])) text += chunk;
  return text;
}

async function readFile(file: Blob, onProgress: (fraction: number) => void = () => {}) {
  const control = { onProgress, signal: new AbortController().signal };
  const result = await readImportContents(file, NOW, [], control);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

/** A file that is replaced on the disk after it was chosen, as browsers read it that do not notice. */
class ReplaceableFile extends Blob {
  private content: Blob | null;

  constructor(text: string) {
    super([text]);
    this.content = new Blob([text]);
  }

  /** Replaces the file, or deletes it. */
  replace(text: string | null): void {
    this.content = text === null ? null : new Blob([text]);
  }

  override slice(start?: number, end?: number): Blob {
    if (!this.content) throw new DOMException('The file is gone.', 'NotFoundError');
    return this.content.slice(start, end);
  }
}

describe('readExportFile', () => {
  it('reads what the export wrote, and the texts only when they are asked for', async () => {
    const sources = [makeSource({ title: '“]}\\",{[' }), makeSource()];
    const snapshots = sources.map((source) => makeSnapshot(source, 'Text " \\ } ü 🌊'));
    const venues = [makeVenue('harbour', ['harbour.example'])];
    const file = new Blob([await writeFile(sources, snapshots, venues)]);
    expect(await isExportFile(file)).toBe(true);
    const progress: number[] = [];
    const contents = await readFile(file, (fraction) => progress.push(fraction));
    expect(contents).toMatchObject({ venues, reportedItems: [], isForeign: false });
    expect(await loadAll(contents.sources)).toEqual(sources);
    expect(await loadAll(contents.snapshots)).toEqual(snapshots);
    expect(contents.snapshots.references.map(({ stableId }) => stableId)).toEqual(
      sources.map(({ stableId }) => stableId),
    );
    expect(progress.at(-1)).toBe(1);
  });

  it('reads the same as from the whole text, for any sources', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sourceArbitrary, { maxLength: 4 }), async (sources) => {
        const text = await writeFile(sources, []);
        const expected = await parseImportFile(text, NOW);
        const actual = await readFile(new Blob([text]));
        if (!expected.ok) throw new Error(expected.problem.kind);
        expect(await loadAll(actual.sources)).toEqual(await loadAll(expected.value.sources));
        const others = { sources: null, snapshots: null };
        expect({ ...actual, ...others }).toEqual({ ...expected.value, ...others });
      }),
      { numRuns: 50 },
    );
  });

  it('reads all complete sources of a truncated file, and names the one at its end', async () => {
    const sources = [makeSource(), makeSource()];
    const text = await writeFile(sources, []);
    const contents = await readFile(
      new Blob([text.slice(0, text.indexOf(sources[1]?.stableId ?? '') + 200)]),
    );
    expect(await loadAll(contents.sources)).toEqual([sources[0]]);
    expect(contents.reportedItems).toMatchObject([{ list: 'sources', index: 1, reason: 'malformed' }]);
    expect(contents.isDamaged).toBe(true);
  });

  it('lists the damaged rows of an export as sources that are not imported', async () => {
    const source = makeSource();
    const damagedRows = [
      { key: 'a', reason: 'title', row: { source: { title: 'Tide gauges', url: 7 } }, snapshots: [] },
      { key: 'sid_b', reason: 'unreadable', row: null, snapshots: [] },
    ];
    const text = JSON.stringify({ ...JSON.parse(await writeFile([source], [])), damagedRows });
    const contents = await readFile(new Blob([text]));
    expect(contents).toMatchObject({ isDamaged: false, ignoredFields: [] });
    expect(await loadAll(contents.sources)).toEqual([source]);
    expect(contents.reportedItems).toMatchObject([
      { list: 'damagedRows', index: 0, label: 'Tide gauges' },
      { list: 'damagedRows', index: 1, label: 'sid_b' },
    ]);
    expect(parseExportFile(JSON.parse(text))).toMatchObject({
      ok: true,
      value: { sources: [source], reportedItems: contents.reportedItems },
    });
  });

  it('notices that another file of the same size replaced it, or that it is gone', async () => {
    const sources = [makeSource({ title: 'Tides' }), makeSource({ title: 'Waves' })];
    const snapshots = sources.map((source) => makeSnapshot(source, 'It rains.'));
    const text = await writeFile(sources, snapshots);
    const file = new ReplaceableFile(text);
    const { sources: list, snapshots: texts } = await readFile(file);
    file.replace(text.replace('Waves', 'Winds'));
    const [first, second] = list.references;
    if (!first || !second) throw new Error('no references');
    expect(await list.load([first])).toEqual(ok([sources[0]]));
    expect(await list.load([first, second])).toEqual(err({ kind: 'file-changed' }));
    file.replace(text.replaceAll('It rains.', 'It snows.'));
    expect(await loadAll(list)).toEqual(sources);
    expect(await texts.load(texts.references)).toEqual(err({ kind: 'file-changed' }));
    file.replace(null);
    expect(await list.load([first])).toEqual(err({ kind: 'file-changed' }));
  });

  it('says that a file is damaged wherever it is cut, and that a whole one is not', async () => {
    const source = makeSource();
    const text = await writeFile([source], [makeSnapshot(source, 'Text')], [makeVenue('a', ['a.example'])]);
    expect((await readFile(new Blob([text]))).isDamaged).toBe(false);
    const control = { onProgress: () => {}, signal: new AbortController().signal };
    for (let end = text.indexOf('"sources"') + 12; end < text.trimEnd().length; end += 1) {
      const result = await readImportContents(new Blob([text.slice(0, end)]), NOW, [], control);
      expect(result).toMatchObject({ ok: true, value: { isDamaged: true } });
    }
  });

  it.each([
    '[{}},{"b":2},{"c":3}],"venues":[{}]}',
    '[{}]],"venues":[{}]}',
    '[{}]},"venues":[{}]}',
    '[{}] "venues":[{}]}',
    '[{}],"snapshots" [{}],"venues":[{}]}',
    '[{},"venues":[{}]}',
  ])('says that a file with the lists %s is damaged', async (lists) => {
    expect((await readFile(new Blob([`{"schemaVersion":1,"sources":${lists}`]))).isDamaged).toBe(true);
  });

  it('refuses a file of another version, and accepts one without records', async () => {
    const control = { onProgress: () => {}, signal: new AbortController().signal };
    const newer = new Blob(['{"schemaVersion": 2, "sources": []}']);
    expect(await readImportContents(newer, NOW, [], control)).toEqual({
      ok: false,
      problem: { kind: 'other-version', foundVersion: '2' },
    });
    const { sources } = await readFile(new Blob([await writeFile([], [])]));
    expect(sources.references).toEqual([]);
  });
});
