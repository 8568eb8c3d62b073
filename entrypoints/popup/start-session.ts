import { isBadRow } from '@/lib/db/read/parse-row';
import { latestSnapshot } from '@/lib/db/read/snapshots';
import { sourceById } from '@/lib/db/read/source-by-id';
import { takeCaptureAgain } from '@/lib/drafts/capture-again';
import { readDraft } from '@/lib/drafts/draft-store';
import type { Place } from '@/lib/model/draft';
import type { Article } from '@/lib/model/extraction';
import { type PageTab, tabById } from '@/lib/platform/active-tab';
import { setCaptureScope } from '@/lib/platform/inject';
import { extractionFromTab } from '@/lib/review/empty-extraction';
import { joinedSource } from '@/lib/review/joined-source';
import type { ReviewForm, TextState } from '@/lib/review/review-state';
import { beginCapture, type Capture } from './begin-capture';
import { takeUpQuotes } from './following';
import { withTrustedCanonical } from './offering';
import { draftKeyOf, type Found, findPage, freshDraft, store } from './open-form';
import { provisionalPage, type ReadPage, readPage, readText } from './read-capture';
import { createSession, type Session } from './session';

/** A session with what its views need of the tab. */
export type PageSession = { session: Session; tab: PageTab | null; place: Promise<Place | null> };

// A page that is still loading answers when it is parsed; the form does not wait that long.
const PATIENCE_MS = 900;

/** Opens the form on the page of a capture: its record, its draft, or a new one. */
export function startSession(capture: Capture, tab: PageTab | null): PageSession {
  const session = createSession();
  return { session, tab, place: open(session, capture, tab) };
}

async function open(session: Session, capture: Capture, tab: PageTab | null): Promise<Place | null> {
  const url = tab?.url ?? null;
  const [found, first] = await Promise.all([
    draftKeyOf(url, tab?.id ?? 0).then((key) => findPage(url, key)),
    Promise.race([capture.page, new Promise<'slow'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'slow'))]),
  ]);
  const now = new Date();
  const provisional = first === 'slow' && tab ? provisionalPage(tab, now) : null;
  const page = provisional ?? (await trustedPage(tab, capture, now));
  session.dispatch({ type: 'opened', form: await formOf(found, page, now) });
  void takeUpQuotes(session, found.key);
  void finish(session, capture, tab, found, page, provisional !== null);
  return found.place;
}

async function trustedPage(tab: PageTab | null, capture: Capture, now: Date): Promise<ReadPage> {
  const page = readPage(tab, await capture.page, now);
  return { ...page, extraction: await withTrustedCanonical(page.extraction) };
}

async function formOf(found: Found, page: ReadPage, now: Date): Promise<ReviewForm> {
  const { kept, draft } = found;
  const unreadable = kept.extraction ? null : page.unreadable;
  const extraction = kept.extraction ?? page.extraction;
  const joined = found.source && draft?.apart ? joinedSource(found.source, extraction, draft, now) : null;
  const source = joined ?? found.source;
  return {
    extraction,
    unreadable,
    article: kept.article,
    text: await textState(found, unreadable !== null),
    source,
    draft: draft ?? freshDraft(found.key, source, now),
    restoredFrom: draft?.updatedAt ?? null,
    wordsOfBoth: found.wordsOfBoth,
    recaptured: joined !== null || (source !== null && kept.extraction !== null),
    sameWork: [],
    discarded: null,
    keptAt: null,
    keepFailed: false,
    problem: null,
    sending: null,
  };
}

// The text of a saved page is the one kept with it, until the reader asks to capture it again.
async function textState({ source, kept, draft }: Found, unreadable: boolean): Promise<TextState> {
  // A text that can be had in full by now is read once more; the kept one stays if that fails.
  if (kept.article && (kept.article.hint === null || unreadable)) return 'ready';
  if (source && !kept.extraction && !draft?.apart)
    return (await latestSnapshot(store, source.stableId)) ? 'ready' : 'none';
  return unreadable ? 'none' : 'pending';
}

