import type { Transaction } from 'dexie';
import { getDuplicateKeys } from '@/lib/record/duplicates/duplicate-evidence';
import { z } from '@/lib/record/schema/zod';

/**
 * Version 2 of the database: the index `works` finds duplicates, and `merges` stores what is needed to undo a merge. A malformed
 * row stays unchanged, and the library lists it as unreadable.
 */
export const duplicatesMigration = {
  version: 2,
  stores: {
    sources:
      'stableId, *addresses, *hosts, *terms, *works, *tags, *missing, createdAt, importance, venueId, [shelf+createdAt], [type+createdAt]',
    merges: '[keep+other], keep, other, at',
  },
  upgrade: async (transaction: Transaction): Promise<void> => {
    await transaction
      .table('sources')
      .toCollection()
      .modify((row: Record<string, unknown>) => {
        const parsedSource = Version1Source.safeParse(row.source);
        if (parsedSource.success) row.works = getDuplicateKeys(parsedSource.data);
      });
  },
};

// The fields of a version-1 record from which the duplicate keys are derived. This schema is a frozen copy: changes of the
// current schema must not change an old migration.
const Version1Source = z.object({
  url: z.string(),
  aliases: z.array(z.string()),
  title: z.string(),
  authors: z.array(z.string()),
  publishedDate: z.nullable(z.string()),
  identifiers: z.record(z.string(), z.nullable(z.string())),
});
