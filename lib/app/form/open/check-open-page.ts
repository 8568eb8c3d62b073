import type { CheckedPage } from '@/lib/app/page-check/check-page';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import type { Article } from '@/lib/record/schema/extraction';
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
  const readText = createTextReader(reader, extraction.url);
  const check = await reader.captureDeps.checkPage(form.source, { extraction, readText });
  if (check) session.dispatch({ type: 'page-checked', check });
}

/** Creates the function that reads the text of a tab. The first reading of the article uses the capture that is in progress. */
function createTextReader(
  { captureDeps, capture, tab }: { captureDeps: CaptureDeps; capture: Capture; tab: PageTab },
  url: string,
): CheckedPage['readText'] {
  let isCaptureUsed = false;
  return async (scope: Article['scope']) => {
    const isFirst = scope === 'article' && !isCaptureUsed;
    isCaptureUsed = true;
    if (isFirst) return readCapturedText(captureDeps, capture, tab, url);
    await captureDeps.setCaptureScope(tab.id, scope);
    return readCapturedText(captureDeps, captureDeps.beginCapture(tab.id), tab, url);
  };
}
