import { assertNever } from '@/lib/base/assert-never';
import { t } from '@/lib/browser/i18n/message';

/** Why a record of a file is not imported. `place` is where it stands in the file: `sources[3]`. */
export type ImportRejection =
  /** Parts of it are not as the format asks. */
  | { kind: 'malformed'; place: string; fields: string[] }
  /** Its id stands in the file once more. */
  | { kind: 'repeated'; place: string }
  /** Another record here has one of its addresses. */
  | { kind: 'here' }
  /** Another record of the file has its address or its place here. */
  | { kind: 'in-file' };

/** What an import would do with one record of a file. */
export type ImportPlanRow = {
  label: string;
  outcome: 'new' | 'restored' | 'same' | 'differs' | 'refused';
  /** The fields in which it differs from what is here. */
  fields: string[];
  /** Why it is refused; where it `differs`, why it cannot replace what is here. */
  rejection: ImportRejection | null;
};

/** Why a record is refused, in words. */
export function formatImportRejection(rejection: ImportRejection): string {
  switch (rejection.kind) {
    case 'malformed':
      return rejection.fields.length > 0
        ? t('libraryImportWhyMalformed', rejection.place, rejection.fields.join(', '))
        : t('libraryImportWhyNoRecord', rejection.place);
    case 'repeated':
      return t('libraryImportWhyRepeated', rejection.place);
    case 'here':
      return t('libraryImportWhyHere');
    case 'in-file':
      return t('libraryImportWhyInFile');
    default:
      return assertNever(rejection);
  }
}
