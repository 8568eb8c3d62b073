import { Timestamp } from '@/lib/record/schema/primitives';
import { SourceStatus } from '@/lib/record/schema/vocabulary';
import { z } from '@/lib/record/schema/zod';
import { SyncedField } from '@/lib/wiki/model/sync';
import { defineSetting } from './define-setting';

/** The three forms a citation can be copied in. */
export const CITATION_FORMATS = ['markdown', 'footnote', 'bibtex'] as const;

/** The reader's names of the five bands of importance, highest first; empty: the name of the language file. */
export const bandNames = defineSetting('bandNames', z.array(z.string()).check(z.length(5)), [
  '',
  '',
  '',
  '',
  '',
]);

/** The form that "Copy citation" used last. */
export const citationFormat = defineSetting('citationFormat', z.enum(CITATION_FORMATS), 'markdown');

/** Hosts that the reader left unrated, so that nobody asks twice. */
export const unratedHosts = defineSetting('leftUnrated', z.array(z.string()), []);

/** Pairs of addresses (lib/identity, `pairOf`) that the reader said are different works; nobody asks again. */
export const notDuplicateOf = defineSetting('keptApart', z.array(z.string()), []);

/** Whether single keys (j, k, r …) act in the library. */
export const libraryShortcuts = defineSetting('libraryKeys', z.boolean(), true);

/** When everything was last exported, and how many sources that were; null: never. */
export const lastExport = defineSetting(
  'lastExport',
  z.nullable(z.strictObject({ at: Timestamp, sources: z.int() })),
  null,
);

/** The last deletion that can be undone by the Undo button; null: none, or the reader closed the note. */
export const lastDeletion = defineSetting(
  'lastDeletion',
  z.nullable(z.strictObject({ at: Timestamp, stableIds: z.array(z.string()) })),
  null,
);

/** The last change of status that the Undo button takes back, and where each source stood; null: none, or closed. */
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

/** The last choices between a source and its entry in a wiki that the Undo button takes back; null: none, or closed. */
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
