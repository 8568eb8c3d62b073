import { assertNever } from '@/lib/base/assert-never';
import { t } from '@/lib/browser/i18n/message';

/** Why a record of a file is not imported. `place` is its path in the file: `sources[3]`. */
export type ImportRejection =
  /** Some of its fields don't match the format. */
  | { kind: 'malformed'; place: string; fields: string[] }
  /** The file has its id twice. */
  | { kind: 'repeated'; place: string }
  /** Another local record has one of its addresses. */
  | { kind: 'here' }
  /** Another record of the file has its address, or replaces the same local record. */
  | { kind: 'in-file' };

/** What an import would do with one record of a file. */
export type ImportPlanRow = {
  label: string;
  outcome: 'new' | 'restored' | 'same' | 'differs' | 'rejected';
  /** The fields that differ from the local record. */
  fields: string[];
  /** Why the record is rejected or, if it `differs`, why it cannot replace the local record; null if it can. */
  rejection: ImportRejection | null;
};

/** Formats the reason why a record is rejected. */
export function formatImportRejection(rejection: ImportRejection): string {
  switch (rejection.kind) {
    case 'malformed':
      return rejection.fields.length > 0
        ? t('libraryImportReasonInvalidField', rejection.place, rejection.fields.join(', '))
        : t('libraryImportReasonInvalidRecord', rejection.place);
    case 'repeated':
      return t('libraryImportReasonRepeatedId', rejection.place);
    case 'here':
      return t('libraryImportReasonInLibrary');
    case 'in-file':
      return t('libraryImportReasonInFile');
    default:
      return assertNever(rejection);
  }
}
