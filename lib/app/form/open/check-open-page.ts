import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import type { Capture, CaptureDeps, PageTab } from '../capture/capture-deps';
import type { CapturedPage } from '../capture/parse-capture';
import { readCapturedText } from '../capture/recapture';
import type { SessionCore } from '../session-core';

/**
 * Compares the open page of a saved source with its captured text, and shows the result in the form. A page that the reader is
 * capturing again or joining to a source is not compared, because its text is saved with the draft.
 */
export async function checkOpenPage(
  session: SessionCore,
  reader: { captureDeps: CaptureDeps; capture: Capture; tab: PageTab },
  { extraction, unreadableReason }: CapturedPage,
): Promise<void> {
  const form = session.getForm();
  if (!form?.source || form.isRecaptured || isJoinedDraft(form.draft) || unreadableReason) return;
  const { captureDeps, capture, tab } = reader;
  const readScope = createScopeReader(capture);
  const check = await captureDeps.checkPage(form.source, {
    extraction,
    readText: (scope) => readCapturedText(captureDeps, readScope(scope), tab, extraction.url),
  });
  if (check) session.dispatch({ type: 'page-checked', check });
}

/** Creates the function that reads the text of a scope. Only its first reading of the article uses the reading that is in progress. */
function createScopeReader(capture: Capture): Capture['readText'] {
  let isArticleUsed = false;
  return (scope) => {
    if (scope !== 'article' || isArticleUsed) return capture.readText(scope);
    isArticleUsed = true;
    return capture.readArticle();
  };
}
