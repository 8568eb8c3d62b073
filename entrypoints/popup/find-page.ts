import { getAddressKeys } from '@/lib/address/address-keys';
import { isWebUrl, stripFragment } from '@/lib/address/parse-url';
import { resolveRecordedUrl } from '@/lib/address/resolve-recorded-url';
import { computeResourceId } from '@/lib/address/resource-id';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { hasNewEdits, rebaseDraft } from '@/lib/record/draft/merge-base';
import { hasEdits, pruneDraft } from '@/lib/record/draft/prune-draft';
import type { Draft, ViewState } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { createStableId } from '@/lib/record/stable-id';
import { getBrowserSessionId } from '@/lib/storage/drafts/browser-session-id';
import { readDraft, removeDraft, type StoredDraft } from '@/lib/storage/drafts/draft-storage';
import { openDatabase } from '@/lib/storage/open-database';
import { findSourceByAddress } from '@/lib/storage/queries/find-source-by-address';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import type { CapturedPage } from './parse-capture';

/** The store, opened once a page; only read here. */
export const database = openDatabase();

/** What was found in the browser about a page: its record, the draft that was left, where the reader was in it. */
export type PageLookup = {
  key: string;
  source: Source | null;
  draft: Draft | null;
  persistedCapture: Pick<DraftForm, 'article'> & { extraction: CapturedPage['extraction'] | null };
  viewState: ViewState | null;
  /** The draft was given words that its record gained since. */
  hasMergedText: boolean;
};

/**
 * The key under which a page's draft lies: its recorded URL; for a page that is not of the web what its tab shows, until
 * the browser is closed.
 */
export async function getDraftKey(url: string | null, tabId: number): Promise<string> {
  if (url && isWebUrl(url)) return resolveRecordedUrl(url, null).url;
  const resourceId = url === null ? '' : await computeResourceId(stripFragment(url));
  return `manual:${await getBrowserSessionId()}:${tabId}:${resourceId}`;
}

/** Looks a page up in the store and among the drafts. */
export async function findPage(url: string | null, key: string): Promise<PageLookup> {
  const [row, pageDraft] = await Promise.all([
    findSourceByAddress(database, getAddressKeys(url ?? '')),
    readDraft(key),
  ]);
  const source = row?.source ?? null;
  if (!source)
    return pageDraft.draft?.apart
      ? resolveJoinedDraft(key, pageDraft, pageDraft.draft)
      : resolveDraft(key, null, pageDraft);
  // Changes to a record lie under its own address; a draft from before it was saved under that of the page.
  const recordDraft = source.url === key ? pageDraft : await readDraft(source.url);
  return recordDraft.draft
    ? resolveDraft(source.url, source, recordDraft)
    : resolveDraft(key, source, pageDraft);
}

async function resolveDraft(
  draftKey: string,
  source: Source | null,
  persistedDraft: StoredDraft,
): Promise<PageLookup> {
  const draft =
    persistedDraft.draft && source
      ? pruneDraft(rebaseDraft(persistedDraft.draft, source), source)
      : persistedDraft.draft;
  const hasUnsavedEdits = draft !== null && (hasEdits(draft) || persistedDraft.quotes.length > 0);
  if (persistedDraft.draft && !hasUnsavedEdits) await removeDraft(draftKey);
  const key = hasUnsavedEdits || persistedDraft.quotes.length > 0 ? draftKey : (source?.url ?? draftKey);
  if (!hasUnsavedEdits)
    return {
      key,
      source,
      draft: null,
      persistedCapture: EMPTY_CAPTURE,
      viewState: null,
      hasMergedText: false,
    };
  const persistedCapture = { extraction: persistedDraft.page, article: persistedDraft.text };
  return {
    key,
    source,
    draft,
    persistedCapture,
    viewState: persistedDraft.viewState,
    hasMergedText: hasNewEdits(persistedDraft.draft, draft),
  };
}

// A draft that the reader joined to a record stays joined, also when nothing was typed in it. Without its record it is
// the page's own again, with the words that are in it.
async function resolveJoinedDraft(
  key: string,
  persistedDraft: StoredDraft,
  draft: Draft,
): Promise<PageLookup> {
  const row = await findSourceById(database, draft.stableId);
  if (!row || isInvalidRow(row)) {
    const { apart, ...rest } = draft;
    const detachedDraft = { ...rest, stableId: apart?.stableId ?? createStableId(), ofSaved: false };
    return resolveDraft(key, null, { ...persistedDraft, draft: detachedDraft });
  }
  const persistedCapture = { extraction: persistedDraft.page, article: persistedDraft.text };
  return {
    key,
    source: row.source,
    draft,
    persistedCapture,
    viewState: persistedDraft.viewState,
    hasMergedText: false,
  };
}

const EMPTY_CAPTURE = { extraction: null, article: null };

/** A draft in which nothing is typed yet. */
export function createDraft(key: string, source: Source | null, now: Date): Draft {
  const createdAt = now.toISOString();
  const stableId = source?.stableId ?? createStableId();
  return {
    key,
    stableId,
    ofSaved: source !== null,
    createdAt: createdAt,
    updatedAt: createdAt,
    edits: {},
    chosen: {},
  };
}
