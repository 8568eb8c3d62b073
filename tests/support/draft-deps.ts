import type { DraftDeps } from '@/lib/app/deps';
import { ok } from '@/lib/base/result';
import type { Database } from '@/lib/db/open';
import { findMergeFrom } from '@/lib/db/read/merges';
import { isInvalidRow } from '@/lib/db/read/parse-row';
import { findSourceByAddress } from '@/lib/db/read/source-by-address';
import { findSourceById } from '@/lib/db/read/source-by-id';
import { buildRow } from '@/lib/db/write/row-of';
import { saveSource } from '@/lib/db/write/save-source';
import type { Article, Extraction } from '@/lib/model/extraction';
import { NOW } from './review-makers';

/** What saving asks for, over a store without venues: every draft has this page and this text. */
export const draftDepsOver = (
  store: Database,
  page: Extraction | null = null,
  text: Article | null = null,
): DraftDeps => ({
  now: () => NOW,
  findSourceById: async (id) => {
    const row = await findSourceById(store, id);
    return row && !isInvalidRow(row) ? row : null;
  },
  findSourceByAddress: (keys) => findSourceByAddress(store, keys),
  findMergeTargetId: async (id) => (await findMergeFrom(store, id))?.keep ?? null,
  listVenues: async () => [],
  saveSource: async (source, venue, snapshot) => {
    const saved = await saveSource(store, buildRow(source, venue, null), snapshot);
    return saved.ok ? ok(saved.value.source) : saved;
  },
  readCapturedPage: async () => page,
  readCapturedText: async () => text,
});
