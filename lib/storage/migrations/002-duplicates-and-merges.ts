import type { Transaction } from 'dexie';
import { getDuplicateKeys } from '@/lib/record/duplicates/duplicate-evidence';
import { z } from '@/lib/record/schema/zod';

/**
 * Version 2: rows are found by the work they are (`works`), and merges are kept so that they can be undone. A row of
 * another shape stays as it is, to be shown as such.
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

// The parts of a version-1 record that the keys are made of. The schema of today's records may change; this may not.
const Version1Source = z.object({
  url: z.string(),
  aliases: z.array(z.string()),
  title: z.string(),
  authors: z.array(z.string()),
  publishedDate: z.nullable(z.string()),
  identifiers: z.record(z.string(), z.nullable(z.string())),
});
