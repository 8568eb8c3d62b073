import { isWebUrl } from '@/lib/address/parse-url';
import { looksLikePdf } from '@/lib/address/pdf-url';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { getWorkUrl } from '@/lib/record/draft/get-work-url';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { SessionCore } from '../session-core';
import type { CapturePort, PageTab } from './capture-port';
import type { CapturedPage } from './parse-capture';

/** The dependencies of reading a PDF. */
type PdfPorts = { capturePort: Pick<CapturePort, 'readPdf'>; now: () => Date };

/**
 * Returns whether a tab shows a PDF: its page says so, or its address or title looks like a PDF and extensions cannot read it (Firefox), or
 * it is no web page (a server that sends a wrong content type).
 */
export function isPdfTab(tab: PageTab | null, { extraction, unreadableReason }: CapturedPage): boolean {
  if (unreadableReason === 'local-pdf' || (unreadableReason === null && extraction.kind === 'pdf'))
    return true;
  const isOtherType = extraction.contentType !== null && !/html|xml/i.test(extraction.contentType);
  return (unreadableReason === 'restricted' || isOtherType) && tab !== null && hasPdfName(tab);
}

// The viewer of Firefox adds the file name to the title.
const hasPdfName = ({ url, title }: PageTab): boolean =>
  looksLikePdf(url ?? '') || (isWebUrl(url ?? '') && /\.pdf$/i.test(title ?? ''));

/**
 * Reads the PDF of a tab into the form: first the metadata, then the text. The form can be filled meanwhile. What goes wrong is
 * dispatched too, so that the form shows it.
 */
export async function readPdfIntoForm(
  session: SessionCore,
  { capturePort, now }: PdfPorts,
  tab: PageTab,
  password: string | null = null,
): Promise<void> {
  const controller = new AbortController();
  session.dispatch({ type: 'pdf-started', cancel: () => controller.abort() });
  const result = await capturePort.readPdf({
    url: tab.url ?? '',
    draftKey: session.getForm()?.draft.key ?? '',
    password,
    signal: controller.signal,
    onProgress: (done, total) => session.dispatch({ type: 'pdf-progress', done, total }),
  });
  const tabExtraction: Extraction = {
    ...buildExtractionFromTab(tab, now()),
    kind: 'pdf',
    contentType: 'application/pdf',
  };
  if (!result.ok) {
    session.dispatch({ type: 'page-arrived', extraction: tabExtraction, unreadableReason: result.problem });
    session.dispatch({ type: 'text-arrived', article: null });
    return;
  }
  const { metadata, httpStatus, text } = result.value;
  const extraction: Extraction = {
    ...tabExtraction,
    ...metadata,
    httpStatus,
    // A file of this computer has no address that others can open.
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
