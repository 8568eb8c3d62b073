import { computeResourceId } from '@/lib/address/resource-id';
import { DEFAULT_IMPORT_CHOICES } from '@/lib/record/schema/import-choices';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';
import { buildImportedSource } from './build-imported-source';
import { createSourceList, NO_SNAPSHOTS } from './import-contents';
import { type ImportPorts, type ImportResult, importRecords, type SendChunk } from './import-records';

/** What was added. `writtenIds` are the stable ids of the sources that were added or restored. */
export type AddedLinks = ImportResult & { writtenIds: StableId[] };

/**
 * Saves addresses as sources of the inbox, without opening them. The title of such a source is its address until the page is captured.
 * An address that is already saved changes nothing. `signal` stops after a chunk.
 */
export async function addLinks(
  { sendChunk, findMatches }: ImportPorts,
  urls: string[],
  now: Date,
  control: { onProgress: (fraction: number) => void; signal: AbortSignal },
): Promise<AddedLinks> {
  const sources: Source[] = [];
  for (const url of urls) {
    const source = buildImportedSource(
      { url, place: '' },
      { url, resourceId: await computeResourceId(url), stableId: createStableId(), origin: 'reader', now },
    );
    if (source) sources.push(source);
  }
  const writtenIds: StableId[] = [];
  const sendAndNote: SendChunk = async (chunk) => {
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
    ...(await importRecords(
      { sendChunk: sendAndNote, findMatches },
      contents,
      DEFAULT_IMPORT_CHOICES,
      control,
    )),
    writtenIds,
  };
}
