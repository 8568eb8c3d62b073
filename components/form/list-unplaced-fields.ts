import type { FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';

// Fields that a component of the form names explicitly, and the link state, which is edited on the record page only.
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

/** The editable fields of a registry that no component of the form names; `MoreFields` shows them. */
export const listUnplacedFields = (registry: FieldRegistry = RECORD_FIELDS): string[] =>
  Object.entries(registry)
    .filter(([field, { editable }]) => editable && !PLACED_FIELDS.includes(field))
    .map(([field]) => field);
