import { getUrlKeys } from '@/lib/address/url-keys';
import {
  type DuplicateEvidence,
  getDuplicateKeys,
  listDuplicateEvidence,
  type WorkMetadata,
} from '@/lib/record/duplicates/duplicate-evidence';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { Database } from '../open-database';
import { parseSourceRow } from './parse-row';

/** A saved source that looks like a duplicate, with the evidence for it. */
export type DuplicateCandidate = { source: Source; evidence: DuplicateEvidence[] };

// Hundreds of sources may share a title like "Weekly open thread", and the reader needs only some of them.
const MAX_ROWS_PER_INDEX = 50;

/**
 * Finds sources outside the bin that look like duplicates of `work`, sorted by the amount of evidence. Uses only exact index
 * keys: identifiers, title and the canonical URL of the page.
 */
export async function findDuplicates(
  database: Database,
  work: WorkMetadata,
  exceptStableId: string | null,
): Promise<DuplicateCandidate[]> {
  const canonicalKeys = work.canonical ? getUrlKeys(work.canonical) : [];
  const [rowsByWorkKey, rowsByUrlKey] = await Promise.all([
    listRowsByKeys(database, 'works', getDuplicateKeys(work)),
    listRowsByKeys(database, 'addresses', canonicalKeys),
  ]);
  const rowById = new Map([...rowsByWorkKey, ...rowsByUrlKey].map((row) => [row.stableId, row]));
  return [...rowById.values()]
    .map(parseSourceRow)
    .flatMap((row) =>
      isInvalidRow(row) || row.shelf === 'bin' || row.stableId === exceptStableId ? [] : [row.source],
    )
    .map((source) => ({ source, evidence: listDuplicateEvidence(work, source) }))
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => b.evidence.length - a.evidence.length);
}

function listRowsByKeys(database: Database, index: 'works' | 'addresses', keys: string[]) {
  if (keys.length === 0) return [];
  return database.sources.where(index).anyOf(keys).distinct().limit(MAX_ROWS_PER_INDEX).toArray();
}
