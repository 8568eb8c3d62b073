import { describe, expect, it } from 'vitest';
import { checkBackup } from '@/lib/app/library/backup/check-backup';
import { restoreBackup } from '@/lib/app/library/backup/restore-backup';
import { err, ok } from '@/lib/base/result';
import { createRestoreCounts } from '@/lib/record/schema/restore-counts';
import { BACKUP_ABOUT, listParts, writeBackup } from '@/tests/support/backup-files';

const deps = {
  databaseVersion: 10,
  planRows: async (kind: string, rows: readonly unknown[]) =>
    kind === 'sources' || kind === 'venues'
      ? ok({ counts: { ...createRestoreCounts(), added: rows.length }, titles: [] })
      : null,
};
const createControl = () => ({ onProgress: () => {}, signal: new AbortController().signal });
const rowsByKind = { venues: [{ id: 'a' }], sources: [{ id: 'b' }, { id: 'c' }] };

describe('checkBackup', () => {
  it('counts what is in an undamaged file', async () => {
    const result = await checkBackup(deps, await writeBackup(rowsByKind), createControl());
    expect(result).toMatchObject({ ok: true, value: { about: BACKUP_ABOUT, damage: { kind: 'none' } } });
    expect(result.ok && result.value.countsByKind.get('sources')?.added).toBe(2);
  });

  it('names the missing parts of a damaged file', async () => {
    const file = await writeBackup(rowsByKind);
    const sources = (await listParts(file)).find(({ kind }) => kind === 'sources');
    const damagedFile = new Blob([file.slice(0, sources?.start), file.slice(sources?.end)]);
    const result = await checkBackup(deps, damagedFile, createControl());
    expect(result).toMatchObject({
      ok: true,
      value: { damage: { kind: 'lost-parts', partCount: 1, rowsByKind: new Map([['sources', 2]]) } },
    });
  });

  it('says that it is unknown what is missing if the list of parts is lost', async () => {
    const file = await writeBackup(rowsByKind);
    const manifest = (await listParts(file)).at(-1);
    const result = await checkBackup(deps, file.slice(0, (manifest?.end ?? 0) - 1), createControl());
    expect(result).toMatchObject({ ok: true, value: { about: BACKUP_ABOUT, damage: { kind: 'unknown' } } });
  });

  it('rejects other files, and backups of newer versions even if their first part is damaged', async () => {
    expect(await checkBackup(deps, new Blob(['{"sources":[]}']), createControl())).toEqual(
      err({ kind: 'not-a-backup' }),
    );
    for (const about of [
      { ...BACKUP_ABOUT, version: 2 },
      { ...BACKUP_ABOUT, databaseVersion: 11 },
    ]) {
      const file = await writeBackup({}, about);
      expect(await checkBackup(deps, file, createControl())).toEqual(err({ kind: 'newer-backup' }));
      expect(await checkBackup(deps, file.slice(20), createControl())).toEqual(err({ kind: 'newer-backup' }));
    }
  });
});

describe('restoreBackup', () => {
  it('returns what was restored before the disk was full', async () => {
    const restoreRows = async (kind: string, rows: readonly unknown[]) => {
      if (kind === 'sources') return err({ kind: 'disk-full' as const });
      return kind === 'venues' ? ok({ ...createRestoreCounts(), added: rows.length }) : null;
    };
    const result = await restoreBackup({ restoreRows }, await writeBackup(rowsByKind), createControl());
    expect(result).toEqual({
      countsByKind: new Map([['venues', { ...createRestoreCounts(), added: 1 }]]),
      isFinished: false,
      problem: { kind: 'disk-full' },
    });
  });
});
