import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBackupFileName, isBackupFileName, parsePartFileName } from '@/lib/formats/backup/backup-part';
import { createRandom } from '@/scripts/bench-anchor/random';
import { BACKUP_ABOUT, listParts, writeBackup } from '@/tests/support/backup-files';

const UNZIP = ['/usr/bin/unzip', '/bin/unzip'].find(existsSync);

/** Makes rows that hardly compress, so that damage hits their content. */
function makeRows(count: number, length: number, seed: number): unknown[] {
  const { integer } = createRandom(seed);
  const makeText = () => Array.from({ length }, () => String.fromCharCode(48 + integer(75))).join('');
  return Array.from({ length: count }, (_, index) => ({ index, text: makeText() }));
}

describe('backup file', () => {
  it('is a ZIP file that other programs accept', async () => {
    const file = await writeBackup({
      sources: makeRows(50, 40_000, 1),
      drafts: [{ name: 'draft:ä', value: '…' }],
    });
    const path = join(mkdtempSync(join(tmpdir(), 'provenote-backup-')), 'backup.zip');
    writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
    if (!UNZIP) return;
    const { status, stdout } = spawnSync(UNZIP, ['-t', path], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('No errors detected')]);
  });

  it('has the rows in several parts of about 1 MB, and a manifest that lists them', async () => {
    const rows = makeRows(50, 40_000, 2);
    const parts = await listParts(await writeBackup({ sources: rows, venues: [{ id: 'a' }], merges: [] }));
    expect(parts.map(({ kind }) => kind)).toEqual([
      'about',
      'sources',
      'sources',
      'sources',
      'venues',
      'manifest',
    ]);
    expect(parts.filter(({ kind }) => kind === 'sources').flatMap((part) => part.rows)).toEqual(rows);
    expect(parts.at(-1)?.rows).toEqual([
      {
        about: BACKUP_ABOUT,
        parts: parts
          .slice(0, -1)
          .map(({ sha256, kind, rows: { length } }) => ({ sha256, kind, rows: length })),
      },
    ]);
  });

  it('returns every JSON value unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ stringUnit: 'binary' }), { minLength: 1 }), async (values) => {
        const rows = values.map((value) => ({ value }));
        const [, part] = await listParts(await writeBackup({ settings: rows }));
        expect(part?.rows).toEqual(JSON.parse(JSON.stringify(rows)));
      }),
      { numRuns: 100 },
    );
  });

  it('returns every intact part after 1,000 random damages: flipped bits, cuts and lost ends', async () => {
    const file = await writeBackup(
      { sources: makeRows(12, 300, 3), snapshots: makeRows(6, 2000, 4) },
      BACKUP_ABOUT,
      1000,
    );
    const bytes = new Uint8Array(await file.arrayBuffer());
    const parts = await listParts(file);
    const { integer, pick } = createRandom(20_261_129);
    let lostCount = 0;
    for (let run = 0; run < 1000; run += 1) {
      const kind = pick(['flip', 'cut', 'end'] as const);
      const from = integer(bytes.length);
      const length = kind === 'flip' ? 1 : kind === 'cut' ? 1 + integer(bytes.length / 4) : bytes.length;
      const until = Math.min(bytes.length, from + length);
      const isIntact = ({ start, end }: (typeof parts)[number]) => end <= from || start >= until;
      const intactHashes = parts.filter(isIntact).map(({ sha256 }) => sha256);
      const damaged =
        kind === 'flip'
          ? bytes.with(from, (bytes[from] ?? 0) ^ (1 << integer(8)))
          : new Uint8Array([...bytes.subarray(0, from), ...bytes.subarray(until)]);
      const recovered = await listParts(new Blob([damaged]));
      const recoveredHashes = recovered.map(({ sha256 }) => sha256);
      expect(recoveredHashes, `run ${run}: ${kind} at ${from}`).toEqual(expect.arrayContaining(intactHashes));
      // A part that is returned has its own rows, and never damaged ones.
      for (const { sha256, rows } of recovered)
        expect(rows).toEqual(parts.find((part) => part.sha256 === sha256)?.rows);
      lostCount += parts.length - recovered.length;
    }
    expect(lostCount).toBeGreaterThan(500);
  });

  it('finds a part behind a header that claims a wrong length, and behind text that looks like a header', async () => {
    const file = await writeBackup({ venues: [{ id: 'a' }], merges: [{ keep: 'b' }] });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [about, venues] = await listParts(file);
    // The compressed size is at offset 18 of a header.
    bytes[(venues?.start ?? 0) + 18] = 250;
    const prefix = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x50, 0x4b, 0x03, 0x04]);
    const parts = await listParts(new Blob([prefix, bytes]));
    expect(parts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['about', 'merges', 'manifest']));
    expect(parts[0]?.start).toBe((about?.start ?? 0) + prefix.length);
  });

  it('does not unpack more than a header says', async () => {
    const file = await writeBackup({ settings: [{ text: 'a'.repeat(900_000) }] });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const settings = (await listParts(file))[1];
    // The length of the content is at offset 22 of a header.
    new DataView(bytes.buffer).setUint32((settings?.start ?? 0) + 22, 1000, true);
    expect((await listParts(new Blob([bytes]))).map(({ kind }) => kind)).toEqual(['about', 'manifest']);
  });
});

describe('names', () => {
  it('are recognised only in the form in which they are written', () => {
    const name = formatBackupFileName('2026-11-20T08:30:59.120Z');
    expect(name).toBe('provenote-backup-2026-11-20-083059.zip');
    expect(isBackupFileName(name)).toBe(true);
    for (const other of [
      'notes.zip',
      `copy of ${name}`,
      `${name}.crswap`,
      'provenote-backup-2026-13-20-083059.zip',
    ])
      expect(isBackupFileName(other)).toBe(false);
    expect(parsePartFileName(`0002-sources-${'a'.repeat(64)}.jsonl`)).toBe('a'.repeat(64));
    expect(parsePartFileName('0002-sources.jsonl')).toBeNull();
  });
});
