import { ImportPlanDialog } from '@/components/library/ImportPlanDialog';
import type { Transfer } from './use-transfer';

/** Shows the dry run that the reader must confirm or dismiss, if there is one. */
export function ImportPlanPanel({ transfer }: { transfer: Transfer }) {
  const { dryRun, isPlanning, changeColumns, confirmImport, dismissImport } = transfer;
  if (!dryRun) return null;
  return (
    <ImportPlanDialog
      rows={dryRun.rows}
      isForeign={dryRun.contents.isForeign}
      snapshotCount={dryRun.contents.snapshots.references.length}
      venueCount={dryRun.contents.venues.length}
      columns={dryRun.contents.columns}
      isPlanning={isPlanning}
      onColumnsChange={changeColumns}
      onImport={confirmImport}
      onDismiss={dismissImport}
    />
  );
}
