import { isJoinedDraft, joinPageToSource } from '@/lib/record/draft/join-page-to-source';
import type { CapturedPage } from '../capture/parse-capture';
import { createDraft } from '../create-draft';
import type { SourceReader } from '../draft-deps';
import type { CapturedTextStatus, DraftForm } from '../draft-state';
import type { DraftLookup } from './find-draft';

/** Builds the form of a page from its capture, its saved source and its stored draft. */
export async function buildForm(
  sourceReader: Pick<SourceReader, 'hasSnapshot'>,
  lookup: DraftLookup,
  capturedPage: CapturedPage,
  now: Date,
): Promise<DraftForm> {
  const { storedCapture, draft } = lookup;
  const unreadableReason = storedCapture.extraction ? null : capturedPage.unreadableReason;
  const extraction = storedCapture.extraction ?? capturedPage.extraction;
  const joinedSource =
    lookup.source && isJoinedDraft(draft) ? joinPageToSource(lookup.source, extraction, draft, now) : null;
  const source = joinedSource ?? lookup.source;
  return {
    ...EMPTY_FORM,
    extraction,
    unreadableReason,
    article: storedCapture.article,
    textStatus: await getInitialTextStatus(sourceReader, lookup, unreadableReason !== null),
    source,
    draft: draft ?? createDraft(lookup.key, source, now),
    restoredDraftAt: draft?.updatedAt ?? null,
    hasMergedEdits: lookup.hasMergedEdits,
    isRecaptured: joinedSource !== null || (source !== null && storedCapture.extraction !== null),
  };
}

/** The initial values of a form. */
export const EMPTY_FORM = {
  unreadableReason: null,
  article: null,
  textStatus: 'none',
  restoredDraftAt: null,
  isRecaptured: false,
  discardedDraft: null,
  duplicates: [],
  persistedAt: null,
  hasPersistFailed: false,
  problem: null,
  pendingSave: null,
} as const satisfies Partial<DraftForm>;

// The text of a saved page is in a snapshot, until the reader captures the page again.
async function getInitialTextStatus(
  sourceReader: Pick<SourceReader, 'hasSnapshot'>,
  { source, storedCapture, draft }: DraftLookup,
  isUnreadable: boolean,
): Promise<CapturedTextStatus> {
  // A stored text with a hint (such as "sign in to read all") is read again, because the reader may have followed it. If that fails, the text
  // stays.
  if (storedCapture.article && (storedCapture.article.hint === null || isUnreadable)) return 'ready';
  if (source && !storedCapture.extraction && !isJoinedDraft(draft))
    return (await sourceReader.hasSnapshot(source.stableId)) ? 'ready' : 'none';
  return isUnreadable ? 'none' : 'pending';
}
