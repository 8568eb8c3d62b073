import { lazy, Suspense } from 'react';
import type { Transfer } from './use-transfer';

// Only an import needs the dialog.
const ImportPlanDialog = lazy(async () => ({
  default: (await import('@/components/library/ImportPlanDialog')).ImportPlanDialog,
}));

type Props = { transfer: Transfer; addUrls: (urls: readonly string[]) => void };

/** Shows the dry run that the reader must confirm or dismiss, if there is one. `addUrls` adds the URLs of a pasted text. */
export function ImportPlanPanel({ transfer, addUrls }: Props) {
  const { dryRun, isPlanning, pastedUrls, changeColumns, confirmImport, dismissImport } = transfer;
  if (!dryRun) return null;
  return (
    <Suspense>
      <ImportPlanDialog
        rows={dryRun.rows}
        isForeign={dryRun.contents.isForeign}
        snapshotCount={dryRun.contents.snapshots.references.length}
        venueCount={dryRun.contents.venues.length}
        ignoredFields={dryRun.contents.ignoredFields}
        columns={dryRun.contents.columns}
        isPlanning={isPlanning}
        onColumnsChange={changeColumns}
        onImport={confirmImport}
        pastedUrls={pastedUrls}
        onAddUrls={() => {
          dismissImport();
          addUrls(pastedUrls);
        }}
        onDismiss={dismissImport}
      />
    </Suspense>
  );
}
