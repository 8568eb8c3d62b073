import { describe, expect, it } from 'vitest';
import { createSourceList } from '@/lib/app/library/import-contents';
import type { UnfinishedImports } from '@/lib/app/library/interrupted-imports';
import { createNotifications, type Notification } from '@/lib/app/library/notifications';
import { exportSources, readImportFile, runImport, type TransferDeps } from '@/lib/app/library/transfer';
import { buildVenueTable } from '@/lib/app/library/venue-table';
import type { ExportOptions } from '@/lib/app/library/write-export';
import { err, ok } from '@/lib/base/result';
import { ExportFile } from '@/lib/formats/export-file';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
import { makeChange } from '@/tests/support/make-change';
import { makeRow, makeSnapshot, makeSource } from '@/tests/support/make-sources';
import { makeVenue } from '@/tests/support/make-venue';

const NOW = new Date('2026-03-14T10:00:00.000Z');
const EMPTY_COUNTS = {
  added: 0,
  replaced: 0,
  restored: 0,
  skipped: 0,
  rejected: 0,
  textCount: 0,
  written: [],
  change: null,
};

const STORED_ROW = { stableId: 'sid_damaged', source: { title: 42 }, size: 7n };

/** Creates fake dependencies. The library has 251 rows, and one of them is invalid. */
function makeDeps(overrides: Partial<TransferDeps> = {}) {
  const rows = [
    ...Array.from({ length: 250 }, () => makeRow()),
    { kind: 'bad-row' as const, key: '?', reason: 'not a source', stored: STORED_ROW },
  ];
  const downloads: { name: string; text: Promise<string> }[] = [];
  const shownNotifications: Notification[] = [];
  const savedExports: unknown[] = [];
  const notifications = createNotifications(
    () => () => {},
    () => new Date(),
  );
  notifications.subscribe(() => {
    const current = notifications.getCurrent();
    if (current) shownNotifications.push(current);
  });
  const importStates: UnfinishedImports[] = [{}];
  const deps: TransferDeps = {
    runningImports: {
      update: async (change) => void importStates.push(change(importStates.at(-1) ?? {})),
    },
    now: () => NOW,
    countSources: async () => 250,
    isDiskFull: async () => false,
    findMatches: async () => [],
    listWikis: async () => [],
    getEntriesWithCitations: async () => new Map(),
    readSourceBatch: async (after, size) => {
      const start = Number(after ?? 0);
      const isLast = start + size >= rows.length;
      return { rows: rows.slice(start, start + size), next: isLast ? null : String(start + size) };
    },
    listSourcesById: async () => rows.slice(0, 1),
    listSnapshots: async () => [],
    getMeta: () => ({ generator: { name: 'test', version: '1' }, exportedAt: NOW.toISOString() }),
    writeFile: async (pieces, signal) => {
      let text = '';
      for await (const piece of pieces) {
        signal.throwIfAborted();
        text += piece;
      }
      return new Blob([text]);
    },
    sendChunk: async () => ok(EMPTY_COUNTS),
    createId: () => 'import-1',
    runWhileImporting: (_, run) => run(),
    deleteEmptyChange: async () => undefined,
    buildUndoAction: () => ({ label: 'Undo', run: () => {} }),
    downloadFile: (file, name) => downloads.push({ name, text: file.text() }),
    columnFields: { get: async () => [] },
    lastExport: { set: async (value) => void savedExports.push(value) },
    notifications,
    formatMessage: (message) => JSON.stringify(message),
    cancelLabel: 'Cancel',
    ...overrides,
  };
  return {
    deps,
    downloads,
    savedExports,
    importStates,
    shownNotifications,
    getNotificationText: () => notifications.getCurrent()?.text,
  };
}

const ALL_SOURCES: ExportOptions = {
  ids: null,
  format: 'json',
  includeText: true,
  formatOptions: {
    language: 'en',
    getLabel: (field) => field,
    describeCredibility: () => '',
    keyPattern: '[author][year][title]',
    noteTemplate: { name: null, body: null },
  },
  venues: [],
  customVenueIds: new Set<string>(),
};

