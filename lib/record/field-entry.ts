import type { Extraction } from '@/lib/record/schema/extraction';
import type en from '@/public/_locales/en/messages.json';

/**
 * The type of a field's value. It determines the schema, the empty value, the comparison, the merge and the editor
 * (`components/fields/`).
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
  // The following kinds have no editor.
  | 'stable-id'
  | 'resource-id'
  | 'url-list'
  | 'rating'
  | 'citing-pages'
  | 'timestamp'
  | 'provenance';

/**
 * Determines the merge of two different values without a common base:
 * - `captured`: one value is used, and the other becomes a candidate.
 * - `written`: the texts are combined, or the reader chooses one.
 * - `list`: the result has the items of both.
 * - `system`: the program computes the value, so the field is not merged.
 */
export type MergeClass = 'captured' | 'written' | 'list' | 'system';

/** The name of a field of the extraction that is a list of candidates. */
export type CandidateField = {
  [F in keyof Extraction]: Extraction[F] extends { value: unknown; from: string }[] ? F : never;
}[keyof Extraction];

/** Describes how a field gets its value from a page. */
export type Capture = {
  /** The field of the extraction that lists the candidates, if there is one. `identifiers` has one list per kind. */
  candidates?: CandidateField | 'identifiers';
  /**
   * `best`: the first candidate. `computed`: the result of the rule for this field in `draft/captured-values.ts`. `none`: the field stays
   * empty, and the reader sees the candidates as suggestions.
   */
  value: 'best' | 'computed' | 'none';
  /** Set if a new capture replaces the saved value, unless the reader typed it. */
  refresh?: true;
};

/** Describes how a value is exchanged with wikis. */
export type SyncedValueSpec = {
  value: 'text' | 'number' | 'list';
  /** `send`: the value is sent to wikis, but a wiki's value never replaces the local value. */
  direction: 'both' | 'send';
  /** The message key of the value's label, if it differs from the label of the field. */
  labelKey?: keyof typeof en;
  /** The position in lists that compare the values of both sides. Values without a position come last. */
  position?: number;
};

type CommonAttributes = {
  mergeClass: MergeClass;
  /** True if the saved source (`Source`) has the field. */
  stored: boolean;
  /** True if the edits of a draft and the form have the field. */
  editable: boolean;
  /** True if the exported file has the field. */
  exported: boolean;
  /** Set if the stored value is never null. */
  required?: true;
  /** Set if sources from earlier versions may not have the field. The schema then parses the missing field as null. */
  addedLater?: true;
  /** The maximum length of an edited value in UTF-16 code units. */
  maxLength?: number;
  /** The message key of the field's label. Null means that the field has no separate label. */
  labelKey: keyof typeof en | null;
  /**
   * The group of fields that the record page opens and saves together. Without this attribute, the group has only this field. Null
   * means that the record page does not edit the field.
   */
  group?: string | null;
  capture?: Capture;
  /** Set if the reader's edits of the field are recorded in `provenance`, so that a new capture does not replace the value. */
  hasProvenance?: true;
  /** The stored field whose value contains the value of this field. */
  partOf?: string;
  /** The values that are exchanged with wikis, by a name that does not depend on the format of a wiki. */
  synced?: Readonly<Record<string, SyncedValueSpec>>;
  /** Set if two values are equal that differ only in a site name at the end ("Title | Site"). */
  canEndWithSiteName?: true;
  /** Set if the library search finds sources by the words of this field. */
  searchable?: true;
  /** The field word of the field in searches, such as `author` in `author:smith`. */
  searchWord?: string;
};

/** `initial` is the default value of a required field. */
type ChoiceAttributes = { kind: 'choice' | 'link-state'; choices: readonly string[]; initial?: string };
type NumberAttributes = { kind: 'number'; minimum: number; maximum: number };
type OtherAttributes = { kind: Exclude<FieldKind, ChoiceAttributes['kind'] | NumberAttributes['kind']> };

/** One field of the registry. */
export type FieldEntry = CommonAttributes & (ChoiceAttributes | NumberAttributes | OtherAttributes);

/** Entries by field name. Functions that iterate over fields take the registry as a parameter, so that a test can add a field. */
export type FieldRegistry = Readonly<Record<string, FieldEntry>>;
