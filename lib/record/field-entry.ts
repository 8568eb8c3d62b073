import type { Extraction } from '@/lib/record/schema/extraction';
import type en from '@/public/_locales/en/messages.json';

/**
 * The type of a field's value. It selects the schema, the empty value, the comparison, the merge and the editor
 * (`components/fields/<kind>`). The kinds of the second group have no editor.
 */
export type FieldKind =
  | 'line'
  | 'text'
  | 'date'
  | 'url'
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
  | 'url-list'
  | 'rating'
  | 'citing-pages'
  | 'timestamp'
  | 'provenance';

/**
 * What happens when two sides have different values and no common base. `captured`: one value is used, the other
 * becomes a candidate. `written`: both texts are kept, or the reader chooses. `list`: the result has the items of both.
 * `system`: the program computes the value, so it is never merged.
 */
export type MergeClass = 'captured' | 'written' | 'list' | 'system';

/** Fields of an extraction that are lists of candidates. */
export type CandidateField = {
  [F in keyof Extraction]: Extraction[F] extends { value: unknown; from: string }[] ? F : never;
}[keyof Extraction];

/** How a field gets its value from a page. */
export type Capture = {
  /** The field of the extraction that lists the candidates; absent: none. `identifiers` has one list per kind. */
  candidates?: CandidateField | 'identifiers';
  /**
   * `best`: the first candidate. `computed`: by the field's own rule in `draft/captured-values.ts`. `none`: the reader
   * only sees the candidates as suggestions.
   */
  value: 'best' | 'computed' | 'none';
  /** A new capture replaces the saved value, unless the reader typed it. */
  refresh?: true;
};

/** How a value is exchanged with wikis, under a name that does not depend on the wiki. */
export type SyncedValueSpec = {
  value: 'text' | 'number' | 'list';
  /** `send`: the wiki's value never replaces the local one. */
  direction: 'both' | 'send';
  /** The message key of the value's label, where it is not that of the field. */
  labelKey?: keyof typeof en;
  /** Position in lists that compare the values of both sides; fields without one come last. */
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
  /** Records that were saved before the field existed have no value; reading gives them null. */
  addedLater?: true;
  /** Longest value that can be saved, in UTF-16 code units. */
  maxLength?: number;
  /** The message key of the field's label; null: the field has no label of its own. */
  labelKey: keyof typeof en | null;
  /**
   * The group of fields that the record page opens and saves together. Absent: the field is a group of its own; null:
   * the record page does not edit it.
   */
  group?: string | null;
  capture?: Capture;
  /** `provenance` records an edit of the field, so that a new capture does not replace it. */
  recordsOrigin?: true;
  /** The stored field that this editable one is a part of. */
  partOf?: string;
  /** The values that are exchanged with wikis, by the name that no wiki's format affects. */
  synced?: Readonly<Record<string, SyncedValueSpec>>;
  /** Two values that differ only in a site name at the end ("Title | Site") are equal. */
  mayEndWithSiteName?: true;
  /** The library search finds sources by this field. */
  searchable?: true;
  /** The library lists can be sorted by this field. */
  sortable?: true;
};

/** `initial`: the default of a required field. */
type ChoiceAttributes = { kind: 'choice' | 'link-state'; choices: readonly string[]; initial?: string };
type NumberAttributes = { kind: 'number'; minimum: number; maximum: number };
type OtherAttributes = { kind: Exclude<FieldKind, ChoiceAttributes['kind'] | NumberAttributes['kind']> };

/** One field of the registry. */
export type FieldEntry = CommonAttributes & (ChoiceAttributes | NumberAttributes | OtherAttributes);

/** Entries by field name. Functions over fields take one, so that tests can add a field to the real registry. */
export type FieldRegistry = Readonly<Record<string, FieldEntry>>;
