import type { DraftDeps, StoreDeps } from '@/lib/app/deps';
import { ok } from '@/lib/base/result';
import { openStore } from '@/lib/db/open';
import { mergeOf } from '@/lib/db/read/merges';
import { ownVenues } from '@/lib/db/read/own-venues';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceByAddress } from '@/lib/db/read/source-by-address';
import { sourceById } from '@/lib/db/read/source-by-id';
import { rowOf } from '@/lib/db/write/row-of';
import { saveSource } from '@/lib/db/write/save-source';
import { readDraft } from '@/lib/drafts/draft-store';
import type { SourceRow } from '@/lib/model/source-row';
import { shippedVenues } from '@/lib/venues/shipped-venues';
import { venuesInForce } from '@/lib/venues/venue-table';

/** The one store that is written to. Opened at the first query of each life of the worker. */
export const store = openStore();

const goodRow = async (stableId: string): Promise<SourceRow | null> => {
  const row = await sourceById(store, stableId);
  return row && !isBadRow(row) ? row : null;
};

/** The use cases' view of the store. */
export const storeDeps: StoreDeps = {
  now: () => new Date(),
  sourceById: goodRow,
  sourceByAddress: (keys) => sourceByAddress(store, keys),
  mergedInto: async (stableId) => (await mergeOf(store, stableId))?.keep ?? null,
  venues: async () => venuesInForce(shippedVenues(), await ownVenues(store)),
  // Saving takes a source out of the bin: whoever edits it wants it.
  saveSource: async (source, venue, snapshot) => {
    const saved = await saveSource(store, rowOf(source, venue, null), snapshot);
    return saved.ok ? ok(saved.value.source) : saved;
  },
};

/** The same, with the captured parts that lie beside a draft. */
export const draftDeps: DraftDeps = {
  ...storeDeps,
  capturedPage: async (draft) => (await readDraft(draft.key)).page,
  capturedText: async (draft) => (await readDraft(draft.key)).text,
};
