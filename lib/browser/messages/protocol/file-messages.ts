import { BackupTable } from '@/lib/record/schema/backup-table';
import { ImportChoices } from '@/lib/record/schema/import-choices';
import { ImportCounts } from '@/lib/record/schema/import-counts';
import { LibraryChange } from '@/lib/record/schema/library-change';
import { StableId, Timestamp } from '@/lib/record/schema/primitives';
import { RestoreCounts } from '@/lib/record/schema/restore-counts';
import { Snapshot } from '@/lib/record/schema/snapshot';
import { Source } from '@/lib/record/schema/source';
import { Venue } from '@/lib/record/schema/venue';
import { z } from '@/lib/record/schema/zod';
import { buildResponseSchema } from './response-schema';

const BackupRows = z.strictObject({ table: BackupTable, rows: z.array(z.unknown()) });

/** The messages that write what files of imports and backups contain. */
export const fileMessages = {
  /**
   * Imports a batch of sources of a file. `choices` says what to do with new sources, with those that have the stable id or URL of an
   * existing one, and with those in the bin.
   */
  'import/add': {
    request: z.strictObject({
      sources: z.array(Source),
      snapshots: z.array(Snapshot),
      venues: z.array(Venue),
      choices: ImportChoices,
      /** The file is of another program, so that its sources have only some fields. */
      isForeign: z.optional(z.boolean()),
      /**
       * The change by which the whole import can be undone, and the number of its chunks that the page knows to be written. Absent if it
       * needs no Undo.
       */
      change: z.optional(z.strictObject({ id: z.string(), at: Timestamp, chunkCount: z.int() })),
    }),
    response: buildResponseSchema(
      z.strictObject({
        ...ImportCounts.shape,
        written: z.array(StableId),
        /** The change with the chunks that were written so far, or null. */
        change: z.nullable(LibraryChange),
      }),
    ),
  },
  /** Responds with what `backup/restore` would do with these rows, and the titles of sources that it would leave as they are. */
  'backup/plan': {
    request: BackupRows,
    response: buildResponseSchema(z.strictObject({ counts: RestoreCounts, titles: z.array(z.string()) })),
  },
  /**
   * Adds the rows of a backup that a table does not have. The worker parses them with the schema of the table. A request with the same
   * `partId` as the one before is answered with its counts.
   */
  'backup/restore': {
    request: z.extend(BackupRows, { partId: z.string() }),
    response: buildResponseSchema(RestoreCounts),
  },
} as const;
