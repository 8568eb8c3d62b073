import { chooseSourceUrl } from '@/lib/address/choose-source-url';
import { isWebUrl, stripFragment } from '@/lib/address/parse-url';
import { computeResourceId } from '@/lib/address/resource-id';
import { getUrlKeys } from '@/lib/address/url-keys';
import { hasEdits } from '@/lib/record/draft/edits';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import { hasNewEdits, rebaseDraft } from '@/lib/record/draft/merge-base';
import { pruneDraft } from '@/lib/record/draft/prune-draft';
import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import type { Draft, ViewState } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { createStableId } from '@/lib/record/stable-id';
import type { DraftSessionDeps, DraftStorage } from '../draft-deps';

/** The stored data of a page: its source, its draft, and the view state of its form. */
export type DraftLookup = {
  key: string;
  source: Source | null;
  draft: Draft | null;
  storedCapture: { extraction: Extraction | null; article: Article | null };
  viewState: ViewState | null;
  /** Whether the stored draft was merged with later changes of its source. */
  hasMergedEdits: boolean;
};

type FindDraftDeps = Pick<DraftSessionDeps, 'drafts' | 'sourceReader'>;

/**
 * Returns the storage key of a page's draft. For a web page, this is the URL under which it is saved. For any
 * other page, the key is built from the tab and a hash of the URL, and is valid until the browser closes.
 */
export async function getDraftKey(
  drafts: Pick<DraftStorage, 'getBrowserSessionId'>,
  url: string | null,
  tabId: number,
): Promise<string> {
  if (url && isWebUrl(url)) return chooseSourceUrl(url, null).url;
  const urlHash = url === null ? '' : await computeResourceId(stripFragment(url));
  return `manual:${await drafts.getBrowserSessionId()}:${tabId}:${urlHash}`;
}

/** Finds the source and the stored draft of a page. */
export async function findDraft(deps: FindDraftDeps, url: string | null, key: string): Promise<DraftLookup> {
  const { drafts, sourceReader } = deps;
  const [source, pageDraft] = await Promise.all([
    sourceReader.findSourceByUrlKeys(getUrlKeys(url ?? '')),
    drafts.readDraft(key),
  ]);
  if (!source)
    return isJoinedDraft(pageDraft.draft)
      ? resolveJoinedDraft(deps, key, pageDraft, pageDraft.draft)
      : resolveDraft(drafts, key, null, pageDraft);
  // Edits of a saved source are stored under the URL of the source. A draft from before the first save has the URL of
  // the page.
  const sourceDraft = source.url === key ? pageDraft : await drafts.readDraft(source.url);
  return sourceDraft.draft
    ? resolveDraft(drafts, source.url, source, sourceDraft)
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
  if (storedDraft.draft && !hasUnsavedEdits) await drafts.deleteDraft(draftKey);
  const key = hasUnsavedEdits || storedDraft.quotes.length > 0 ? draftKey : (source?.url ?? draftKey);
  if (!hasUnsavedEdits)
    return {
      key,
      source,
      draft: null,
      storedCapture: { extraction: null, article: null },
      viewState: null,
      hasMergedEdits: false,
    };
  return {
    ...describeStoredDraft(storedDraft),
    key,
    source,
    draft,
    hasMergedEdits: hasNewEdits(storedDraft.draft, draft),
  };
}

// A draft that was joined to a source stays joined, even without edits. If the source was deleted, the draft is
// separated from it.
async function resolveJoinedDraft(
  { drafts, sourceReader }: FindDraftDeps,
  key: string,
  storedDraft: StoredDraft,
  draft: Draft,
): Promise<DraftLookup> {
  const source = await sourceReader.findSourceById(draft.stableId);
  if (source) return { ...describeStoredDraft(storedDraft), key, source, draft, hasMergedEdits: false };
  const { apart, ...draftFields } = draft;
  const separatedDraft = { ...draftFields, stableId: apart?.stableId ?? createStableId(), ofSaved: false };
  return resolveDraft(drafts, key, null, { ...storedDraft, draft: separatedDraft });
}

const describeStoredDraft = ({
  extraction,
  article,
  viewState,
}: StoredDraft): Pick<DraftLookup, 'storedCapture' | 'viewState'> => ({
  storedCapture: { extraction, article },
  viewState,
});
