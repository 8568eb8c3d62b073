import type { Transaction } from 'dexie';
import { getDuplicateKeys } from '@/lib/record/duplicates/duplicate-evidence';
import { z } from '@/lib/record/schema/zod';

/**
 * Version 2: duplicates are found by the index `works`, and merges are stored so that they can be undone. A malformed row stays
 * unchanged and is listed as unreadable.
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

// The parts of a version-1 record from which the keys are derived. The current schema may change; this one must not.
const Version1Source = z.object({
  url: z.string(),
  aliases: z.array(z.string()),
  title: z.string(),
  authors: z.array(z.string()),
  publishedDate: z.nullable(z.string()),
  identifiers: z.record(z.string(), z.nullable(z.string())),
});
