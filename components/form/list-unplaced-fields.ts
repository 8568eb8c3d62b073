import type { FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';

// The fields that have a place of their own in the form, and the link state, which is edited on the record page only.
const PLACED_FIELDS: readonly string[] = [
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

/** The editable fields of a registry that have no place of their own in the form; it shows them among the less common ones. */
export const listUnplacedFields = (registry: FieldRegistry = RECORD_FIELDS): string[] =>
  Object.entries(registry)
    .filter(([field, { editable }]) => editable && !PLACED_FIELDS.includes(field))
    .map(([field]) => field);
