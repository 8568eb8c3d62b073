import { describe, expect, it } from 'vitest';
import { createNotifications, type Notification } from '@/lib/app/library/notifications';
import { confirmImport, exportSources, readImportFile, type TransferDeps } from '@/lib/app/library/transfer';
import { buildVenueTable } from '@/lib/app/library/venue-table';
import { err, ok } from '@/lib/base/result';
import { makeRow, makeSource } from '@/tests/support/make-records';
import { makeVenue } from '@/tests/support/make-venue';

const NOW = new Date('2026-03-14T10:00:00.000Z');
const noCounts = { added: 0, replaced: 0, restored: 0, skipped: 0, rejected: 0, texts: 0, written: [] };

/** Creates dependencies with fakes: a library of 251 rows, one of them invalid. */
function makeDeps(overrides: Partial<TransferDeps> = {}) {
  const rows = [
    ...Array.from({ length: 250 }, () => makeRow()),
    { kind: 'bad-row' as const, key: '?', reason: 'torn' },
  ];
  const downloads: { name: string; text: Promise<string> }[] = [];
  const shown: Notification[] = [];
  const exports: unknown[] = [];
  const notifications = createNotifications(() => () => {});
  notifications.subscribe(() => {
    const current = notifications.getCurrent();
    if (current) shown.push(current);
  });
  const deps: TransferDeps = {
    now: () => NOW,
    countSources: async () => 250,
    findMatch: async () => ({ row: null, hasConflict: false }),
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
    addRecords: async () => ok(noCounts),
    downloadFile: (file, name) => downloads.push({ name, text: file.text() }),
    lastExport: { set: async (value) => void exports.push(value) },
    notifications,
    format: (message) => JSON.stringify(message),
    cancelLabel: 'Cancel',
    ...overrides,
  };
  return { deps, downloads, exports, shown, getText: () => notifications.getCurrent()?.text };
}

const everything = { ids: null, includeText: true, venues: [], ownIds: new Set<string>() };

describe('exportSources', () => {
  it('downloads every valid source, reports the others, and saves the time', async () => {
    const { deps, downloads, exports, shown, getText } = makeDeps();
    await exportSources(deps, everything);
    expect(downloads.map(({ name }) => name)).toEqual(['provenote-2026-03-14.json']);
    expect(JSON.parse((await downloads[0]?.text) ?? '').sources).toHaveLength(250);
    expect(exports).toEqual([{ at: NOW.toISOString(), sources: 250 }]);
    expect(getText()).toBe(JSON.stringify({ kind: 'exported', count: 250, badRowCount: 1 }));
    const steps = shown.filter(({ progress }) => progress !== null);
    expect(steps.length).toBeGreaterThan(50);
    expect(steps.length).toBeLessThanOrEqual(100);
  });

  it('does not save the time of an export of some sources', async () => {
    const { deps, exports, getText } = makeDeps();
    await exportSources(deps, { ...everything, ids: ['sid_AbCdEf0123'] });
    expect(exports).toEqual([]);
    expect(getText()).toBe(JSON.stringify({ kind: 'exported', count: 1, badRowCount: 0 }));
  });

  it('ends without a file when the reader cancels', async () => {
    const { deps, downloads, shown, getText } = makeDeps();
    const { listSnapshots } = deps;
    deps.listSnapshots = (stableId) => {
      shown.at(-1)?.action?.run();
      return listSnapshots(stableId);
    };
    await exportSources(deps, everything);
    expect(downloads).toEqual([]);
    expect(getText()).toBe(JSON.stringify({ kind: 'export-cancelled' }));
  });

  it('notifies the reader why it failed', async () => {
    const { deps, getText } = makeDeps({ writeFile: () => Promise.reject(new Error('disk full')) });
    await exportSources(deps, everything);
    expect(getText()).toBe(JSON.stringify({ kind: 'export-failed', reason: 'disk full' }));
  });
});

const encodeFile = (text: string) => ({ name: 'export.json', text: async () => text });
const emptyFile = { schemaVersion: 1, sources: [], snapshots: [], venues: [] };

describe('readImportFile', () => {
  it('plans every record of an exported file', async () => {
    const { deps, getText } = makeDeps();
    const dryRun = await readImportFile(
      deps,
      encodeFile(JSON.stringify({ ...emptyFile, sources: [makeSource()] })),
    );
    expect(dryRun?.rows.map(({ outcome }) => outcome)).toEqual(['new']);
    expect(getText()).toBeUndefined();
  });

  it.each([
    ['no JSON', 'text', { kind: 'not-an-export', fileName: 'export.json' }],
    [
      'another version',
      JSON.stringify({ ...emptyFile, schemaVersion: 2 }),
      { kind: 'import-other-version', foundVersion: '2' },
    ],
  ])('notifies the reader why a file cannot be imported: %s', async (_, text, message) => {
    const { deps, getText } = makeDeps();
    expect(await readImportFile(deps, encodeFile(text))).toBeNull();
    expect(getText()).toBe(JSON.stringify(message));
  });
});

describe('confirmImport', () => {
  it('sends the new venues first, and reports the number of records with each outcome', async () => {
    const sentNames: string[][] = [];
    const { deps, getText } = makeDeps({
      addRecords: async ({ venues, sources }) => {
        sentNames.push([...venues.map(({ id }) => id), ...sources.map(({ title }) => title)]);
        return ok({ ...noCounts, added: sources.length });
      },
    });
    const [known, fresh] = [makeVenue('known', ['a.example']), makeVenue('fresh', ['b.example'])];
    const source = makeSource({ title: 'New' });
    const text = JSON.stringify({ ...emptyFile, sources: [source], venues: [known, fresh] });
    const dryRun = await readImportFile(deps, encodeFile(text));
    if (!dryRun) throw new Error('the file was refused');
    await confirmImport(deps, dryRun, false, buildVenueTable([known]));
    expect(sentNames).toEqual([['fresh'], ['New']]);
    const { written: _, ...counts } = { ...noCounts, added: 1 };
    expect(getText()).toBe(JSON.stringify({ kind: 'imported', counts }));
  });

  it('notifies the reader why it failed', async () => {
    const { deps, getText } = makeDeps({ addRecords: async () => err({ kind: 'no-response' }) });
    const dryRun = await readImportFile(
      deps,
      encodeFile(JSON.stringify({ ...emptyFile, sources: [makeSource()] })),
    );
    if (!dryRun) throw new Error('the file was refused');
    await confirmImport(deps, dryRun, false, null);
    expect(getText()).toBe(JSON.stringify({ kind: 'problem', problem: { kind: 'no-response' } }));
  });
});
