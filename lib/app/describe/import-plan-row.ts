import { assertNever } from '@/lib/base/assert-never';
import { t } from '@/lib/browser/i18n/message';

/**
 * The reason why a record of a file is rejected. `path` is the location of the record in the file, such as
 * `sources[3]`.
 */
export type ImportRejection =
  /** Some fields of the record do not match the format. */
  | { kind: 'malformed'; path: string; fields: string[] }
  /** An earlier record of the file has the same id. */
  | { kind: 'repeated'; path: string }
  /** Another record of the library has one of its URLs. */
  | { kind: 'in-library' }
  /** Another record of the file has its URL, or replaces the same local record. */
  | { kind: 'in-file' }
  /** The file is truncated or damaged. This row stands for the records that may be missing. */
  | { kind: 'damaged' };

/** The outcome that an import would have for one record of a file. */
export type ImportPlanRow = {
  label: string;
  outcome: 'new' | 'restored' | 'same' | 'differs' | 'rejected';
  /** The fields that differ from the local record. */
  fields: string[];
  /**
   * The reason why the record is rejected or, if it `differs`, cannot replace the local record. Null if it can be
   * imported.
   */
  rejection: ImportRejection | null;
};

/** Formats the reason why a record is rejected. */
export function formatImportRejection(rejection: ImportRejection): string {
  switch (rejection.kind) {
    case 'malformed':
      return rejection.fields.length > 0
        ? t('libraryImportReasonInvalidField', rejection.path, rejection.fields.join(', '))
        : t('libraryImportReasonInvalidRecord', rejection.path);
    case 'repeated':
      return t('libraryImportReasonRepeatedId', rejection.path);
    case 'in-library':
      return t('libraryImportReasonInLibrary');
    case 'in-file':
      return t('libraryImportReasonInFile');
    case 'damaged':
      return t('libraryImportReasonDamaged');
    default:
      return assertNever(rejection);
  }
}
