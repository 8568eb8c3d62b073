import type { FieldEntry } from './field-entry';
import type { EditableField, StoredField } from './field-lists';
import type { SourceFields } from './fields';
import type {
  CitingPage,
  CredibilityOverride,
  FieldProvenance,
  Identifiers,
  KeyPoint,
  VenueRating,
} from './schema/parts';
import type { StableId } from './schema/primitives';

/** The types of stored values by the kind of the field. An unset text is null, and an unset list is empty. */
export type StoredValueByKind = {
  line: string | null;
  text: string | null;
  date: string | null;
  url: string | null;
  choice: string | null;
  number: number | null;
  list: string[];
  tags: string[];
  'key-points': KeyPoint[];
  identifiers: Identifiers;
  'link-state': { state: string; checkedAt: string } | null;
  'rating-level': never;
  'venue-rating': never;
  'stable-id': StableId;
  'resource-id': string;
  'url-list': string[];
  rating: CredibilityOverride | null;
  'citing-pages': CitingPage[];
  timestamp: string;
  provenance: Record<string, FieldProvenance>;
};

/** The types of values in drafts and forms by the kind of the field. Texts are not trimmed, and an unset text is empty. */
export type EditValueByKind = {
  line: string;
  text: string;
  date: string;
  url: string;
  choice: string | null;
  number: number | null;
  list: string[];
  tags: string[];
  'key-points': KeyPoint[];
  identifiers: Identifiers;
  'link-state': string | null;
  'rating-level': string;
  'venue-rating': VenueRating | null;
};

type Choice<E> = E extends { choices: readonly (infer C)[] } ? C : never;
type Required<E, V> = E extends { required: true } ? NonNullable<V> : V;

type StoredEntryValue<E extends FieldEntry> = E['kind'] extends 'choice'
  ? Required<E, Choice<E> | null>
  : E['kind'] extends 'link-state'
    ? { state: Choice<E>; checkedAt: string } | null
    : Required<E, StoredValueByKind[E['kind']]>;

type EditEntryValue<E extends FieldEntry> = E['kind'] extends 'choice' | 'link-state'
  ? Required<E, Choice<E> | null>
  : E['kind'] extends keyof EditValueByKind
    ? EditValueByKind[E['kind']]
    : never;

/** The type that the source stores in a field. */
export type StoredValue<F extends StoredField> = StoredEntryValue<SourceFields[F]>;
/** The type that drafts and forms use in a field. */
export type EditValue<F extends EditableField> = EditEntryValue<SourceFields[F]>;
