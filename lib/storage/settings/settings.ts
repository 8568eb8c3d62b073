import { DEFAULT_TABLE, LibraryTable } from '@/lib/record/schema/library-table';
import { Timestamp } from '@/lib/record/schema/primitives';
import { UnfinishedImport } from '@/lib/record/schema/unfinished-import';
import { z } from '@/lib/record/schema/zod';
import { SORT_KEYS } from '@/lib/search/index/library-query';
import { BringIn } from '@/lib/wiki/model/bring-in';
import { SyncedField } from '@/lib/wiki/model/sync';
import { defineListSetting, defineSetting } from './define-setting';

// The stored names of some settings differ from their exported names. A stored name must not change, or the stored value is lost.

/** The reader's names of the five importance bands, the highest first. An empty name means the default name. */
export const bandNames = defineSetting('bandNames', z.array(z.string()).check(z.length(5)), [
  '',
  '',
  '',
  '',
  '',
]);

/** The format or style that "Copy citation" used last (`find-chosen-format.ts`). A name that this version does not know means Markdown. */
export const citationFormat = defineSetting('citationFormat', z.string(), 'markdown');

/** The citation styles of CSL that the reader added (`formats/csl-style`), in the order in which they were added. */
export const citationStyles = defineSetting(
  'citationStyles',
  z.array(z.strictObject({ id: z.string(), title: z.string(), xml: z.string() })),
  [],
);

/** The format that the export dialog used last. A name that this version does not know means JSON. */
export const exportFormat = defineSetting('exportFormat', z.string(), 'json');

/** The reader's templates of the name and the content of exported notes; null for the default (`formats/notes/note-template.ts`). */
export const noteTemplate = defineSetting(
  'noteTemplate',
  z.strictObject({ name: z.nullable(z.string()), body: z.nullable(z.string()) }),
  { name: null, body: null },
);

/** The reader's pattern of citation keys (`formats/csl/citation-key.ts`), or null for the default. */
export const citationKeyPattern = defineSetting('citationKeyPattern', z.nullable(z.string()), null);

/** The columns of imported tables that the reader mapped to fields, the latest first (`formats/import/table-fields.ts`). */
export const columnFields = defineSetting(
  'columnFields',
  z.array(z.strictObject({ header: z.array(z.string()), fields: z.array(z.nullable(z.string())) })),
  [],
);

/** The hosts whose venue the reader chose not to rate. The form does not ask for a rating there again. */
export const hostsLeftUnrated = defineListSetting('leftUnrated');

const MAX_DISMISSED_WARNINGS = 500;

/** The URLs of the pages whose warning in the form the reader dismissed, the latest last. */
export const dismissedWarnings = defineListSetting('dismissedWarnings', MAX_DISMISSED_WARNINGS);

/** The pairs of URLs (`getPairKey`) that the reader marked as not duplicates. They are not suggested again. */
export const notDuplicateOf = defineListSetting('keptApart');

/** The pairs of tags (`getTagPairKey`) that the reader does not want to merge. They are not suggested again. */
export const differentTags = defineSetting('differentTags', z.array(z.string()), []);

/** True if the bytes of a PDF are stored with its source. Off until the reader switches it on. */
export const storePdfFiles = defineSetting('storePdfFiles', z.boolean(), false);

/** True if the toolbar button shows on every page whether it is saved. Needs access to all sites, so it is off at first. */
export const markSavedPages = defineSetting('markSavedPages', z.boolean(), false);

/** True if links to saved sources are marked on every page. Needs access to all sites, so it is off at first. */
export const markSavedLinks = defineSetting('markSavedLinks', z.boolean(), false);

/** Whether the library shows a list or a table, and the columns of the table. */
export const libraryTable = defineSetting('libraryTable', LibraryTable, DEFAULT_TABLE);

/** True if the single-key shortcuts (j, k, r …) work in the library. */
export const libraryShortcuts = defineSetting('libraryKeys', z.boolean(), true);

/** The time of the last full export and the number of its sources, or null before the first one. */
export const lastExport = defineSetting(
  'lastExport',
  z.nullable(z.strictObject({ at: Timestamp, sources: z.int() })),
  null,
);

/** The imports of files that have not ended, by the id of their change. If their page is closed, they stay until the library opens again. */
export const runningImports = defineSetting('runningImports', z.record(z.string(), UnfinishedImport), {});

/** The time, the number of sources and the size in bytes of the last backup, or null before the first one. */
export const lastBackup = defineSetting(
  'lastBackup',
  z.nullable(z.strictObject({ at: Timestamp, sources: z.int(), bytes: z.int() })),
  null,
);

/** After how many days the library asks for a backup (0 for never), and until when the reader postponed it. */
export const backupReminder = defineSetting(
  'backupReminder',
  z.strictObject({ days: z.int(), snoozedUntil: z.nullable(Timestamp) }),
  { days: 30, snoozedUntil: null },
);

/** The id of the last change of sources, or the time of the last choice, whose notification the reader closed. */
export const dismissedChange = defineSetting('dismissedChange', z.nullable(z.string()), null);

/** The time up to which the reader has seen the changes by others, by wiki id. */
export const seenRemoteChanges = defineSetting('seenRemoteChanges', z.record(z.string(), Timestamp), {});

/** The progress of the last task that brought sources of a wiki into the library, or null before the first one. */
export const bringIn = defineSetting('bringIn', z.nullable(BringIn), null);

/**
 * The last choices between local and remote values of one source that can be undone, or null if there are none or the reader
 * closed the notification. `wiki` is the name of the wiki.
 */
export const lastChoice = defineSetting(
  'lastChoice',
  z.nullable(
    z.strictObject({
      at: Timestamp,
      wikiId: z.string(),
      wiki: z.string(),
      stableId: z.string(),
      fields: z.array(SyncedField),
    }),
  ),
  null,
);

const Sort = z.strictObject({ sort: z.enum(SORT_KEYS), isDescending: z.boolean() });

/** The order of the list that the reader chose last. */
export const lastSort = defineSetting<z.infer<typeof Sort>>('lastSort', Sort, {
  sort: 'saved',
  isDescending: true,
});

const Weight = z.number().check(z.gte(0), z.lte(2));

/** How much each factor counts in the order of the review queue (`ReviewWeights`). */
export const reviewWeights = defineSetting(
  'reviewWeights',
  z.strictObject({ importance: Weight, credibility: Weight, age: Weight, missing: Weight }),
  { importance: 1, credibility: 1, age: 1, missing: 1 },
);

/** The searches that the reader saved, in their order. `href` is the URL of the list. */
export const savedSearches = defineSetting(
  'savedSearches',
  z.array(z.strictObject({ id: z.string(), name: z.string(), href: z.string() })),
  [],
);
