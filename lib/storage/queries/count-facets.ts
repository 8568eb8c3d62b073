import Dexie from 'dexie';
import {
  MISSING_FIELDS,
  type MissingField,
  type Section,
  Section as SectionSchema,
} from '@/lib/record/schema/source-row';
import type { SourceType } from '@/lib/record/schema/vocabulary';
import { SOURCE_TYPES } from '@/lib/record/vocabulary';
import type { Database } from '../open-database';

/** The number of records behind each filter of the library. Records in the bin count only in `sections`. */
export type FacetCounts = {
  sections: Record<Section, number>;
  missing: Record<MissingField, number>;
  types: Record<SourceType, number>;
};

/** Counts the records of each filter with indexes. The indexes include the bin, so the rows in the bin are read and subtracted. */
export async function countFacets(database: Database): Promise<FacetCounts> {
  const [sections, binnedRows, missing, types] = await Promise.all([
    countByKey(SectionSchema.options, (section) =>
      queryByPrefix(database, '[shelf+createdAt]', section).count(),
    ),
    queryByPrefix(database, '[shelf+createdAt]', 'bin').toArray(),
    countByKey(MISSING_FIELDS, (field) => database.sources.where('missing').equals(field).count()),
    countByKey(SOURCE_TYPES, (type) => queryByPrefix(database, '[type+createdAt]', type).count()),
  ]);
  for (const row of binnedRows) {
    for (const field of row.missing ?? []) missing[field] -= 1;
    if (row.type in types) types[row.type as SourceType] -= 1;
  }
  return { sections, missing, types };
}

const queryByPrefix = (database: Database, index: string, value: string) =>
  database.sources.where(index).between([value, Dexie.minKey], [value, Dexie.maxKey]);

async function countByKey<K extends string>(
  keys: readonly K[],
  count: (key: K) => PromiseLike<number>,
): Promise<Record<K, number>> {
  const entries = await Promise.all(keys.map(async (key) => [key, await count(key)] as const));
  return Object.fromEntries(entries) as Record<K, number>;
}
