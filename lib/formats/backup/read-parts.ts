import { computeSha256 } from '@/lib/base/sha256';
import { PartHeader, parsePartFileName } from './backup-part';
import { findEntryOffset, readEntry } from './zip-entry';

/** A part whose content matches its SHA-256. `start` and `end` are its byte offsets in the file. */
export type IntactPart = { sha256: string; kind: string; rows: unknown[]; start: number; end: number };

/**
 * Reads the intact parts of a backup in the order of the file, and skips damaged bytes. Only one part is in memory. Searches for the header
 * of each part instead of computing its offset from the length of the part before, because a damaged length could skip intact parts.
 */
export async function* readParts(file: Blob): AsyncGenerator<IntactPart, void> {
  let offset: number | null = 0;
  while (offset !== null) {
    const part: IntactPart | null = await readPart(file, offset);
    if (part) yield part;
    offset = await findEntryOffset(file, offset + 1);
  }
}

async function readPart(file: Blob, offset: number): Promise<IntactPart | null> {
  const entry = await readEntry(file, offset, (name) => parsePartFileName(name) !== null);
  const sha256 = entry && parsePartFileName(entry.name);
  if (!sha256 || (await computeSha256(entry.content)) !== sha256) return null;
  const [header, ...rows] = entry.content.split('\n').map(parseLine);
  const kind = PartHeader.safeParse(header).data?.kind;
  return kind === undefined ? null : { sha256, kind, rows, start: offset, end: entry.end };
}

/** Parses a line. Returns null, which is never a row, if the line is not JSON. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
