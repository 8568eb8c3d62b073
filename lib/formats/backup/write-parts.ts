import { computeSha256 } from '@/lib/base/sha256';
import {
  ABOUT_KIND,
  type BackupAbout,
  type BackupManifest,
  formatPartFileName,
  MANIFEST_KIND,
  type PartHeader,
} from './backup-part';
import { type DirectoryEntry, writeDirectory, writeEntry } from './zip-entry';

/** Rows of one kind, in the order in which they are restored. */
export type BackupRows = { kind: string; rows: AsyncIterable<unknown> };

// In UTF-16 code units. If a byte is damaged, its whole part is lost. Larger parts are hardly compressed better.
const PART_LENGTH = 1_000_000;

/**
 * Writes a backup: a ZIP file of parts with JSON Lines. Each part can be read and verified without the others. Only one part is in
 * memory. Calls `onRow` after each row is read. `partLength` is the maximum length of a part in UTF-16 code units; a longer row is a part
 * by itself.
 */
export async function* writeParts(
  about: BackupAbout,
  rowsByKind: Iterable<BackupRows>,
  onRow: () => void,
  partLength = PART_LENGTH,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const directory: DirectoryEntry[] = [];
  const parts: BackupManifest['parts'] = [];
  let offset = 0;
  const writePart = async (kind: string, lines: string[]) => {
    const content = [JSON.stringify({ kind } satisfies PartHeader), ...lines].join('\n');
    const sha256 = await computeSha256(content);
    const name = formatPartFileName(directory.length + 1, kind, sha256);
    const { bytes, header } = await writeEntry(name, content);
    directory.push({ name, header, offset });
    parts.push({ sha256, kind, rows: lines.length });
    offset += bytes.length;
    return bytes;
  };
  yield await writePart(ABOUT_KIND, [JSON.stringify(about)]);
  for (const { kind, rows } of rowsByKind)
    for await (const lines of groupLines(rows, onRow, partLength)) yield await writePart(kind, lines);
  yield await writePart(MANIFEST_KIND, [JSON.stringify({ about, parts } satisfies BackupManifest)]);
  yield new Uint8Array(writeDirectory(directory, offset));
}

async function* groupLines(
  rows: AsyncIterable<unknown>,
  onRow: () => void,
  partLength: number,
): AsyncGenerator<string[]> {
  let lines: string[] = [];
  let length = 0;
  for await (const row of rows) {
    const line = JSON.stringify(row);
    if (lines.length > 0 && length + line.length > partLength) {
      yield lines;
      lines = [];
      length = 0;
    }
    lines.push(line);
    length += line.length;
    onRow();
  }
  if (lines.length > 0) yield lines;
}
