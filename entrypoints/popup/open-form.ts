import { openStore } from '@/lib/db/open';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceByAddress } from '@/lib/db/read/source-by-address';
import { sourceById } from '@/lib/db/read/source-by-id';
import { browserRun } from '@/lib/drafts/browser-run';
import { dropDraft, type KeptDraft, readDraft } from '@/lib/drafts/draft-store';
import { addressKeys } from '@/lib/identity/address-keys';
import { recordedUrl } from '@/lib/identity/recorded-url';
import { resourceIdOf } from '@/lib/identity/resource-id';
import { newStableId } from '@/lib/identity/stable-id';
import type { Draft, Place } from '@/lib/model/draft';
import type { Source } from '@/lib/model/source';
import { gained, rebasedDraft } from '@/lib/review/edit-base';
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
  /** The draft was given words that its record gained since. */
  wordsOfBoth: boolean;
};

/**
 * The key under which a page's draft lies: its recorded URL; for a page that is not of the web what its tab shows, until
 * the browser is closed.
 */
export async function draftKeyOf(url: string | null, tabId: number): Promise<string> {
  if (url && /^https?:/.test(url)) return recordedUrl(url, null).url;
  const shown = url === null ? '' : await resourceIdOf(url.replace(/#.*$/s, ''));
  return `manual:${await browserRun()}:${tabId}:${shown}`;
}

/** Looks a page up in the store and among the drafts. */
export async function findPage(url: string | null, key: string): Promise<Found> {
  const [row, atPage] = await Promise.all([
    url && URL.canParse(url) ? sourceByAddress(store, addressKeys(url)) : null,
    readDraft(key),
  ]);
  const source = row?.source ?? null;
  if (!source)
    return atPage.draft?.apart ? foundJoined(key, atPage, atPage.draft) : foundDraft(key, null, atPage);
  // Changes to a record lie under its own address; a draft from before it was saved under that of the page.
  const atRecord = source.url === key ? atPage : await readDraft(source.url);
  return atRecord.draft ? foundDraft(source.url, source, atRecord) : foundDraft(key, source, atPage);
}

async function foundDraft(usedKey: string, source: Source | null, parts: KeptDraft): Promise<Found> {
  const draft = parts.draft && source ? prunedDraft(rebasedDraft(parts.draft, source), source) : parts.draft;
  const unsaved = draft !== null && (hasEdits(draft) || parts.quotes.length > 0);
  if (parts.draft && !unsaved) await dropDraft(usedKey);
  const key = unsaved || parts.quotes.length > 0 ? usedKey : (source?.url ?? usedKey);
  if (!unsaved) return { key, source, draft: null, kept: NOTHING_KEPT, place: null, wordsOfBoth: false };
  const kept = { extraction: parts.page, article: parts.text };
  return { key, source, draft, kept, place: parts.place, wordsOfBoth: gained(parts.draft, draft) };
}

// A draft that the reader joined to a record stays joined, also when nothing was typed in it. Without its record it is
// the page's own again, with the words that are in it.
async function foundJoined(key: string, parts: KeptDraft, draft: Draft): Promise<Found> {
  const row = await sourceById(store, draft.stableId);
  if (!row || isBadRow(row)) {
    const { apart, ...rest } = draft;
    const own = { ...rest, stableId: apart?.stableId ?? newStableId(), ofSaved: false };
    return foundDraft(key, null, { ...parts, draft: own });
  }
  const kept = { extraction: parts.page, article: parts.text };
  return { key, source: row.source, draft, kept, place: parts.place, wordsOfBoth: false };
}

const NOTHING_KEPT = { extraction: null, article: null };

/** A draft in which nothing is typed yet. */
export function freshDraft(key: string, source: Source | null, now: Date): Draft {
  const at = now.toISOString();
  const stableId = source?.stableId ?? newStableId();
  return { key, stableId, ofSaved: source !== null, createdAt: at, updatedAt: at, edits: {}, chosen: {} };
}
