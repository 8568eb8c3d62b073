import type { CapturedTextState, DraftForm } from '@/lib/app/form/draft-state';
import { findTabById, type PageTab } from '@/lib/browser/active-tab';
import { setCaptureScope } from '@/lib/browser/inject-script';
import { buildExtractionFromTab } from '@/lib/record/draft/build-extraction-from-tab';
import { joinPageToSource } from '@/lib/record/draft/join-page-to-source';
import type { ViewState } from '@/lib/record/schema/draft';
import type { Article } from '@/lib/record/schema/extraction';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { readDraft } from '@/lib/storage/drafts/draft-storage';
import { consumeRecaptureRequest } from '@/lib/storage/drafts/recapture-request';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { findLatestSnapshot } from '@/lib/storage/queries/snapshots';
import { beginCapture, type Capture } from './begin-capture';
import { createDraft, database, findPage, getDraftKey, type PageLookup } from './find-page';
import { addPendingQuotes } from './follow-external-changes';
import {
  buildProvisionalPage,
  type CapturedPage,
  parseCapturedPage,
  parseCapturedText,
} from './parse-capture';
import { createSession, type Session } from './session';
import { applyCanonicalTrust } from './watch-for-duplicates';

/** A session with what its views need of the tab. */
export type PageSession = { session: Session; tab: PageTab | null; viewState: Promise<ViewState | null> };

// A page that is still loading answers when it is parsed; the form does not wait that long.
const PAGE_TIMEOUT_MS = 900;

/** Opens the form on the page of a capture: its record, its draft, or a new one. */
export function startSession(capture: Capture, tab: PageTab | null): PageSession {
  const session = createSession();
  return { session, tab, viewState: openForm(session, capture, tab) };
}

async function openForm(session: Session, capture: Capture, tab: PageTab | null): Promise<ViewState | null> {
  const url = tab?.url ?? null;
  const [lookup, firstResult] = await Promise.all([
    getDraftKey(url, tab?.id ?? 0).then((key) => findPage(url, key)),
    Promise.race([
      capture.page,
      new Promise<'slow'>((resolve) => setTimeout(resolve, PAGE_TIMEOUT_MS, 'slow')),
    ]),
  ]);
  const now = new Date();
  const provisional = firstResult === 'slow' && tab ? buildProvisionalPage(tab, now) : null;
  const page = provisional ?? (await readTrustedPage(tab, capture, now));
  session.dispatch({ type: 'opened', form: await buildForm(lookup, page, now) });
  void addPendingQuotes(session, lookup.key);
  void loadRemainingContent(session, capture, tab, lookup, page, provisional !== null);
  return lookup.viewState;
}

async function readTrustedPage(tab: PageTab | null, capture: Capture, now: Date): Promise<CapturedPage> {
  const page = parseCapturedPage(tab, await capture.page, now);
  return { ...page, extraction: await applyCanonicalTrust(page.extraction) };
}

async function buildForm(lookup: PageLookup, page: CapturedPage, now: Date): Promise<DraftForm> {
  const { persistedCapture, draft } = lookup;
  const unreadable = persistedCapture.extraction ? null : page.unreadable;
  const extraction = persistedCapture.extraction ?? page.extraction;
  const joinedRecord =
    lookup.source && draft?.apart ? joinPageToSource(lookup.source, extraction, draft, now) : null;
  const source = joinedRecord ?? lookup.source;
  return {
    extraction,
    unreadableReason: unreadable,
    article: persistedCapture.article,
    textState: await getTextState(lookup, unreadable !== null),
    source,
    draft: draft ?? createDraft(lookup.key, source, now),
    restoredDraftAt: draft?.updatedAt ?? null,
    hasMergedText: lookup.hasMergedText,
    isRecaptured: joinedRecord !== null || (source !== null && persistedCapture.extraction !== null),
    duplicates: [],
    discardedDraft: null,
    persistedAt: null,
    hasPersistFailed: false,
    problem: null,
    pendingSave: null,
  };
}

// The text of a saved page is the one kept with it, until the reader asks to capture it again.
async function getTextState(
  { source, persistedCapture, draft }: PageLookup,
  unreadable: boolean,
): Promise<CapturedTextState> {
  // A text that can be had in full by now is read once more; the kept one stays if that fails.
  if (persistedCapture.article && (persistedCapture.article.hint === null || unreadable)) return 'ready';
  if (source && !persistedCapture.extraction && !draft?.apart)
    return (await findLatestSnapshot(database, source.stableId)) ? 'ready' : 'none';
  return unreadable ? 'none' : 'pending';
}

