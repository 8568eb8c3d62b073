import { computeResourceId } from '@/lib/address/resource-id';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';
import { buildImportedSource } from './build-imported-source';
import { createSourceList, NO_SNAPSHOTS } from './import-contents';
import { type ImportResult, importContents, type SendChunk } from './import-file';

/** What was added. `writtenIds` are the stable ids of the sources that were added or restored. */
export type AddedUrls = ImportResult & { writtenIds: StableId[] };

/**
 * Saves URLs as sources of the inbox, without opening them. The title of such a source is its URL until the page is captured.
 * A URL that is already saved changes nothing. `signal` stops after a chunk.
 */
export async function addUrls(
  sendChunk: SendChunk,
  urls: readonly string[],
  now: Date,
  control: { onProgress: (fraction: number) => void; signal: AbortSignal },
): Promise<AddedUrls> {
  const sources: Source[] = [];
  for (const url of urls) {
    const imported = buildImportedSource(
      { url, location: '' },
      { url, resourceId: await computeResourceId(url), stableId: createStableId(), origin: 'reader', now },
    );
    if (imported) sources.push(imported.source);
  }
  const writtenIds: StableId[] = [];
  const sendAndCollectIds: SendChunk = async (chunk) => {
    const result = await sendChunk(chunk);
    if (result.ok) writtenIds.push(...result.value.written);
    return result;
  };
  const contents = {
    sources: createSourceList(sources),
    snapshots: NO_SNAPSHOTS,
    venues: [],
    isForeign: true,
  };
  return {
    ...(await importContents(sendAndCollectIds, contents, DEFAULT_IMPORT_CHOICES, control)),
    writtenIds,
  };
}
