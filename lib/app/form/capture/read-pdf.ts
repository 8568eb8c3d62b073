import { isWebUrl } from '@/lib/address/parse-url';
import { isLikelyPdfUrl } from '@/lib/address/pdf-url';
import { err } from '@/lib/base/result';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { getWorkUrl } from '@/lib/record/draft/get-work-url';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { PdfProblem } from '../draft-state';
import type { SessionCore } from '../session-core';
import type { CaptureDeps, PageTab } from './capture-deps';
import type { CapturedPage } from './parse-capture';

/** The dependencies of reading a PDF. */
type ReadPdfDeps = { captureDeps: Pick<CaptureDeps, 'readPdf' | 'getFileAccess'>; now: () => Date };

/**
 * Returns whether a tab shows a PDF. That is the case
 * - if its page reports a PDF, or the tab shows a local PDF file;
 * - if its URL or title has the form of a PDF, and extensions cannot read the page (the PDF viewer of
 *   Firefox);
 * - if its URL or title has the form of a PDF, and the content type is not that of a web page (some servers
 *   send a wrong one).
 */
export function isPdfTab(tab: PageTab | null, { extraction, unreadableReason }: CapturedPage): boolean {
  if (unreadableReason === 'local-pdf' || (unreadableReason === null && extraction.kind === 'pdf'))
    return true;
  const isOtherType = extraction.contentType !== null && !/html|xml/i.test(extraction.contentType);
  return (unreadableReason === 'restricted' || isOtherType) && tab !== null && hasPdfName(tab);
}

// The viewer of Firefox adds the file name to the title.
const hasPdfName = ({ url, title }: PageTab): boolean =>
  isLikelyPdfUrl(url ?? '') || (isWebUrl(url ?? '') && /\.pdf$/i.test(title ?? ''));

/**
 * Reads the PDF of a tab into the form: first the metadata, then the text. The reader can fill in the form
 * meanwhile. Problems are dispatched as events.
 */
export async function readPdfIntoForm(
  session: SessionCore,
  { captureDeps, now }: ReadPdfDeps,
  tab: PageTab,
  password: string | null = null,
): Promise<void> {
  const controller = new AbortController();
  session.dispatch({ type: 'pdf-started', cancel: () => controller.abort() });
  const result = await captureDeps
    .readPdf({
      url: tab.url ?? '',
      draftKey: session.getForm()?.draft.key ?? '',
      password,
      signal: controller.signal,
      onProgress: (done, total) => session.dispatch({ type: 'pdf-progress', done, total }),
    })
    .catch(() => err('pdf-failed' as const));
  const tabExtraction: Extraction = {
    ...buildExtractionFromTab(tab, now()),
    kind: 'pdf',
    contentType: 'application/pdf',
  };
  if (!result.ok) {
    const unreadableReason = await specifyPdfProblem(result.problem, captureDeps);
    session.dispatch({ type: 'page-arrived', extraction: tabExtraction, unreadableReason });
    session.dispatch({ type: 'text-arrived', article: null });
    return;
  }
  const { metadata, httpStatus, text } = result.value;
  const extraction: Extraction = {
    ...tabExtraction,
    ...metadata,
    httpStatus,
    // A file of this computer has no URL that others can open.
    url: tabExtraction.url || getWorkUrl(metadata.identifiers),
    title: [...metadata.title, ...tabExtraction.title],
  };
  session.dispatch(
    session.getForm()?.isRecaptured
      ? { type: 'recaptured', extraction }
      : { type: 'page-arrived', extraction, unreadableReason: null },
  );
  // A save waits for the text, and thus for the file too.
  const [textResult, fileProblem] = await Promise.all([text, result.value.fileProblem]);
  const fileEvent = fileProblem ? { fileProblem } : {};
  if (textResult.ok) session.dispatch({ type: 'text-arrived', article: textResult.value, ...fileEvent });
  else
    session.dispatch({
      type: 'text-arrived',
      article: null,
      textProblem: textResult.problem,
      ...fileEvent,
    });
}

/**
 * Replaces the problem `local-pdf` by a more specific one. The browser reports the same error for a missing
 * file of this computer and for a file that the extension may not read.
 */
async function specifyPdfProblem(
  problem: PdfProblem,
  { getFileAccess }: Pick<CaptureDeps, 'getFileAccess'>,
): Promise<PdfProblem> {
  if (problem !== 'local-pdf') return problem;
  switch (await getFileAccess()) {
    case 'needs-permission':
      return 'local-pdf-needs-permission';
    case 'allowed':
      return 'local-pdf-missing';
    default:
      return 'local-pdf';
  }
}
