import { stripFragment } from '@/lib/address/parse-url';
import type { Article } from '@/lib/record/schema/extraction';
import type { SessionCore } from '../session-core';
import type { CaptureDeps, PageTab, RawCapture } from './capture-deps';
import { parseCapturedPage, parseCapturedText } from './parse-capture';
import { isPdfTab, readPdfIntoForm } from './read-pdf';

/** Reads the page of a form again. Resolves to false if the page can no longer be read. */
export async function recapturePage(
  session: SessionCore,
  captureDeps: CaptureDeps,
  tab: PageTab,
  now: Date,
): Promise<boolean> {
  const capture = captureDeps.beginCapture(tab.id);
  const capturedPage = parseCapturedPage(tab, await capture.page, now);
  const { unreadableReason } = capturedPage;
  if (isPdfTab(tab, capturedPage)) {
    session.dispatch({ type: 'recaptured', extraction: { ...capturedPage.extraction, kind: 'pdf' } });
    await readPdfIntoForm(session, { captureDeps, now: () => now }, tab);
    return true;
  }
  if (unreadableReason) return false;
  session.dispatch({ type: 'recaptured', extraction: capturedPage.extraction });
  const article = await readCapturedText(
    captureDeps,
    capture.readArticle(),
    tab,
    capturedPage.extraction.url,
  );
  session.dispatch({ type: 'text-arrived', article });
  return true;
}

/**
 * The result of capturing a scope. For `no-text`, the previous text stays. For `page-gone`, the tab shows another page.
 */
export type ScopeOutcome = 'captured' | 'no-text' | 'page-gone';

/** Replaces the captured text by the text of another scope: the selection, the whole page or the article. */
export async function captureTextInScope(
  session: SessionCore,
  captureDeps: CaptureDeps,
  tab: PageTab,
  scope: Article['scope'],
  now: () => Date,
): Promise<ScopeOutcome> {
  const form = session.getForm();
  const url = (await captureDeps.findTabById(tab.id))?.url ?? null;
  if (!form || url === null || stripFragment(url) !== stripFragment(form.extraction.url)) return 'page-gone';
  session.dispatch({ type: 'text-requested' });
  const capture = captureDeps.beginCapture(tab.id);
  const [rawPage, article] = await Promise.all([
    capture.page,
    readCapturedText(captureDeps, capture.readText(scope), tab, url),
  ]);
  // The text of a saved page is in a snapshot, so a new text needs a new capture of the page.
  const recapturedPage = parseCapturedPage(tab, rawPage, now());
  if (article && form.source && !form.isRecaptured && !recapturedPage.unreadableReason)
    session.dispatch({ type: 'recaptured', extraction: recapturedPage.extraction });
  session.dispatch({ type: 'text-arrived', article });
  return article ? 'captured' : 'no-text';
}

/** Parses the result of reading a text. Returns null if there is no text, or if the tab now shows another URL. */
export async function readCapturedText(
  captureDeps: Pick<CaptureDeps, 'findTabById'>,
  reading: Promise<RawCapture>,
  tab: PageTab | null,
  url: string,
): Promise<Article | null> {
  const result = await reading;
  const currentTab = tab ? await captureDeps.findTabById(tab.id) : null;
  return currentTab?.url === url ? parseCapturedText(result) : null;
}
