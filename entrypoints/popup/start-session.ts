import { dropQuotes, readDraft } from '@/lib/drafts/draft-store';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceById } from '@/lib/db/read/source-by-id';
import type { Place } from '@/lib/model/draft';
import type { PageTab } from '@/lib/platform/active-tab';
import { extractionFromTab } from '@/lib/review/empty-extraction';
import type { ReviewForm } from '@/lib/review/review-state';
import { type Capture, beginCapture } from './begin-capture';
import { draftKeyOf, type Found, findPage, freshDraft, store } from './open-form';
import { provisionalPage, type ReadPage, readPage, readText } from './read-capture';
import { createSession, hasSnapshot, type Session } from './session';

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
    findPage(url, draftKeyOf(url, tab?.id ?? 0)),
    Promise.race([capture.page, new Promise<'slow'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'slow'))]),
  ]);
  const now = new Date();
  const provisional = first === 'slow' && tab ? provisionalPage(tab, now) : null;
  const page = provisional ?? readPage(tab, await capture.page, now);
  session.dispatch({ type: 'opened', form: await formOf(found, page, now) });
  void takeUpQuotes(session, found);
  void finish(session, capture, tab, found, page, provisional !== null);
  return found.place;
}

async function formOf(found: Found, page: ReadPage, now: Date): Promise<ReviewForm> {
  const { source, kept, draft } = found;
  const known = source !== null && (kept.extraction === null || kept.article === null);
  const text = kept.article || (known && (await hasSnapshot(source.stableId))) ? 'ready' : known ? 'none' : 'pending';
  return {
    extraction: kept.extraction ?? page.extraction,
    unreadable: kept.extraction ? null : page.unreadable,
    article: kept.article,
    text: page.unreadable && !kept.article && text === 'pending' ? 'none' : text,
    source,
    draft: draft ?? freshDraft(found.key, source, now),
    restoredFrom: draft?.updatedAt ?? null,
    recaptured: source !== null && kept.extraction !== null,
    keptAt: null,
    keepFailed: false,
    problem: null,
    sending: null,
  };
}

async function takeUpQuotes(session: Session, found: Found): Promise<void> {
  if (found.quotes.length === 0) return;
  const keyPoints = found.quotes.map(({ keyPoint }) => keyPoint);
  session.dispatch({ type: 'quotes-arrived', keyPoints, at: new Date().toISOString() });
  await dropQuotes(found.quotes.map(({ item }) => item));
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
    page = readPage(tab, await capture.page, new Date());
    session.dispatch({ type: 'page-arrived', ...page });
  }
  const state = session.state();
  if (state.phase === 'reading' || state.form.text !== 'pending') return;
  const article = page.unreadable ? null : readText(await capture.text(), page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
}

/** Reads the page of a form once more, as the reader asked. Gives false when it can't be read any longer. */
export async function captureAgain(session: Session, tab: PageTab): Promise<boolean> {
  const capture = beginCapture(tab.id);
  const page = readPage(tab, await capture.page, new Date());
  if (page.unreadable) return false;
  session.dispatch({ type: 'recaptured', extraction: page.extraction });
  const article = readText(await capture.text(), page.extraction.url);
  session.dispatch({ type: 'text-arrived', article });
  return true;
}

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
    key, source, draft, place: kept.place, quotes: kept.quotes,
    kept: { extraction: kept.page ?? extractionFromTab({ url, title: null }, now), article: kept.text },
  };
  const form = await formOf(found, { extraction: extractionFromTab({ url, title: null }, now), unreadable: null }, now);
  session.dispatch({ type: 'opened', form: { ...form, text: kept.text ? 'ready' : 'none' } });
  await takeUpQuotes(session, found);
  return kept.place;
}
