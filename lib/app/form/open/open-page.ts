import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import type { ViewState } from '@/lib/record/schema/draft';
import type { Capture, CaptureDeps, PageTab } from '../capture/capture-deps';
import { buildProvisionalPage, type CapturedPage, parseCapturedPage } from '../capture/parse-capture';
import { isPdfTab, readPdfIntoForm } from '../capture/read-pdf';
import { readCapturedText } from '../capture/recapture';
import type { DraftSessionDeps } from '../draft-deps';
import { addPendingQuotes } from '../effects/follow-changes';
import { applyCanonicalTrust } from '../effects/offer-duplicates';
import type { SessionCore } from '../session-core';
import { buildForm } from './build-form';
import { checkOpenPage } from './check-open-page';
import { type DraftLookup, findDraft, getDraftKey } from './find-draft';

// The time after which the form no longer waits for the page. A page that is still loading responds only after it is parsed.
const PAGE_TIMEOUT_MS = 900;
// The time after which the form tells the reader not to wait any longer. A page that is busy for this long
// may never respond.
const LATE_CAPTURE_MS = 10_000;

/** The arguments of `openFormForPage`. */
type OpenPageArguments = {
  session: SessionCore;
  deps: DraftSessionDeps;
  captureDeps: CaptureDeps;
  capture: Capture;
  tab: PageTab | null;
  /** Resolves to true if the reader moved the form from the popup to the side panel. The form then does not say that a draft was restored. */
  movedFromPopup?: Promise<boolean>;
};

/**
 * Opens the form of a page with its source, its stored draft or a new draft. When the form is open, resolves to the
 * view state to restore. Until the page answers, the form shows the title and URL of the tab. The captured text may
 * arrive later.
 */
export async function openFormForPage(openArguments: OpenPageArguments): Promise<ViewState | null> {
  const { session, deps, captureDeps, capture, tab } = openArguments;
  const url = tab?.url ?? null;
  let hasPageAnswered = false;
  const pageAnswer = Promise.race([
    capture.page.then(() => {
      hasPageAnswered = true;
    }),
    captureDeps.wait(PAGE_TIMEOUT_MS),
  ]);
  const key = await getDraftKey(deps.drafts, url, tab?.id ?? 0);
  const lookup = await findDraft(deps, url, key);
  const now = deps.now();
  const provisionalPage = !hasPageAnswered && tab ? buildProvisionalPage(tab, now) : null;
  const page = provisionalPage ?? (await readTrustedPage(openArguments));
  const form = await buildForm(deps.sourceReader, lookup, page, now);
  const isMovedFromPopup = (await openArguments.movedFromPopup) ?? false;
  const isPagePending = provisionalPage !== null && needsPage(lookup);
  session.dispatch({
    type: 'opened',
    form: {
      ...form,
      ...(isMovedFromPopup ? { restoredDraftAt: null } : {}),
      ...(isPagePending ? { pageStatus: 'pending' as const } : {}),
    },
  });
  if (isPagePending) void pageAnswer.then(() => !hasPageAnswered && session.dispatch({ type: 'page-late' }));
  void addPendingQuotes(session, deps, lookup.key);
  void notifyIfLate(
    openArguments,
    loadRemainingContent(openArguments, lookup, page, provisionalPage !== null),
  );
  return lookup.viewState;
}

// A saved source and a stored draft have the values that the form shows.
const needsPage = ({ source, storedCapture }: DraftLookup): boolean =>
  source === null && storedCapture.extraction === null;

async function notifyIfLate(
  { session, captureDeps }: OpenPageArguments,
  loading: Promise<void>,
): Promise<void> {
  const isLate = await Promise.race([
    loading.then(() => false),
    captureDeps.wait(LATE_CAPTURE_MS).then(() => true),
  ]);
  if (isLate) session.dispatch({ type: 'capture-late' });
}

async function readTrustedPage(openArguments: OpenPageArguments): Promise<CapturedPage> {
  const { deps, captureDeps, capture, tab } = openArguments;
  const page = parseCapturedPage(tab, await capture.page, deps.now());
  // A tab without a URL may show a file of this computer.
  if (page.unreadableReason === 'restricted' && !tab?.url && (await captureDeps.getFileAccess()) === 'off')
    return { ...page, unreadableReason: 'file-access-off' };
  return { ...page, extraction: await applyCanonicalTrust(deps.sourceReader, page.extraction) };
}

/** Loads the page into the open form if it has not arrived yet, and then the text. */
async function loadRemainingContent(
  openArguments: OpenPageArguments,
  lookup: DraftLookup,
  initialPage: CapturedPage,
  isProvisional: boolean,
): Promise<void> {
  const { session, deps, captureDeps, capture, tab } = openArguments;
  let page = initialPage;
  if (isProvisional && !lookup.storedCapture.extraction) {
    page = await readTrustedPage(openArguments);
    session.dispatch({ type: 'page-arrived', ...page });
  }
  if (!page.unreadableReason && (await shouldRecapture(deps, lookup)))
    session.dispatch({ type: 'recaptured', extraction: page.extraction });
  if (tab && isPdfTab(tab, page)) return readPendingPdf(openArguments, tab);
  // The check uses the values that the page returned, because the form may have only the values of its
  // source.
  if (tab && session.getForm()?.source) void checkOpenPage(session, { captureDeps, capture, tab }, page);
  if (session.getForm()?.textStatus !== 'pending' && !session.getForm()?.isCaptureLate) return;
  const article = page.unreadableReason
    ? null
    : await readCapturedText(captureDeps, capture.readArticle(), tab, page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
}

/** Reads a PDF, unless a stored draft or a saved source has its text. */
async function readPendingPdf(
  { session, deps, captureDeps }: OpenPageArguments,
  tab: PageTab,
): Promise<void> {
  const form = session.getForm();
  const hasText = form?.textStatus === 'ready' || (form?.source !== null && !form?.isRecaptured);
  if (!hasText) await readPdfIntoForm(session, { captureDeps, now: deps.now }, tab);
}

// The library cannot read pages, so it stores a request for a new capture. The form performs it.
const shouldRecapture = async (
  { drafts, now }: DraftSessionDeps,
  { source, draft }: DraftLookup,
): Promise<boolean> =>
  source !== null && !isJoinedDraft(draft) && drafts.consumeRecaptureRequest(source.stableId, now());
