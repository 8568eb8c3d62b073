import type { Result } from '@/lib/base/result';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { buildChunks, CHUNK_SIZE, INDEX_FORMAT } from '@/lib/search/index/index-chunk';
import { buildIndexDocument, type IndexDocument } from '@/lib/search/index/index-document';
import type { Database, StoredIndexChunk } from '../open-database';
import { parseSourceRow } from '../queries/parse-row';
import { findIndexGap, listIndexParts, selectChanges } from '../queries/read-index';
import { attemptWrite } from './attempt-write';

/** A range of ids, after `after` up to and including `until`. */
type IdRange = { after: string; until: string };

/**
 * A part is built again after `minChanges` changes in the library and `minChangesOfPart` changes in the part. `partSize` is the number of
 * sources in a part.
 */
export type IndexLimits = { minChanges: number; minChangesOfPart?: number; partSize?: number };

/**
 * Builds one part of the search index: a part that is missing or has another format, otherwise the part with the most changes. Resolves to
 * true if nothing was left to build. Only one call may run at a time. Reads the sources before the transaction that writes the part, so
 * that a save never waits for the read. Changes in between stay recorded.
 */
export const updateIndex = (
  database: Database,
  { minChanges, minChangesOfPart = 1, partSize = CHUNK_SIZE }: IndexLimits,
): Promise<Result<boolean, WriteProblem>> =>
  attemptWrite(async () => {
    const range = await findRangeToBuild(database, minChanges, minChangesOfPart);
    if (!range) return true;
    const lastChange = await database.indexChanges.orderBy('seq').last();
    const { documents, isWhole } = await readRange(database, range, partSize);
    await writeRange(
      database,
      isWhole ? range : shortenRange(range, documents),
      documents,
      lastChange?.seq ?? 0,
    );
    return false;
  });

async function findRangeToBuild(
  database: Database,
  minChanges: number,
  minChangesOfPart: number,
): Promise<IdRange | null> {
  const parts = await listIndexParts(database);
  const outdatedRange = parts.find(({ format }) => format !== INDEX_FORMAT) ?? findIndexGap(parts);
  if (outdatedRange) return { after: outdatedRange.after, until: outdatedRange.until };
  if ((await database.indexChanges.count()) < Math.max(1, minChanges)) return null;
  // A part is read and written as a whole, so the part with the most changes is built first, which takes the least time for each
  // change.
  const ids = (await database.indexChanges.orderBy('stableId').keys()).map(String);
  const [part] = countByPart(parts, ids).sort((first, second) => second.changeCount - first.changeCount);
  return part && part.changeCount >= minChangesOfPart ? { after: part.after, until: part.until } : null;
}

/** Counts the ids of each part. Both lists are in the order of ids. */
function countByPart<T extends IdRange>(parts: T[], ids: string[]): (T & { changeCount: number })[] {
  let position = 0;
  return parts.map((part) => {
    const start = position;
    while (position < ids.length && (ids[position] ?? '') <= part.until) position += 1;
    return { ...part, changeCount: position - start };
  });
}

/** Reads the sources of a range, at most `partSize` of them. */
async function readRange(
  database: Database,
  { after, until }: IdRange,
  partSize: number,
): Promise<{ documents: IndexDocument[]; isWhole: boolean }> {
  const rows: unknown[] = await database.sources
    .where('stableId')
    .between(after, until, false, true)
    .limit(partSize + 1)
    .toArray();
  const documents = rows.slice(0, partSize).map((row) => buildIndexDocument(parseSourceRow(row)));
  return { documents, isWhole: rows.length <= partSize };
}

const shortenRange = ({ after, until }: IdRange, documents: IndexDocument[]): IdRange => ({
  after,
  until: documents.at(-1)?.values.stableId ?? until,
});

/** Writes the parts of a range, and deletes the index changes that they contain. */
async function writeRange(
  database: Database,
  range: IdRange,
  documents: IndexDocument[],
  lastSeq: number,
): Promise<void> {
  const chunks = buildStoredChunks(range, documents);
  const { indexChunks, indexTags, indexChanges } = database;
  await database.transaction('rw', indexChunks, indexTags, indexChanges, async () => {
    await shortenNextPart(database, range);
    await indexChunks.where('until').between(range.after, range.until, false, true).delete();
    await indexChunks.bulkPut(chunks);
    await indexTags.where('until').between(range.after, range.until, false, true).delete();
    await indexTags.put({ until: range.until, tags: collectTags(documents) });
    await selectChanges(database, range)
      .filter(({ seq = 0 }) => seq <= lastSeq)
      .delete();
  });
}

const collectTags = (documents: IndexDocument[]): string[] => [
  ...new Set(documents.flatMap(({ values }) => values.tags)),
];

/** If the range is the beginning of a larger part, removes its ids from that part. */
async function shortenNextPart(database: Database, range: IdRange): Promise<void> {
  const nextPart = await database.indexChunks.where('until').above(range.until).first();
  if (nextPart && nextPart.after < range.until)
    await database.indexChunks.put({ ...nextPart, after: range.until, stamp: createStamp() });
}

function buildStoredChunks(range: IdRange, documents: IndexDocument[]): StoredIndexChunk[] {
  const parts = buildChunks(documents);
  const { after } = range;
  if (parts.length === 0) return [{ ...EMPTY_CHUNK, ...range, stamp: createStamp() }];
  const ends = parts.map((part) => part.documents.at(-1)?.values.stableId ?? range.until);
  return parts.map(({ chunk }, index) => ({
    ...chunk,
    after: index === 0 ? after : (ends[index - 1] ?? after),
    until: index === parts.length - 1 ? range.until : (ends[index] ?? range.until),
    stamp: createStamp(),
  }));
}

const EMPTY_CHUNK = {
  format: INDEX_FORMAT,
  values: [],
  words: '',
  tokens: new Uint16Array(),
  offsets: new Uint32Array(1),
};

const createStamp = (): string => crypto.randomUUID();
