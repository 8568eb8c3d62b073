import { getAddressKeys } from '@/lib/address/address-keys';
import { isWebUrl, stripFragment } from '@/lib/address/parse-url';
import { resolveRecordedUrl } from '@/lib/address/resolve-recorded-url';
import { computeResourceId } from '@/lib/address/resource-id';
import { hasEdits } from '@/lib/record/draft/edits';
import { hasNewEdits, rebaseDraft } from '@/lib/record/draft/merge-base';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import type { Draft, ViewState } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';
import type { DraftPorts, DraftStorage } from '../draft-ports';

/** What the browser has about a page: its saved record, its stored draft, and the reader's view of it. */
export type DraftLookup = {
  key: string;
  source: Source | null;
  draft: Draft | null;
  storedCapture: { extraction: Extraction | null; article: Article | null };
  viewState: ViewState | null;
  /** The stored draft was merged with words that its record gained since. */
  hasMergedText: boolean;
};

type LookupPorts = Pick<DraftPorts, 'drafts' | 'records'>;

/**
 * The storage key of a page's draft: its recorded URL. A page that is not on the web has a key made of its tab and its
 * address, valid until the browser closes.
 */
export async function getDraftKey(
  drafts: Pick<DraftStorage, 'getBrowserSessionId'>,
  url: string | null,
  tabId: number,
): Promise<string> {
  if (url && isWebUrl(url)) return resolveRecordedUrl(url, null).url;
  const resourceId = url === null ? '' : await computeResourceId(stripFragment(url));
  return `manual:${await drafts.getBrowserSessionId()}:${tabId}:${resourceId}`;
}

/** Looks up a page among the saved records and the stored drafts. */
export async function findDraft(ports: LookupPorts, url: string | null, key: string): Promise<DraftLookup> {
  const { drafts, records } = ports;
  const [source, pageDraft] = await Promise.all([
    records.findSourceByAddress(getAddressKeys(url ?? '')),
    drafts.readDraft(key),
  ]);
  if (!source)
    return pageDraft.draft?.apart
      ? resolveJoinedDraft(ports, key, pageDraft, pageDraft.draft)
      : resolveDraft(drafts, key, null, pageDraft);
  // Changes to a record are stored under its own address; a draft from before the first save, under that of the page.
  const recordDraft = source.url === key ? pageDraft : await drafts.readDraft(source.url);
  return recordDraft.draft
    ? resolveDraft(drafts, source.url, source, recordDraft)
    : resolveDraft(drafts, key, source, pageDraft);
}

async function resolveDraft(
  drafts: DraftStorage,
  draftKey: string,
  source: Source | null,
  storedDraft: StoredDraft,
): Promise<DraftLookup> {
  const draft =
    storedDraft.draft && source
      ? pruneDraft(rebaseDraft(storedDraft.draft, source), source)
      : storedDraft.draft;
  const hasUnsavedEdits = draft !== null && (hasEdits(draft) || storedDraft.quotes.length > 0);
  if (storedDraft.draft && !hasUnsavedEdits) await drafts.removeDraft(draftKey);
  const key = hasUnsavedEdits || storedDraft.quotes.length > 0 ? draftKey : (source?.url ?? draftKey);
  if (!hasUnsavedEdits)
    return {
      key,
      source,
      draft: null,
      storedCapture: { extraction: null, article: null },
      viewState: null,
      hasMergedText: false,
    };
  return {
    ...describeStoredDraft(storedDraft),
    key,
    source,
    draft,
    hasMergedText: hasNewEdits(storedDraft.draft, draft),
  };
}

// A draft that the reader joined to a record stays joined, even without edits. If its record is gone, the draft belongs
// to the page again, with its edits.
async function resolveJoinedDraft(
  { drafts, records }: LookupPorts,
  key: string,
  storedDraft: StoredDraft,
  draft: Draft,
): Promise<DraftLookup> {
  const source = await records.findSourceById(draft.stableId);
  if (source) return { ...describeStoredDraft(storedDraft), key, source, draft, hasMergedText: false };
  const { apart, ...rest } = draft;
  const separatedDraft = { ...rest, stableId: apart?.stableId ?? createStableId(), ofSaved: false };
  return resolveDraft(drafts, key, null, { ...storedDraft, draft: separatedDraft });
}

const describeStoredDraft = ({
  page,
  text,
  viewState,
}: StoredDraft): Pick<DraftLookup, 'storedCapture' | 'viewState'> => ({
  storedCapture: { extraction: page, article: text },
  viewState,
});
