import type { DraftDeps } from '@/lib/app/deps';
import { ok } from '@/lib/base/result';
import type { Store } from '@/lib/db/open';
import { mergeOf } from '@/lib/db/read/merges';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceByAddress } from '@/lib/db/read/source-by-address';
import { sourceById } from '@/lib/db/read/source-by-id';
import { rowOf } from '@/lib/db/write/row-of';
import { saveSource } from '@/lib/db/write/save-source';
import type { Article, Extraction } from '@/lib/model/extraction';
import { NOW } from './review-makers';

/** What saving asks for, over a store without venues: every draft has this page and this text. */
export const draftDepsOver = (
  store: Store,
  page: Extraction | null = null,
  text: Article | null = null,
): DraftDeps => ({
  now: () => NOW,
  sourceById: async (id) => {
    const row = await sourceById(store, id);
    return row && !isBadRow(row) ? row : null;
  },
  sourceByAddress: (keys) => sourceByAddress(store, keys),
  mergedInto: async (id) => (await mergeOf(store, id))?.keep ?? null,
  venues: async () => [],
  saveSource: async (source, venue, snapshot) => {
    const saved = await saveSource(store, rowOf(source, venue, null), snapshot);
    return saved.ok ? ok(saved.value.source) : saved;
  },
  capturedPage: async () => page,
  capturedText: async () => text,
});
