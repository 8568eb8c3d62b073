import type { FieldRegistry } from '@/lib/record/field-entry';
import { SOURCE_FIELDS } from '@/lib/record/fields';

// The fields that a component of the form names explicitly, and the link state, which only the record page can edit.
const EXPLICIT_FIELDS: readonly string[] = [
  'url',
  'title',
  'authors',
  'publishedDate',
  'siteName',
  'type',
  'subtype',
  'purpose',
  'language',
  'identifiers',
  'abstract',
  'summary',
  'keyPoints',
  'review',
  'contextNote',
  'importance',
  'tags',
  'stance',
  'archiveUrl',
  'linkState',
  'access',
  'credibilityLevel',
  'credibilityReason',
  'venueRating',
];

/** Lists the editable fields of a registry that no component of the form names. `MoreFields` shows them. */
export const listRemainingFields = (registry: FieldRegistry = SOURCE_FIELDS): string[] =>
  Object.entries(registry)
    .filter(([field, { editable }]) => editable && !EXPLICIT_FIELDS.includes(field))
    .map(([field]) => field);