/** What arrives after the form is there: the page if it was slow, then its text. */
async function loadRemainingContent(
  session: Session,
  capture: Capture,
  tab: PageTab | null,
  lookup: PageLookup,
  initialPage: CapturedPage,
  isProvisional: boolean,
): Promise<void> {
  let page = initialPage;
  if (isProvisional && !lookup.persistedCapture.extraction) {
    page = await readTrustedPage(tab, capture, new Date());
    session.dispatch({ type: 'page-arrived', ...page });
  }
  if (!page.unreadable && (await shouldRecapture(lookup)))
    session.dispatch({ type: 'recaptured', extraction: page.extraction });
  const state = session.getState();
  if (state.phase === 'reading' || state.form.textState !== 'pending') return;
  const article = page.unreadable ? null : await readCapturedText(capture, tab, page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
}

// Asked for in the library, which itself may not read the page.
const shouldRecapture = async ({ source, draft }: PageLookup): Promise<boolean> =>
  source !== null && !draft?.apart && consumeRecaptureRequest(source.stableId, new Date());

// The tab may have gone to another page between the two readings: its text is then not this page's.
async function readCapturedText(capture: Capture, tab: PageTab | null, url: string): Promise<Article | null> {
  const result = await capture.text();
  const currentTab = tab ? await findTabById(tab.id) : null;
  return currentTab?.url === url ? parseCapturedText(result) : null;
}

/** Reads the page of a form once more, as the reader asked. Gives false when it can't be read any longer. */
export async function recapturePage(session: Session, tab: PageTab): Promise<boolean> {
  const capture = beginCapture(tab.id);
  const page = parseCapturedPage(tab, await capture.page, new Date());
  if (page.unreadable) return false;
  session.dispatch({ type: 'recaptured', extraction: page.extraction });
  const article = await readCapturedText(capture, tab, page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
  return true;
}

/**
 * Takes the text that the reader asks for in the place of what was captured. `nothing`: there is none, what was captured
 * stays; `gone`: the tab shows another page by now.
 */
export async function captureTextInScope(
  session: Session,
  tab: PageTab,
  scope: Article['scope'],
): Promise<'taken' | 'nothing' | 'gone'> {
  const form = session.getForm();
  const url = (await findTabById(tab.id))?.url ?? null;
  if (!form || url === null || removeFragment(url) !== removeFragment(form.extraction.url)) return 'gone';
  session.dispatch({ type: 'text-requested' });
  const capture = beginCapture(tab.id);
  const [page] = await Promise.all([capture.page, setCaptureScope(tab.id, scope)]);
  const article = await readCapturedText(capture, tab, url);
  // A saved page keeps its text until another one is captured: this is one.
  const recapturedPage = parseCapturedPage(tab, page, new Date());
  if (article && form.source && !form.isRecaptured && !recapturedPage.unreadable)
    session.dispatch({ type: 'recaptured', extraction: recapturedPage.extraction });
  session.dispatch({ type: 'text-arrived', article });
  return article ? 'taken' : 'nothing';
}

const removeFragment = (url: string): string => url.replace(/#.*$/s, '');

/** A session on a draft that was left behind, without its page. */
export function startSessionFromDraft(key: string): PageSession {
  const session = createSession();
  return { session, tab: null, viewState: openDraft(session, key) };
}

async function openDraft(session: Session, key: string): Promise<ViewState | null> {
  const now = new Date();
  const persistedDraft = await readDraft(key);
  const draft = persistedDraft.draft ?? createDraft(key, null, now);
  const row = await findSourceById(database, draft.stableId);
  const source = row && !isInvalidRow(row) ? row.source : null;
  const url = /^https?:/.test(key) ? key : null;
  const lookup: PageLookup = {
    key,
    source,
    draft,
    viewState: persistedDraft.viewState,
    hasMergedText: false,
    persistedCapture: {
      extraction: persistedDraft.page ?? buildExtractionFromTab({ url, title: null }, now),
      article: persistedDraft.text,
    },
  };
  const form = await buildForm(
    lookup,
    { extraction: buildExtractionFromTab({ url, title: null }, now), unreadable: null },
    now,
  );
  session.dispatch({ type: 'opened', form: { ...form, textState: persistedDraft.text ? 'ready' : 'none' } });
  await addPendingQuotes(session, key);
  return persistedDraft.viewState;
}
