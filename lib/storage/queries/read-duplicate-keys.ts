import Dexie from 'dexie';
import { z } from '@/lib/record/schema/zod';
import type { Database } from '../open-database';

/** The values of a source by which its duplicates are found. `works` are its duplicate keys (`getDuplicateKeys`). */
const DuplicateKeys = z.object({
  stableId: z.string(),
  shelf: z.string(),
  works: z.array(z.string()),
  source: z.object({ title: z.string(), authors: z.array(z.string()) }),
});

/** A part of the sources. The next part begins after the id `next`, which is null at the end. `readCount` also counts omitted rows. */
export type DuplicateKeyBatch = {
  sources: { stableId: string; works: string[]; title: string; authors: string[] }[];
  readCount: number;
  next: string | null;
};

/** Reads the duplicate keys of up to `size` sources after an id (null: from the first). Omits the bin and unreadable rows. */
export async function readDuplicateKeyBatch(
  database: Database,
  after: string | null,
  size: number,
): Promise<DuplicateKeyBatch> {
  const collection = database.sources
    .where('stableId')
    .between(after ?? Dexie.minKey, Dexie.maxKey, after === null, true)
    .limit(size);
  const rows: unknown[] = await collection.toArray();
  const keys = await collection.primaryKeys();
  const parsedSources = rows.flatMap((row) => DuplicateKeys.safeParse(row).data ?? []);
  return {
    sources: parsedSources.flatMap(({ stableId, shelf, works, source }) =>
      shelf === 'bin' ? [] : [{ stableId, works, ...source }],
    ),
    readCount: rows.length,
    next: rows.length === size ? (keys.at(-1) ?? null) : null,
  };
}

const HashedText = z.object({ stableId: z.string(), sha256: z.string(), lengthBytes: z.number() });

/** The hashes of a part of the captured texts. The next part begins after the key `next`, which is null at the end. */
export type HashBatch = {
  texts: { stableId: string; sha256: string }[];
  readCount: number;
  next: [string, string] | null;
};

/** Reads the hashes of up to `size` captured texts after a key (null: from the first). Omits empty texts. */
export async function readHashBatch(
  database: Database,
  after: [string, string] | null,
  size: number,
): Promise<HashBatch> {
  const collection = after ? database.snapshots.where(':id').above(after) : database.snapshots.toCollection();
  const rows: unknown[] = await collection.limit(size).toArray();
  const keys = await collection.limit(size).primaryKeys();
  return {
    texts: rows.flatMap((row) => {
      const text = HashedText.safeParse(row).data;
      return text && text.lengthBytes > 0 ? [{ stableId: text.stableId, sha256: text.sha256 }] : [];
    }),
    readCount: rows.length,
    next: rows.length === size ? (keys.at(-1) ?? null) : null,
  };
}