/** What arrives after the form is there: the page if it was slow, then its text. */
async function finish(
  session: Session,
  capture: Capture,
  tab: PageTab | null,
  found: Found,
  first: ReadPage,
  slow: boolean,
): Promise<void> {
  let page = first;
  if (slow && !found.kept.extraction) {
    page = await trustedPage(tab, capture, new Date());
    session.dispatch({ type: 'page-arrived', ...page });
  }
  if (!page.unreadable && (await isAskedAgain(found)))
    session.dispatch({ type: 'recaptured', extraction: page.extraction });
  const state = session.state();
  if (state.phase === 'reading' || state.form.text !== 'pending') return;
  const article = page.unreadable ? null : await textOf(capture, tab, page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
}

// Asked for in the library, which itself may not read the page.
const isAskedAgain = async ({ source, draft }: Found): Promise<boolean> =>
  source !== null && !draft?.apart && takeCaptureAgain(source.stableId, new Date());

// The tab may have gone to another page between the two readings: its text is then not this page's.
async function textOf(capture: Capture, tab: PageTab | null, url: string): Promise<Article | null> {
  const answer = await capture.text();
  const now = tab ? await tabById(tab.id) : null;
  return now?.url === url ? readText(answer) : null;
}

/** Reads the page of a form once more, as the reader asked. Gives false when it can't be read any longer. */
export async function captureAgain(session: Session, tab: PageTab): Promise<boolean> {
  const capture = beginCapture(tab.id);
  const page = readPage(tab, await capture.page, new Date());
  if (page.unreadable) return false;
  session.dispatch({ type: 'recaptured', extraction: page.extraction });
  const article = await textOf(capture, tab, page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
  return true;
}

/**
 * Takes the text that the reader asks for in the place of what was captured. `nothing`: there is none, what was captured
 * stays; `gone`: the tab shows another page by now.
 */
export async function captureScope(
  session: Session,
  tab: PageTab,
  scope: Article['scope'],
): Promise<'taken' | 'nothing' | 'gone'> {
  const form = session.form();
  const url = (await tabById(tab.id))?.url ?? null;
  if (!form || url === null || withoutFragment(url) !== withoutFragment(form.extraction.url)) return 'gone';
  session.dispatch({ type: 'text-asked' });
  const capture = beginCapture(tab.id);
  const [page] = await Promise.all([capture.page, setCaptureScope(tab.id, scope)]);
  const article = await textOf(capture, tab, url);
  // A saved page keeps its text until another one is captured: this is one.
  const again = readPage(tab, page, new Date());
  if (article && form.source && !form.recaptured && !again.unreadable)
    session.dispatch({ type: 'recaptured', extraction: again.extraction });
  session.dispatch({ type: 'text-arrived', article });
  return article ? 'taken' : 'nothing';
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

/** A session on a draft that was left behind, without its page. */
export function startFromDraft(key: string): PageSession {
  const session = createSession();
  return { session, tab: null, place: openDraft(session, key) };
}

async function openDraft(session: Session, key: string): Promise<Place | null> {
  const now = new Date();
  const kept = await readDraft(key);
  const draft = kept.draft ?? freshDraft(key, null, now);
  const row = await sourceById(store, draft.stableId);
  const source = row && !isBadRow(row) ? row.source : null;
  const url = /^https?:/.test(key) ? key : null;
  const found: Found = {
    key,
    source,
    draft,
    place: kept.place,
    wordsOfBoth: false,
    kept: { extraction: kept.page ?? extractionFromTab({ url, title: null }, now), article: kept.text },
  };
  const form = await formOf(
    found,
    { extraction: extractionFromTab({ url, title: null }, now), unreadable: null },
    now,
  );
  session.dispatch({ type: 'opened', form: { ...form, text: kept.text ? 'ready' : 'none' } });
  await takeUpQuotes(session, key);
  return kept.place;
}
