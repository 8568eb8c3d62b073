import { isWebUrl } from '@/lib/address/parse-url';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import type { ViewState } from '@/lib/record/schema/draft';
import { createDraft } from '../create-draft';
import type { DraftSessionDeps } from '../draft-deps';
import { addPendingQuotes } from '../effects/follow-changes';
import type { SessionCore } from '../session-core';
import { buildForm } from './build-form';

/** Opens the form with a stored draft whose page is not open. Resolves to the view state to restore. */
export async function openStoredDraft(
  session: SessionCore,
  deps: DraftSessionDeps,
  key: string,
): Promise<ViewState | null> {
  const now = deps.now();
  const storedDraft = await deps.drafts.readDraft(key);
  const draft = storedDraft.draft ?? createDraft(key, null, now);
  const source = await deps.sourceReader.findSourceById(draft.stableId);
  const tabExtraction = buildExtractionFromTab({ url: isWebUrl(key) ? key : null, title: null }, now);
  const lookup = {
    key,
    source,
    draft,
    viewState: storedDraft.viewState,
    hasMergedEdits: false,
    storedCapture: { extraction: storedDraft.extraction ?? tabExtraction, article: storedDraft.article },
  };
  const page = { extraction: tabExtraction, unreadableReason: null };
  const form = await buildForm(deps.sourceReader, lookup, page, now);
  session.dispatch({ type: 'opened', form: { ...form, textStatus: storedDraft.article ? 'ready' : 'none' } });
  await addPendingQuotes(session, deps, key);
  return storedDraft.viewState;
}
