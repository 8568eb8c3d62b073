import type { Extraction } from '@/lib/record/schema/extraction';
import type en from '@/public/_locales/en/messages.json';

/**
 * The form of a value. It decides the schema, the empty value, the equality, the merge and the editor
 * (`components/fields/<kind>`) of a field. The second group is never edited, so it has no editor.
 */
export type FieldKind =
  | 'line'
  | 'text'
  | 'date'
  | 'address'
  | 'choice'
  | 'number'
  | 'list'
  | 'tags'
  | 'key-points'
  | 'identifiers'
  | 'link-state'
  | 'rating-level'
  | 'venue-rating'
  // Not edited:
  | 'stable-id'
  | 'resource-id'
  | 'address-list'
  | 'rating'
  | 'citing-pages'
  | 'timestamp'
  | 'provenance';

/**
 * What happens when two sides have a value and no common base. `captured`: one side's value stands, the other becomes a
 * candidate. `written`: both texts are kept, or the reader chooses. `list`: the items are united. `system`: the program
 * sets the value, so it is never merged as one.
 */
export type MergeClass = 'captured' | 'written' | 'list' | 'system';

/** Fields of an extraction that are lists of candidates. */
export type CandidateField = {
  [F in keyof Extraction]: Extraction[F] extends { value: unknown; from: string }[] ? F : never;
}[keyof Extraction];

/** How a field gets its value from a page. */
export type Capture = {
  /** Where the extraction lists the candidates; absent: it lists none. `identifiers` has one list per kind. */
  candidates?: CandidateField | 'identifiers';
  /** `best`: the first candidate. `computed`: by a rule of its own (`draft/captured-values.ts`). `none`: only offered. */
  value: 'best' | 'computed' | 'none';
  /** A new capture replaces the saved value, unless the reader typed it. */
  refresh?: true;
};

/** How a value is exchanged with wikis, under a name that no wiki owns. */
export type SyncedValueSpec = {
  value: 'text' | 'number' | 'list';
  /** `send`: a wiki's value is never taken over. */
  direction: 'both' | 'send';
  /** Its place where the values of both sides are listed; those without one come last. */
  position?: number;
};

type CommonAttributes = {
  mergeClass: MergeClass;
  /** Part of the saved record (`Source`). */
  stored: boolean;
  /** Part of the draft's edits and of the form. */
  editable: boolean;
  /** Part of the exported file. */
  exported: boolean;
  /** The stored value is never null. */
  required?: true;
  /** Records that were saved before the field existed lack it; they are read with its empty value. */
  addedLater?: true;
  /** Longest value that can be saved, in UTF-16 code units. */
  maxLength?: number;
  /** The name of the field for the reader; null: it is never shown by itself. */
  labelKey: keyof typeof en | null;
  /** The fields that the record page opens and saves together. Absent: the field is edited alone; null: not there. */
  group?: string | null;
  capture?: Capture;
  /** An edit is recorded in `provenance`, so that a new capture does not replace it. */
  recordsOrigin?: true;
  /** The stored field that this editable one is a part of. */
  partOf?: string;
  /** The values exchanged with wikis, by their neutral name. */
  synced?: Readonly<Record<string, SyncedValueSpec>>;
  /** Titles of one page differ by the site's name at the end ("Title | Site"); such titles are equal. */
  mayNameSite?: true;
  /** The library search finds the source by it. */
  searchable?: true;
  /** The library lists can be ordered by it. */
  sortable?: true;
};

/** `initial`: the choice of a required field before anybody chooses. */
type ChoiceAttributes = { kind: 'choice' | 'link-state'; choices: readonly string[]; initial?: string };
type NumberAttributes = { kind: 'number'; minimum: number; maximum: number };
type OtherAttributes = { kind: Exclude<FieldKind, ChoiceAttributes['kind'] | NumberAttributes['kind']> };

/** One field of the registry. */
export type FieldEntry = CommonAttributes & (ChoiceAttributes | NumberAttributes | OtherAttributes);

/** Entries by field name. Functions over fields take one, so that tests can add a field to the real registry. */
export type FieldRegistry = Readonly<Record<string, FieldEntry>>;
