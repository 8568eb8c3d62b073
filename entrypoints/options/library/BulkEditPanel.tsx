import { BulkEditDialog } from '@/components/library/BulkEditDialog';
import { clearSelectionOptimistically } from '@/lib/app/library/row-actions';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import type { Database } from '@/lib/storage/open-database';
import { bandNames } from '@/lib/storage/settings/settings';
import { useRecordReferenceDataQuery } from '../record/use-record-reference-data-query';
import type { LibraryActions } from '../use-library-actions';
import { useSetting } from '../use-setting';
import type { RowSelection } from './use-selection';

type Props = {
  database: Database;
  selection: RowSelection;
  venueTable: VenueTable | null;
  libraryActions: LibraryActions;
  onClose: () => void;
};

/** Connects `BulkEditDialog` with the selection. */
export function BulkEditPanel({ database, selection, venueTable, libraryActions, onClose }: Props) {
  const ids = [...selection.ids];
  const names = getBandNames(useSetting(bandNames) ?? []);
  const referenceData = useRecordReferenceDataQuery(database, null, '', names, venueTable, null);
  return (
    <BulkEditDialog
      count={ids.length}
      referenceData={referenceData}
      onApply={(change) => {
        onClose();
        const write =
          change.kind === 'status'
            ? libraryActions.setStatus(ids, change.status)
            : libraryActions.editSources(ids, change.edit);
        void clearSelectionOptimistically(write, ids, selection.replaceAll);
      }}
      onDismiss={onClose}
    />
  );
}
