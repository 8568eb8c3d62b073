import { openStore } from '@/lib/db/open';
import { sourceByAddress } from '@/lib/db/read/source-by-address';
import { dropDraft, readDraft } from '@/lib/drafts/draft-store';
import { addressKeys } from '@/lib/identity/address-keys';
import { recordedUrl } from '@/lib/identity/recorded-url';
import { newStableId } from '@/lib/identity/stable-id';
import type { Draft, Place } from '@/lib/model/draft';
import type { KeyPoint, Source } from '@/lib/model/source';
import { hasEdits, prunedDraft } from '@/lib/review/pruned-draft';
import type { ReviewForm } from '@/lib/review/review-state';
import type { ReadPage } from './read-capture';

/** The store, opened once a page; only read here. */
export const store = openStore();

/** What was found in the browser about a page: its record, the draft that was left, where the reader was in it. */
export type Found = {
  key: string;
  source: Source | null;
  draft: Draft | null;
  kept: Pick<ReviewForm, 'article'> & { extraction: ReadPage['extraction'] | null };
  place: Place | null;
  quotes: { item: string; keyPoint: KeyPoint }[];
};

/** The key under which a page's draft lies: its recorded URL, or the tab where the browser does not tell one. */
export const draftKeyOf = (url: string | null, tabId: number): string =>
  url && /^https?:/.test(url) ? recordedUrl(url, null).url : `manual:${tabId}`;

/** Looks a page up in the store and among the drafts. */
export async function findPage(url: string | null, key: string): Promise<Found> {
  const [row, kept] = await Promise.all([
    url && URL.canParse(url) ? sourceByAddress(store, addressKeys(url)) : null,
    readDraft(key),
  ]);
  const source = row?.source ?? null;
  const own = source && source.url !== key ? await readDraft(source.url) : null;
  // Changes to a record lie under its own address; a draft from before it was saved under that of the page.
  const found = own?.draft ? own : kept;
  const usedKey = own?.draft ? (source?.url ?? key) : key;
  const draft = found.draft && source ? prunedDraft(found.draft, source) : found.draft;
  const left = draft && (hasEdits(draft) || found.quotes.length > 0) ? draft : null;
  if (found.draft && !left && found.quotes.length === 0) await dropDraft(usedKey);
  const quotes = [...kept.quotes, ...(own?.quotes ?? [])];
  return {
    key: left ? usedKey : (source?.url ?? key),
    source,
    draft: left,
    kept: { extraction: left ? found.page : null, article: left ? found.text : null },
    place: left ? found.place : null,
    quotes,
  };
}

/** A draft in which nothing is typed yet. */
export function freshDraft(key: string, source: Source | null, now: Date): Draft {
  const at = now.toISOString();
  const stableId = source?.stableId ?? newStableId();
  return { key, stableId, ofSaved: source !== null, createdAt: at, updatedAt: at, edits: {}, chosen: {} };
}
