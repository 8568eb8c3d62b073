import type { OmittedValue } from '@/lib/formats/import/imported-item';
import type { ImportChoices } from '@/lib/record/schema/import-choices';

/** The location of an item in a file. `position` begins with 1 in its list. `list` is null if the file has no lists with names. */
type ItemLocation = { list: string | null; position: number };

/** The reason why an item of a file is rejected, or imported in part. */
export type ImportRejection =
  /**
   * A problem of the item itself. `location` is null if the label of the row says where the item is.
   * - `malformed`: the values of `fields` do not match the format.
   * - `repeated`: an earlier item has the same id.
   * - `damaged-row`: the row was already damaged when it was exported.
   * - `no-address`: the item has no URL.
   * - `joined`: the item is joined to an earlier one. Its values of `fields` differ and are not imported.
   */
  | {
      kind: 'malformed' | 'repeated' | 'damaged-row' | 'no-address' | 'joined';
      location: ItemLocation | null;
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
  /** The values without which the item is imported, or of which it has only a part. */
  omitted?: OmittedValue[];
};

/** Returns whether the import writes an item, but not all of its values. */
export function isPartlyImported(
  { outcome, rejection, omitted }: ImportPlanRow,
  { added, binned, existing }: ImportChoices,
): boolean {
  if (outcome === 'partial') return true;
  if (!omitted || rejection) return false;
  return (
    { new: added, restored: binned, differs: existing, same: 'skip', rejected: 'skip' }[outcome] !== 'skip'
  );
}