describe('exportSources', () => {
  it('downloads every source with the damaged rows as they are stored, reports their number, and saves the time', async () => {
    const { deps, downloads, savedExports, shownNotifications, getNotificationText } = makeDeps();
    await exportSources(deps, ALL_SOURCES);
    expect(downloads.map(({ name }) => name)).toEqual(['provenote-2026-03-14.json']);
    const file = ExportFile.parse(JSON.parse((await downloads[0]?.text) ?? ''));
    expect(file.sources).toHaveLength(250);
    expect(file.damagedRows).toEqual([
      { key: '?', reason: 'not a source', row: { ...STORED_ROW, size: '7' }, snapshots: [] },
    ]);
    expect(savedExports).toEqual([{ at: NOW.toISOString(), sources: 250 }]);
    expect(getNotificationText()).toBe(
      JSON.stringify({ kind: 'exported', count: 250, invalidRowCount: 1, areInvalidRowsIncluded: true }),
    );
    const progressNotifications = shownNotifications.filter(({ progress }) => progress !== null);
    expect(progressNotifications.length).toBeGreaterThan(50);
    expect(progressNotifications.length).toBeLessThanOrEqual(100);
  });

  it('downloads every source in another format, and does not save the time', async () => {
    const { deps, downloads, savedExports, shownNotifications, getNotificationText } = makeDeps();
    await exportSources(deps, { ...ALL_SOURCES, format: 'bibtex' });
    expect(downloads.map(({ name }) => name)).toEqual(['provenote-2026-03-14.bib']);
    expect(((await downloads[0]?.text) ?? '').match(/^@misc\{/gm)).toHaveLength(250);
    expect(savedExports).toEqual([]);
    expect(getNotificationText()).toBe(
      JSON.stringify({ kind: 'exported', count: 250, invalidRowCount: 1, areInvalidRowsIncluded: false }),
    );
    expect(shownNotifications.filter(({ progress }) => progress !== null).length).toBeGreaterThan(50);
  });

  it('does not save the time of an export of some sources', async () => {
    const { deps, savedExports, getNotificationText } = makeDeps();
    await exportSources(deps, { ...ALL_SOURCES, ids: ['sid_AbCdEf0123'] });
    expect(savedExports).toEqual([]);
    expect(getNotificationText()).toBe(
      JSON.stringify({ kind: 'exported', count: 1, invalidRowCount: 0, areInvalidRowsIncluded: true }),
    );
  });

  it.each([
    ['many short texts', 10, 20],
    ['few long texts', 500_000, 5],
  ])('reads %s at once', async (_, length, expectedCount) => {
    const snapshot = makeSnapshot(makeSource(), 'x'.repeat(length));
    let readingCount = 0;
    let maxReadingCount = 0;
    const { deps } = makeDeps({
      listSnapshots: async () => {
        readingCount += 1;
        maxReadingCount = Math.max(maxReadingCount, readingCount);
        await Promise.resolve();
        readingCount -= 1;
        return [snapshot];
      },
      writeFile: async (pieces) => {
        for await (const _piece of pieces);
        return new Blob([]);
      },
    });
    await exportSources(deps, ALL_SOURCES);
    expect(maxReadingCount).toBe(expectedCount);
  });

  it('ends without a file when the reader cancels', async () => {
    const { deps, downloads, shownNotifications, getNotificationText } = makeDeps();
    const { listSnapshots } = deps;
    deps.listSnapshots = (stableId) => {
      shownNotifications.at(-1)?.action?.run();
      return listSnapshots(stableId);
    };
    await exportSources(deps, ALL_SOURCES);
    expect(downloads).toEqual([]);
    expect(getNotificationText()).toBe(JSON.stringify({ kind: 'export-cancelled' }));
  });

  it('says that the disk is full, and does not count as an export', async () => {
    const { deps, downloads, savedExports, getNotificationText } = makeDeps({
      writeFile: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    });
    await exportSources(deps, ALL_SOURCES);
    expect(getNotificationText()).toBe(JSON.stringify({ kind: 'export-disk-full' }));
    expect([downloads, savedExports]).toEqual([[], []]);
  });

  it('says that the disk is full if only an error of the database shows it', async () => {
    const { deps, getNotificationText } = makeDeps({
      countSources: () => Promise.reject(new DOMException('Internal error', 'UnknownError')),
      isDiskFull: async () => true,
    });
    await exportSources(deps, ALL_SOURCES);
    expect(getNotificationText()).toBe(JSON.stringify({ kind: 'export-disk-full' }));
  });

  it('notifies the reader of the reason when it fails', async () => {
    const { deps, getNotificationText } = makeDeps({
      writeFile: () => Promise.reject(new Error('disk full')),
    });
    await exportSources(deps, ALL_SOURCES);
    expect(getNotificationText()).toBe(JSON.stringify({ kind: 'export-failed', reason: 'disk full' }));
  });
});

const IMPORT = { kind: 'import' } as const;
const makeFile = (text: string) => new File([text], 'export.json');
const EMPTY_EXPORT = { schemaVersion: 1, sources: [], snapshots: [], venues: [] };

describe('exportSources with many damaged rows', () => {
  it('reads the damaged rows again in batches, so that they are not in memory until the end', async () => {
    const stored = Array.from({ length: 250 }, (_, index) => ({ stableId: `damaged-${index}`, size: index }));
    const toRow = (row: { stableId: string }) => ({
      kind: 'bad-row' as const,
      key: row.stableId,
      reason: 'not a source',
      stored: row,
    });
    const batchSizes: number[] = [];
    const { deps, downloads } = makeDeps({
      readSourceBatch: async () => ({ rows: stored.map(toRow), next: null }),
      listSourcesById: async (keys) => {
        batchSizes.push(keys.length);
        return stored.filter(({ stableId }) => keys.includes(stableId)).map(toRow);
      },
    });
    await exportSources(deps, ALL_SOURCES);
    // The rows are read twice: to find those that were repaired meanwhile, and to write the others.
    expect(batchSizes).toEqual([100, 100, 50, 100, 100, 50]);
    const { damagedRows } = ExportFile.parse(JSON.parse((await downloads[0]?.text) ?? ''));
    expect(damagedRows?.map(({ row }) => row)).toEqual(stored);
  });
});

describe('exportSources while a damaged row is repaired', () => {
  const repairedRow = makeRow();
  const damagedRow = {
    kind: 'bad-row' as const,
    key: repairedRow.stableId,
    reason: 'not a source',
    stored: { stableId: repairedRow.stableId, source: 7 },
  };

  it('writes the row as a source if it is valid when the sources end', async () => {
    const { deps, downloads, getNotificationText } = makeDeps({
      readSourceBatch: async () => ({ rows: [damagedRow], next: null }),
      listSourcesById: async () => [repairedRow],
    });
    await exportSources(deps, ALL_SOURCES);
    const { sources, damagedRows } = ExportFile.parse(JSON.parse((await downloads[0]?.text) ?? ''));
    expect(sources.map(({ stableId }) => stableId)).toEqual([repairedRow.stableId]);
    expect(damagedRows).toBeUndefined();
    expect(JSON.parse(getNotificationText() ?? '')).toMatchObject({ count: 1, invalidRowCount: 0 });
  });

  it('writes the row among the damaged ones if it is repaired after the sources', async () => {
    let readCount = 0;
    const { deps, downloads, getNotificationText } = makeDeps({
      readSourceBatch: async () => ({ rows: [damagedRow], next: null }),
      listSourcesById: async () => {
        readCount += 1;
        return readCount === 1 ? [damagedRow] : [repairedRow];
      },
    });
    await exportSources(deps, ALL_SOURCES);
    const { sources, damagedRows } = ExportFile.parse(JSON.parse((await downloads[0]?.text) ?? ''));
    expect(sources).toEqual([]);
    expect(damagedRows).toMatchObject([
      {
        key: repairedRow.stableId,
        reason: 'not a source',
        row: { source: { title: repairedRow.source.title } },
      },
    ]);
    expect(JSON.parse(getNotificationText() ?? '')).toMatchObject({ count: 0, invalidRowCount: 1 });
  });

  it('counts no row that was deleted meanwhile', async () => {
    const { deps, getNotificationText } = makeDeps({
      readSourceBatch: async () => ({ rows: [damagedRow], next: null }),
      listSourcesById: async () => [],
    });
    await exportSources(deps, ALL_SOURCES);
    expect(JSON.parse(getNotificationText() ?? '')).toMatchObject({ count: 0, invalidRowCount: 0 });
  });
});

describe('readImportFile', () => {
  it('plans every source of an exported file', async () => {
    const { deps, getNotificationText } = makeDeps();
    const dryRun = await readImportFile(
      deps,
      makeFile(JSON.stringify({ ...EMPTY_EXPORT, sources: [makeSource()] })),
    );
    expect(dryRun?.rows.map(({ outcome }) => outcome)).toEqual(['new']);
    expect(getNotificationText()).toBeUndefined();
  });

  it.each([
    ['no JSON', 'text', { kind: 'not-an-export', fileName: 'export.json' }],
    [
      'another version',
      JSON.stringify({ ...EMPTY_EXPORT, schemaVersion: 2 }),
      { kind: 'import-other-version', foundVersion: '2' },
    ],
  ])('notifies the reader of the reason when a file cannot be imported: %s', async (_, text, message) => {
    const { deps, getNotificationText } = makeDeps();
    expect(await readImportFile(deps, makeFile(text))).toBeNull();
    expect(getNotificationText()).toBe(JSON.stringify(message));
  });
});

describe('readImportFile of a large file', () => {
  const largeSource = makeSource({ summary: 'x'.repeat(1_500_000) });
  const largeFile = makeFile(JSON.stringify({ ...EMPTY_EXPORT, sources: [largeSource, makeSource()] }));

  it('shows the progress, and closes it when the dry run is there', async () => {
    const { deps, shownNotifications, getNotificationText } = makeDeps();
    const dryRun = await readImportFile(deps, new File([largeFile, ' '.repeat(1_000_000)], 'export.json'));
    expect(dryRun?.rows.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
    expect(shownNotifications.some(({ progress }) => progress !== null && progress > 0)).toBe(true);
    expect(getNotificationText()).toBeUndefined();
  });

  it('stops when the reader cancels, and says that nothing was imported', async () => {
    const { deps, shownNotifications, getNotificationText } = makeDeps();
    deps.notifications = {
      ...deps.notifications,
      notify: (notification) => {
        if (notification?.progress !== null) notification?.action?.run();
      },
    };
    const file = new File([largeFile, ' '.repeat(1_000_000)], 'export.json');
    expect(await readImportFile(deps, file)).toBeNull();
    expect(shownNotifications.map(({ progress }) => progress)).toEqual([null]);
    expect(getNotificationText()).toBe(JSON.stringify({ kind: 'import-reading-cancelled' }));
  });
});

describe('runImport', () => {
  it('sends the new venues first, and reports the number of sources with each outcome', async () => {
    const sentChunks: string[][] = [];
    const { deps, getNotificationText } = makeDeps({
      sendChunk: async ({ venues, sources }) => {
        sentChunks.push([...venues.map(({ id }) => id), ...sources.map(({ title }) => title)]);
        return ok({ ...EMPTY_COUNTS, added: sources.length });
      },
    });
    const [knownVenue, newVenue] = [makeVenue('known', ['a.example']), makeVenue('fresh', ['b.example'])];
    const source = makeSource({ title: 'New' });
    const text = JSON.stringify({ ...EMPTY_EXPORT, sources: [source], venues: [knownVenue, newVenue] });
    const dryRun = await readImportFile(deps, makeFile(text));
    if (!dryRun) throw new Error('the file was rejected');
    await runImport(deps, dryRun, DEFAULT_IMPORT_CHOICES, buildVenueTable([knownVenue]));
    expect(sentChunks).toEqual([['fresh'], ['New']]);
    const { written: _, change: __, ...counts } = { ...EMPTY_COUNTS, added: 1 };
    expect(getNotificationText()).toBe(JSON.stringify({ kind: 'imported', counts, venueCount: 0 }));
  });

  it.each([
    [0, ['import-1']],
    [1, []],
  ])('removes the change of an import in which %i sources changed: %j', async (changedCount, expected) => {
    const removedIds: string[] = [];
    const { deps } = makeDeps({
      sendChunk: async () => ok({ ...EMPTY_COUNTS, change: makeChange({ id: 'import-1', changedCount }) }),
      deleteEmptyChange: async (id) => removedIds.push(id),
    });
    const dryRun = await readImportFile(
      deps,
      makeFile(JSON.stringify({ ...EMPTY_EXPORT, sources: [makeSource()] })),
    );
    if (!dryRun) throw new Error('the file was rejected');
    await runImport(deps, dryRun, DEFAULT_IMPORT_CHOICES, null);
    expect(removedIds).toEqual(expected);
  });

  it('notifies the reader of the reason when it fails', async () => {
    const { deps, getNotificationText } = makeDeps({ sendChunk: async () => err({ kind: 'no-response' }) });
    const dryRun = await readImportFile(
      deps,
      makeFile(JSON.stringify({ ...EMPTY_EXPORT, sources: [makeSource()] })),
    );
    if (!dryRun) throw new Error('the file was rejected');
    await runImport(deps, dryRun, DEFAULT_IMPORT_CHOICES, null);
    expect(JSON.parse(getNotificationText() ?? '')).toMatchObject({
      kind: 'import-stopped',
      remainingCount: 1,
      problem: { kind: 'no-response' },
    });
  });

  it('says what was imported, with Undo, when the file cannot be read any more', async () => {
    const { deps, shownNotifications, getNotificationText } = makeDeps({
      sendChunk: async ({ sources }) =>
        ok({
          ...EMPTY_COUNTS,
          added: sources.length,
          change: makeChange({ id: 'import-1', action: IMPORT, changedCount: sources.length }),
        }),
    });
    const sources = createSourceList(Array.from({ length: 250 }, () => makeSource()));
    const load: typeof sources.load = async (references) => {
      if (references.length < 200) throw new RangeError('Out of memory');
      return sources.load(references);
    };
    const dryRun = await readImportFile(deps, makeFile(JSON.stringify(EMPTY_EXPORT)));
    if (!dryRun) throw new Error('the file was rejected');
    const contents = { ...dryRun.contents, sources: { ...sources, load } };
    await runImport(deps, { ...dryRun, contents }, DEFAULT_IMPORT_CHOICES, null);
    expect(JSON.parse(getNotificationText() ?? '')).toMatchObject({
      kind: 'import-stopped',
      counts: { added: 200 },
      remainingCount: 50,
      problem: { kind: 'file-unreadable', reason: 'Out of memory' },
    });
    expect(shownNotifications.at(-1)).toMatchObject({
      kind: 'alert',
      action: { label: 'Undo' },
      changeId: 'import-1',
      progress: null,
    });
  });

  it('is stored as running until it ends, so that a closed page does not hide that it is incomplete', async () => {
    const { deps, importStates } = makeDeps({
      sendChunk: async ({ sources }) => ok({ ...EMPTY_COUNTS, added: sources.length }),
    });
    const sources = Array.from({ length: 250 }, () => makeSource());
    const dryRun = await readImportFile(deps, makeFile(JSON.stringify({ ...EMPTY_EXPORT, sources })));
    if (!dryRun) throw new Error('the file was rejected');
    await runImport(deps, dryRun, DEFAULT_IMPORT_CHOICES, null);
    expect(importStates).toEqual([
      {},
      ...[0, 200, 250].map((doneCount) => ({
        'import-1': { fileName: 'export.json', sourceCount: 250, doneCount },
      })),
      {},
    ]);
  });

  it('ends the progress when a chunk fails for an unknown reason', async () => {
    const { deps, shownNotifications } = makeDeps({
      sendChunk: () => Promise.reject(new Error('The page is gone')),
    });
    const text = JSON.stringify({ ...EMPTY_EXPORT, sources: [makeSource()] });
    const dryRun = await readImportFile(deps, makeFile(text));
    if (!dryRun) throw new Error('the file was rejected');
    await runImport(deps, dryRun, DEFAULT_IMPORT_CHOICES, null);
    expect(shownNotifications.at(-1)).toMatchObject({
      kind: 'alert',
      text: JSON.stringify({ kind: 'import-failed', reason: 'The page is gone' }),
      progress: null,
    });
  });
});
