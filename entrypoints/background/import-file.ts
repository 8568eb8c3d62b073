import { computeResourceId } from '@/lib/address/resource-id';
import { planImport } from '@/lib/app/worker/plan-import';
import { ok } from '@/lib/base/result';
import type { Reply, Request } from '@/lib/browser/messages/protocol';
import { findImportMatch } from '@/lib/storage/queries/find-import-match';
import { listSnapshots } from '@/lib/storage/queries/snapshots';
import { importRecords } from '@/lib/storage/transactions/import-records';
import { database } from './database';

/** Adds the records of an exported file, and those venues of it that neither ship nor are known here. */
export async function importFile(file: Request<'import/add'>): Promise<Reply<'import/add'>> {
  const { sourcesToSave, snapshots, ...counts } = await planImport(
    { ...file, written: file.written ?? [] },
    {
      findMatch: (source) => findImportMatch(database, source),
      listSnapshots: (stableId) => listSnapshots(database, stableId),
    },
  );
  const sources = await Promise.all(
    // The id is a hash of the URL, whatever the file says.
    sourcesToSave.map(async (source) => ({ ...source, id: await computeResourceId(source.url) })),
  );
  const writeResult = await importRecords(database, { sources, snapshots, venues: file.venues }, new Date());
  return writeResult.ok
    ? ok({ ...counts, written: sourcesToSave.map(({ stableId }) => stableId) })
    : writeResult;
}
