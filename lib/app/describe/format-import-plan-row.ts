import type { ImportPlanRow } from '@/lib/app/library/import-plan-row';
import { assertNever } from '@/lib/base/assert-never';
import { lookUp } from '@/lib/base/look-up';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getFieldName } from './sync-fields';

/** Returns the name of an item of a file with its location, or only its location if it has no name. */
export function formatImportLabel({ label, rejection }: ImportPlanRow): string {
  const location = rejection && 'location' in rejection ? rejection.location : null;
  if (!location) return label;
  const position = formatCount(location.position);
  if (label === '')
    return location.list === null
      ? t('libraryImportItem', position)
      : t('libraryImportItemOfList', position, location.list);
  return location.list === null
    ? t('libraryImportNamedItem', label, position)
    : t('libraryImportNamedItemOfList', label, position, location.list);
}

/** Formats the reason why an item is rejected or imported in part, or an empty text. */
export function formatImportRejection({ rejection }: ImportPlanRow): string {
  if (!rejection) return '';
  switch (rejection.kind) {
    case 'in-library':
      return t('libraryImportReasonInLibrary');
    case 'in-file':
      return t('libraryImportReasonInFile');
    case 'damaged':
      return t('libraryImportReasonDamaged');
    case 'malformed':
      return formatInvalidFields(rejection.fields);
    case 'repeated':
      return t('libraryImportReasonRepeatedId');
    case 'damaged-row':
      return t('libraryImportReasonDamagedRow');
    case 'no-address':
      return t('libraryImportReasonNoAddress');
    case 'joined':
      return t('libraryImportReasonJoined', formatImportedFields(rejection.fields));
    default:
      return assertNever(rejection);
  }
}

/** Formats the values without which an item is imported, or an empty text. */
export const formatOmittedValues = ({ omitted }: ImportPlanRow): string =>
  omitted ? t('libraryImportReasonOmitted', omitted.map(formatOmittedValue).join(', ')) : '';

type OmittedValue = NonNullable<ImportPlanRow['omitted']>[number];

const formatOmittedValue = ({ field, text, imported }: OmittedValue): string =>
  imported === null
    ? t('libraryImportOmittedValue', getImportedFieldName(field), text)
    : t('libraryImportPartOfValue', getImportedFieldName(field), text, imported);

function formatInvalidFields(fields: readonly string[]): string {
  const names = listImportedFieldNames(fields);
  return names.length === 0
    ? t('libraryImportReasonUnreadable')
    : tCount('libraryImportReasonInvalidField', names.length, names.join(', '));
}

// A longer list would take more room than the counts above it.
const MAX_IGNORED_FIELDS = 12;

/** Names the fields of a file that are not imported, with the number of items that have them: "volume (212), pages (250)". */
export function formatIgnoredFields(fields: readonly { name: string; count: number }[]): string {
  const names = fields
    .slice(0, MAX_IGNORED_FIELDS)
    .map(({ name, count }) => t('libraryImportIgnoredField', name, formatCount(count)));
  const remainingCount = fields.length - names.length;
  const remaining = remainingCount > 0 ? [tCount('libraryImportMoreIgnoredFields', remainingCount)] : [];
  return t('libraryImportIgnoredFields', [...names, ...remaining].join(', '));
}

/** Formats the labels of fields. A field with parts, such as `identifiers.doi`, is listed once, with the label of the whole field. */
export const formatImportedFields = (fields: readonly string[]): string =>
  listImportedFieldNames(fields).join(', ');

const listImportedFieldNames = (fields: readonly string[]): string[] => [
  ...new Set(
    fields
      .map((field) => field.split('.')[0] ?? field)
      .filter((field) => field !== '')
      .map(getImportedFieldName),
  ),
];

// The parts of captured texts and venues, which are not fields of a source.
const PART_LABELS = {
  capturedAt: 'recordSnapshotTime',
  markdown: 'labelCapturedText',
  text: 'labelCapturedText',
  name: 'venueName',
  domains: 'venuesDomains',
  peerReviewed: 'venuesPeerReviewed',
  rationale: 'labelReason',
} as const;

/** Returns the label of a value of a file. A value that the user interface does not show is named by its key in the file. */
function getImportedFieldName(key: string): string {
  const labelKey = lookUp(PART_LABELS, key);
  if (labelKey) return t(labelKey);
  const name = getFieldName(key);
  return name === key ? t('libraryImportFieldOfFile', key) : name;
}
