import { ImportPlanDialog } from '@/components/library/ImportPlanDialog';
import type { Transfer } from './use-transfer';

/** Shows the dry run that waits for the reader's decision, if there is one. */
export function ImportPlanPanel({ transfer }: { transfer: Transfer }) {
  const { plan, confirmImport, dismissImport } = transfer;
  if (!plan) return null;
  return (
    <ImportPlanDialog
      rows={plan.rows}
      snapshotCount={plan.contents.snapshots.length}
      venueCount={plan.contents.venues.length}
      onImport={confirmImport}
      onDismiss={dismissImport}
    />
  );
}
