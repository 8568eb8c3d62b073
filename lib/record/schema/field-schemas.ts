import type { FieldEntry, FieldRegistry } from '@/lib/record/field-entry';
import {
  type AppliedField,
  type EditableField,
  listSyncedEntries,
  type StoredField,
} from '@/lib/record/field-lists';
import type { EditValue, StoredValue } from '@/lib/record/field-values';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import {
  CitingPage,
  CredibilityOverride,
  FieldProvenance,
  Identifiers,
  KeyPoint,
  VenueRating,
} from './parts';
import { PartialDate, ResourceId, StableId, Timestamp, WebUrl } from './primitives';
import { z } from './zod';

type Schema = z.ZodMiniType<unknown>;

/** The schemas of the source's fields, by name. */
export type StoredShape = { [F in StoredField]: z.ZodMiniType<StoredValue<F>> };
/** The schemas of the draft's fields, by name. */
export type EditShape = { [F in EditableField]: z.ZodMiniType<EditValue<F>> };

/** Returns the schema of every stored field of a registry, in the order of the registry. */
export function buildStoredShape(registry: FieldRegistry = SOURCE_FIELDS): StoredShape {
  const schemas = Object.entries(registry)
    .filter(([, { stored }]) => stored)
    .map(([field, entry]) => [field, buildStoredSchema(entry)] as const);
  // The cast is safe because the types in `StoredValue` match the schemas below, kind by kind.
  return Object.fromEntries(schemas) as StoredShape;
}

/** Returns the schemas of the stored fields that a value of a wiki may replace. */
export function buildAppliedShape(registry: FieldRegistry = SOURCE_FIELDS): Pick<StoredShape, AppliedField> {
  const appliedEntries = listSyncedEntries(registry).filter(({ direction }) => direction === 'both');
  const schemas = appliedEntries.map(({ field, entry }) => [field, buildStoredSchema(entry)] as const);
  // The cast is safe because the filter checks the same attribute as the type `AppliedField`.
  return Object.fromEntries(schemas) as Pick<StoredShape, AppliedField>;
}

/** Returns the schema of every editable field of a registry. */
export function buildEditShape(registry: FieldRegistry = SOURCE_FIELDS): EditShape {
  const schemas = Object.entries(registry)
    .filter(([, { editable }]) => editable)
    .map(([field, entry]) => [field, buildEditSchema(entry)] as const);
  // The cast is safe because the types in `EditValue` match the schemas below, kind by kind.
  return Object.fromEntries(schemas) as EditShape;
}

function buildStoredSchema(entry: FieldEntry): Schema {
  const schema = buildNonNullSchema(entry);
  const nullable = entry.required ? schema : z.nullable(schema);
  return entry.addedLater ? z._default(nullable, null) : nullable;
}

/** Returns the schema of a stored value that is not null. */
function buildNonNullSchema(entry: FieldEntry): Schema {
  switch (entry.kind) {
    case 'line':
    case 'text':
      return entry.maxLength === undefined ? z.string() : z.string().check(z.maxLength(entry.maxLength));
    case 'date':
      return PartialDate;
    case 'url':
      return WebUrl;
    case 'choice':
      return z.enum(entry.choices);
    case 'number':
      return z.int().check(z.gte(entry.minimum), z.lte(entry.maximum));
    case 'list':
    case 'tags':
      return z.array(z.string());
    case 'key-points':
      return z.array(KeyPoint);
    case 'identifiers':
      return Identifiers;
    case 'link-state':
      return z.strictObject({ state: z.enum(entry.choices), checkedAt: Timestamp });
    case 'stable-id':
      return StableId;
    case 'resource-id':
      return ResourceId;
    case 'url-list':
      return z.array(WebUrl);
    case 'rating':
      return CredibilityOverride;
    case 'citing-pages':
      return z.array(CitingPage);
    case 'timestamp':
      return Timestamp;
    case 'provenance':
      return z.record(z.string(), FieldProvenance);
    case 'rating-level':
    case 'venue-rating':
      // Only drafts have these kinds.
      return z.never();
  }
}

/** Returns the schema of a value in a draft. It accepts incomplete dates and URLs, which are checked when the draft is saved. */
function buildEditSchema(entry: FieldEntry): Schema {
  switch (entry.kind) {
    case 'choice':
    case 'link-state': {
      const choice = z.enum(entry.choices);
      return entry.required ? choice : z.nullable(choice);
    }
    case 'number':
      return z.nullable(z.number());
    case 'list':
    case 'tags':
      return z.array(z.string());
    case 'key-points':
      return z.array(KeyPoint);
    case 'identifiers':
      return Identifiers;
    case 'venue-rating':
      return z.nullable(VenueRating);
    default:
      return z.string();
  }
}
