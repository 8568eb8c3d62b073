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

/** The messages that write the contents of imported files and backups. */
export const fileMessages = {
  /**
   * Imports a chunk of the sources of a file. `choices` says what to do with each group: new sources, sources whose stable id or URL an
   * existing source has, and sources in the bin.
   */
  'import/add': {
    request: z.strictObject({
      sources: z.array(Source),
      snapshots: z.array(Snapshot),
      venues: z.array(Venue),
      choices: ImportChoices,
      /** True if another program wrote the file, so that its sources have only some fields. */
      isForeign: z.optional(z.boolean()),
      /**
       * The change that records the whole import, so that it can be undone. `chunkCount` is the number of its chunks that were written according to the responses so
       * far. Absent if the import cannot be undone.
       */
      change: z.optional(z.strictObject({ id: z.string(), at: Timestamp, chunkCount: z.int() })),
    }),
    response: buildResponseSchema(
      z.strictObject({
        ...ImportCounts.shape,
        written: z.array(StableId),
        /** The change with all chunks that were written so far, or null if the request has no change. */
        change: z.nullable(LibraryChange),
      }),
    ),
  },
  /** Responds with what `backup/restore` would do with these rows. `titles`: the titles of sources that the library already has, so that it would not change them. */
  'backup/plan': {
    request: BackupRows,
    response: buildResponseSchema(z.strictObject({ counts: RestoreCounts, titles: z.array(z.string()) })),
  },
  /**
   * Adds the rows of a backup that a table does not have. The worker parses them with the schema of the table. A request with the `partId`
   * of the previous request is a repetition: it writes nothing, and the response has the same counts.
   */
  'backup/restore': {
    request: z.extend(BackupRows, { partId: z.string() }),
    response: buildResponseSchema(RestoreCounts),
  },
} as const;
