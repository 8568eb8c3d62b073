import type { ViewState } from '@/lib/record/schema/draft';
import type { Capture, CapturePort, PageTab } from '../capture/capture-port';
import { buildProvisionalPage, type CapturedPage, parseCapturedPage } from '../capture/parse-capture';
import { readCapturedText } from '../capture/recapture';
import type { DraftPorts } from '../draft-ports';
import { addPendingQuotes } from '../effects/follow-changes';
import { applyCanonicalTrust } from '../effects/offer-duplicates';
import type { SessionCore } from '../session-core';
import { buildForm } from './build-form';
import { type DraftLookup, findDraft, getDraftKey } from './find-draft';

// How long the form waits for the page. A page that is still loading answers only after it is parsed.
const PAGE_TIMEOUT_MS = 900;
// How long until the reader is told not to wait. A page that is busy for this long may never answer.
const LATE_CAPTURE_MS = 10_000;

/** The arguments of `openPage`. */
type Opening = {
  session: SessionCore;
  ports: DraftPorts;
  capturePort: CapturePort;
  capture: Capture;
  tab: PageTab | null;
};

/**
 * Opens the form of a page with its record, its stored draft or a new draft. Resolves to the view state to restore when the
 * form is open; the captured text may arrive later.
 */
export async function openPage(opening: Opening): Promise<ViewState | null> {
  const { session, ports, capturePort, capture, tab } = opening;
  const url = tab?.url ?? null;
  const [lookup, firstAnswer] = await Promise.all([
    getDraftKey(ports.drafts, url, tab?.id ?? 0).then((key) => findDraft(ports, url, key)),
    Promise.race([capture.page, capturePort.wait(PAGE_TIMEOUT_MS)]),
  ]);
  const now = ports.now();
  const provisionalPage = !firstAnswer && tab ? buildProvisionalPage(tab, now) : null;
  const page = provisionalPage ?? (await readTrustedPage(opening));
  session.dispatch({ type: 'opened', form: await buildForm(ports.records, lookup, page, now) });
  void addPendingQuotes(session, ports, lookup.key);
  void notifyIfLate(opening, loadRemainingContent(opening, lookup, page, provisionalPage !== null));
  return lookup.viewState;
}

async function notifyIfLate({ session, capturePort }: Opening, loading: Promise<void>): Promise<void> {
  const isLate = await Promise.race([
    loading.then(() => false),
    capturePort.wait(LATE_CAPTURE_MS).then(() => true),
  ]);
  if (isLate) session.dispatch({ type: 'capture-late' });
}

async function readTrustedPage({ ports, capture, tab }: Opening): Promise<CapturedPage> {
  const page = parseCapturedPage(tab, await capture.page, ports.now());
  return { ...page, extraction: await applyCanonicalTrust(ports.records, page.extraction) };
}

/** Loads the page, if it has not arrived yet, and then its text into the open form. */
async function loadRemainingContent(
  opening: Opening,
  lookup: DraftLookup,
  initialPage: CapturedPage,
  isProvisional: boolean,
): Promise<void> {
  const { session, ports, capturePort, capture, tab } = opening;
  let page = initialPage;
  if (isProvisional && !lookup.storedCapture.extraction) {
    page = await readTrustedPage(opening);
    session.dispatch({ type: 'page-arrived', ...page });
  }
  if (!page.unreadable && (await shouldRecapture(ports, lookup)))
    session.dispatch({ type: 'recaptured', extraction: page.extraction });
  if (session.getForm()?.textState !== 'pending' && !session.getForm()?.isCaptureLate) return;
  const article = page.unreadable
    ? null
    : await readCapturedText(capturePort, capture, tab, page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
}

// The library cannot read pages, so it only requests a new capture, which the form then performs.
const shouldRecapture = async (
  { drafts, now }: DraftPorts,
  { source, draft }: DraftLookup,
): Promise<boolean> =>
  source !== null && !draft?.apart && drafts.consumeRecaptureRequest(source.stableId, now());
