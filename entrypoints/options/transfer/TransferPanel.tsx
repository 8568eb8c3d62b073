import { ImportSheet } from '@/components/library/ImportSheet';
import type { Transfer } from './use-transfer';

/** The import that waits for a yes, if there is one. */
export function TransferPanel({ transfer }: { transfer: Transfer }) {
  const { plan, add, dismiss } = transfer;
  if (!plan) return null;
  return (
    <ImportSheet
      rows={plan.rows}
      snapshots={plan.file.snapshots.length}
      venues={plan.file.venues.length}
      onAdd={add}
      onDismiss={dismiss}
    />
  );
}
