import { Timestamp } from '@/lib/record/schema/primitives';
import { SourceStatus } from '@/lib/record/schema/vocabulary';
import { z } from '@/lib/record/schema/zod';
import { SyncedField } from '@/lib/wiki/model/sync';
import { defineSetting } from './define-setting';

/** The three formats of a copied citation. */
export const CITATION_FORMATS = ['markdown', 'footnote', 'bibtex'] as const;

/** The reader's names of the five bands of importance, highest first. Empty: the default name of the language. */
export const bandNames = defineSetting('bandNames', z.array(z.string()).check(z.length(5)), [
  '',
  '',
  '',
  '',
  '',
]);

/** The format that "Copy citation" used last. */
export const citationFormat = defineSetting('citationFormat', z.enum(CITATION_FORMATS), 'markdown');

/** Hosts that the reader left unrated, so that the form does not ask again. */
export const unratedHosts = defineSetting('leftUnrated', z.array(z.string()), []);

/** Pairs of addresses (`getPairKey`) that the reader marked as not duplicates, so that they are not suggested again. */
export const notDuplicateOf = defineSetting('keptApart', z.array(z.string()), []);

/** Whether the single-key shortcuts (j, k, r …) work in the library. */
export const libraryShortcuts = defineSetting('libraryShortcuts', z.boolean(), true);

/** The time of the last full export and its number of sources; null: never. */
export const lastExport = defineSetting(
  'lastExport',
  z.nullable(z.strictObject({ at: Timestamp, sources: z.int() })),
  null,
);

/** The last deletion that can be undone; null: none, or the reader closed the notification. */
export const lastDeletion = defineSetting(
  'lastDeletion',
  z.nullable(z.strictObject({ at: Timestamp, stableIds: z.array(z.string()) })),
  null,
);

/** The last change of status that can be undone, with the status of each source before; null: none, or closed. */
export const lastStatus = defineSetting(
  'lastStatus',
  z.nullable(
    z.strictObject({
      at: Timestamp,
      status: SourceStatus,
      before: z.strictObject({
        inbox: z.array(z.string()),
        reviewed: z.array(z.string()),
        archived: z.array(z.string()),
      }),
    }),
  ),
  null,
);

/** The last choices between the local and the wiki's values that can be undone; null: none, or closed. */
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
