import { assertNever } from '@/lib/base/assert-never';
import { lookUp } from '@/lib/base/look-up';
import { formatCount } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { getFieldName } from './sync-fields';

/** The place of an item in a file. `position` begins with 1 in its list. `list` is null if the file has no lists with names. */
type ItemPlace = { list: string | null; position: number };

/** The reason why an item of a file is rejected, or imported in part. */
export type ImportRejection =
  /**
   * The item cannot be read: the values of `fields` do not match the format, an earlier item has its id, it was damaged when it was
   * exported, or it has no address. An item that is `joined` to an earlier one has other values in `fields`, which are not imported. `place`
   * is null if the label of the row says where the item is.
   */
  | {
      kind: 'malformed' | 'repeated' | 'damaged-row' | 'no-address' | 'joined';
      place: ItemPlace | null;
      fields: string[];
    }
  /** Another source of the library has one of its URLs. */
  | { kind: 'in-library' }
  /** Another item of the file has its URL, or replaces the same local source. */
  | { kind: 'in-file' }
  /** The file is truncated or damaged. This row stands for the items that may be missing. */
  | { kind: 'damaged' };

/** The outcome that an import would have for one item of a file. */
export type ImportPlanRow = {
  label: string;
  outcome: 'new' | 'restored' | 'same' | 'differs' | 'partial' | 'rejected';
  /** The fields that differ from the local source. */
  fields: string[];
  /**
   * The reason why the item is rejected, is imported in part or, if it `differs`, cannot replace the local source. Null if it can be
   * imported.
   */
  rejection: ImportRejection | null;
};

/** Returns the name of an item of a file with its place, or only its place if it has no name. */
export function formatImportLabel({ label, rejection }: ImportPlanRow): string {
  const place = rejection && 'place' in rejection ? rejection.place : null;
  if (!place) return label;
  const position = formatCount(place.position);
  if (label === '')
    return place.list === null
      ? t('libraryImportItem', position)
      : t('libraryImportItemOfList', position, place.list);
  return place.list === null
    ? t('libraryImportNamedItem', label, position)
    : t('libraryImportNamedItemOfList', label, position, place.list);
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

function formatInvalidFields(fields: readonly string[]): string {
  const names = listImportedFieldNames(fields);
  return names.length === 0
    ? t('libraryImportReasonUnreadable')
    : tCount('libraryImportReasonInvalidField', names.length, names.join(', '));
}

/** Formats the labels of fields. Of a field with parts, such as `identifiers.doi`, the label of the whole is given once. */
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

// The parts of captured texts and venues, which are no fields of a source.
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
