import type { Result } from '@/lib/base/result';
import { buildSelectors, findQuotesInCapture, getQuoteState } from '@/lib/evidence/quote-state';
import { isSameText } from '@/lib/page-check/comparable-text';
import { listChangedValues } from '@/lib/page-check/compare-values';
import { isInSomeText, listTextsWithin } from '@/lib/page-check/compare-with-later-texts';
import { findBaseSnapshot } from '@/lib/page-check/find-base-snapshot';
import { claimsSourceUrl, findRedirectUrl } from '@/lib/page-check/find-redirect-url';
import { getPageOutcome } from '@/lib/page-check/get-page-outcome';
import { getRedirectOutcome } from '@/lib/page-check/get-redirect-outcome';
import { hasOtherTitle } from '@/lib/page-check/has-other-title';
import { addQuoteResults, buildQuoteResult, findQuoteResult } from '@/lib/page-check/quote-results';
import { detectAccess } from '@/lib/record/draft/captured-values';
import { listWebPageQuotes } from '@/lib/record/list-web-page-quotes';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { CheckOutcome, PageCheck, QuoteResult } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { buildSnapshot } from '../worker/build-snapshot';

/**
 * A page as it was read for a check. `readText` reads its text in a scope, and resolves to null if there is none. `quoteResults` is what a search
 * of the whole page found. It counts for quotes that the compared text does not have, such as those from a comment.
 */
export type CheckedPage = {
  extraction: Extraction;
  readText: (scope: Article['scope']) => Promise<Article | null>;
  quoteResults?: QuoteResult[];
};

/** The dependencies of `checkPage`. */
export type CheckPageDeps = {
  now: () => Date;
  /** Lists the captured texts of a source, oldest first. */
  listSnapshots: (stableId: string) => Promise<Snapshot[]>;
  /** Finds the last check of a source, or null. */
  findCheck: (stableId: string) => Promise<PageCheck | null>;
  saveCheck: (request: {
    check: PageCheck;
    snapshot: Snapshot | null;
  }) => Promise<Result<PageCheck | null, WriteProblem>>;
  /** Resolves after `durationMs` milliseconds. */
  wait: (durationMs: number) => Promise<void>;
};

// A page that has lost this much of its text may not be rendered completely, so it is read a second time.
const INCOMPLETE_SHARE = 0.3;
const SECOND_READING_DELAY_MS = 2_000;
// A page at another URL that differs this much and has no quote is another page. Different texts share many common words.
const OTHER_PAGE_SHARE = 0.5;
// The same for a page with the title of another work.
const OTHER_TITLE_SHARE = 0.3;
// Earlier snapshots do not say whether they are a selection (ISO 8601).
const SCOPE_STORED_SINCE = '2026-11-29T16:31:38.000Z';

/**
 * Compares a page with the text of its source (`findBaseSnapshot`), and saves the result. A text that is new is saved beside the earlier
 * ones, unless the page has a restriction that the source does not have. Returns null if nothing was saved because the source was deleted,
 * and a problem if the write failed.
 */
export async function checkPage(
  deps: CheckPageDeps,
  source: Source,
  page: CheckedPage,
): Promise<Result<PageCheck | null, WriteProblem>> {
  const snapshots = (await deps.listSnapshots(source.stableId)).filter(({ pageStarts }) => !pageStarts);
  const { check, snapshot } = await examinePage(deps, source, page, snapshots);
  return deps.saveCheck({ check: await keepUnknownResults(deps, source, page, check), snapshot });
}

/**
 * Adds the earlier results of quotes that the check could not judge. If the whole page of the source was searched, only what that search found
 * counts.
 */
async function keepUnknownResults(
  deps: CheckPageDeps,
  { stableId, keyPoints }: Source,
  { quoteResults: searchResults }: CheckedPage,
  check: PageCheck,
): Promise<PageCheck> {
  const { quoteResults, outcome } = check;
  const isJudged = searchResults !== undefined && SHOWN_OUTCOMES.includes(outcome);
  if (!quoteResults || isJudged) return check;
  const earlierCheck = await deps.findCheck(stableId);
  const earlierResults = listWebPageQuotes(keyPoints).flatMap(
    (quote) => findQuoteResult(quote, earlierCheck) ?? [],
  );
  return { ...check, quoteResults: addQuoteResults(quoteResults, earlierResults) };
}

// The outcomes of a check of a page that is not taken for another one, such as a login page.
const SHOWN_OUTCOMES: readonly CheckOutcome[] = ['unchanged', 'changed', 'no-text'];

/** Why a page could not be read. `no-text` is a page that did not respond in time, `other-site` a URL that led to a host without a permission. */
export type FailedReading = 'network-error' | 'no-access' | 'no-text' | 'other-site';

/** Builds the check of a page that could not be opened or read. */
export const buildFailedCheck = ({ stableId }: Source, outcome: FailedReading, now: Date): PageCheck => ({
  ...EMPTY_COMPARISON,
  httpStatus: null,
  stableId,
  outcome,
  checkedAt: now.toISOString(),
});

const EMPTY_COMPARISON = {
  comparedWith: null,
  changedShare: 0,
  addedWords: 0,
  removedWords: 0,
  changedValues: [],
} as const satisfies Partial<PageCheck>;

type Examination = { check: PageCheck; snapshot: Snapshot | null };

async function examinePage(
  deps: CheckPageDeps,
  source: Source,
  page: CheckedPage,
  snapshots: Snapshot[],
): Promise<Examination> {
  const { extraction } = page;
  const redirectUrl = findRedirectUrl(source, extraction);
  const check: PageCheck = {
    ...EMPTY_COMPARISON,
    stableId: source.stableId,
    outcome: 'no-text',
    checkedAt: deps.now().toISOString(),
    httpStatus: extraction.httpStatus,
  };
  const redirect = redirectUrl === null ? {} : { redirectUrl };
  const base = findBaseSnapshot(source, snapshots);
  const current = await readComparedText(source, page, base);
  const isSame = current !== null && base !== null && isSameText(base, current);
  const failedOutcome = getPageOutcome(source.url, extraction, current?.text ?? '');
  // A page with the captured text shows the source, even if it looks like a login page or a page that is for sale.
  if (failedOutcome && !isSame) {
    const isOtherPage = failedOutcome === 'soft-404' || failedOutcome === 'parked';
    const failed = { ...check, ...(isOtherPage && redirect), outcome: failedOutcome };
    return { check: addFoundQuotes(failed, page), snapshot: null };
  }
  const notCompared = { ...check, ...redirect, changedValues: listChangedValues(source, extraction) };
  // The text of a selection has no counterpart on the page.
  if (!current || !base) return { check: addSearchResults(notCompared, page), snapshot: null };
  const comparing = { ...notCompared, comparedWith: base.capturedAt };
  const examination = await compareWithBase(deps, source, page, {
    check: comparing,
    base,
    snapshots,
    current,
    isSame,
  });
  return claimsSourceUrl(source, extraction) ? removeMove(examination) : examination;
}

/** Adds what a search of the whole page found to the check of a page that is not compared. */
const addSearchResults = (check: PageCheck, { quoteResults }: CheckedPage): PageCheck =>
  quoteResults ? { ...check, comparedAt: check.checkedAt, quoteResults } : check;

/** Adds the quotes that a search found on a page that does not seem to show the source. That others are not there says nothing about them. */
const addFoundQuotes = (check: PageCheck, page: CheckedPage): PageCheck =>
  page.quoteResults && page.quoteResults.length > 0 ? addSearchResults(check, page) : check;

/** Removes the new URL of a page that shows the source. */
function removeMove({ check, snapshot }: Examination): Examination {
  const { redirectUrl: _, ...checkWithoutMove } = check;
  const showsSource = check.outcome === 'unchanged' || check.outcome === 'changed';
  return { check: showsSource ? checkWithoutMove : check, snapshot };
}

type Comparing = {
  check: PageCheck;
  base: Snapshot;
  snapshots: Snapshot[];
  current: Snapshot;
  /** Whether both texts are the same, apart from what changes at every visit. */
  isSame: boolean;
  isSecondReading?: boolean;
};

async function compareWithBase(
  deps: CheckPageDeps,
  source: Source,
  page: CheckedPage,
  comparing: Comparing,
): Promise<Examination> {
  const { base, snapshots, current, isSame, isSecondReading = false } = comparing;
  const snapshot = buildNewSnapshot(snapshots, current);
  const quoteResults = findQuotesOnPage(source, page, snapshots, current);
  const check: PageCheck = { ...comparing.check, comparedAt: comparing.check.checkedAt, quoteResults };
  if (isSame) return { check: { ...check, outcome: 'unchanged' }, snapshot };
  // The comparison is only loaded for a changed text.
  const { compareTexts } = await import('@/lib/page-check/compare-texts');
  const { changedShare, differingWordShare, addedWords, removedWords, passages } = compareTexts(
    base,
    current,
  );
  // The complete comparison may match lines that the quick one did not.
  if (passages.every(({ kind }) => kind === 'same'))
    return { check: { ...check, outcome: 'unchanged' }, snapshot };
  if (mayBeSelection(base, { addedWords, removedWords }))
    return { check: addSearchResults({ ...comparing.check, comparedWith: null }, page), snapshot: null };
  const mayBeIncomplete =
    snapshot !== null && differingWordShare >= INCOMPLETE_SHARE && removedWords > addedWords;
  if (!isSecondReading && mayBeIncomplete) {
    await deps.wait(SECOND_READING_DELAY_MS);
    const second = await readComparedText(source, page, base);
    if (second)
      return compareWithBase(deps, source, page, {
        ...comparing,
        current: second,
        isSame: isSameText(base, second),
        isSecondReading: true,
      });
  }
  const { redirectUrl } = check;
  if (redirectUrl && isOtherPage(source, page.extraction, { quoteResults, differingWordShare })) {
    const outcome = getRedirectOutcome(source, redirectUrl);
    const otherPage = { ...comparing.check, ...EMPTY_COMPARISON, outcome };
    return { check: addFoundQuotes(otherPage, page), snapshot: null };
  }
  return {
    check: { ...check, outcome: 'changed', changedShare, addedWords, removedWords },
    snapshot: isNewlyRestricted(source, page.extraction) ? null : snapshot,
  };
}

/**
 * Whether a page at another URL shows another work: it has little of the text and no quote. At the URL of the source, a new title and a new
 * text may be a translation or an update, so they prove nothing.
 */
function isOtherPage(
  source: Source,
  extraction: Extraction,
  { differingWordShare, quoteResults }: { differingWordShare: number; quoteResults: QuoteResult[] },
): boolean {
  const isTitleChanged = hasOtherTitle(source, extraction);
  // Common words may be found in another article under another title, although it does not have the quote.
  const isFound = quoteResults.some(
    ({ state }) => state === 'unchanged' || (state === 'changed' && !isTitleChanged),
  );
  return !isFound && differingWordShare >= (isTitleChanged ? OTHER_TITLE_SHARE : OTHER_PAGE_SHARE);
}

/** Returns the text of the page as a snapshot, or null if the newest one of the source has the same text. */
function buildNewSnapshot(snapshots: readonly Snapshot[], current: Snapshot): Snapshot | null {
  const latest = snapshots.at(-1);
  return latest && isSameText(latest, current) ? null : { ...current, isFromCheck: true };
}

/** Returns whether a text that does not say its scope may be a selection: all its words are on the page, among at least as many others. */
const mayBeSelection = (
  { capturedAt, scope, withComments, words }: Snapshot,
  { addedWords, removedWords }: Pick<PageCheck, 'addedWords' | 'removedWords'>,
): boolean =>
  capturedAt < SCOPE_STORED_SINCE &&
  scope === undefined &&
  withComments === undefined &&
  removedWords === 0 &&
  addedWords >= words;

// A source without a restriction has its text sent to the wiki. This one may have been read by a subscriber.
const isNewlyRestricted = ({ access, provenance }: Source, extraction: Extraction): boolean =>
  access === null && provenance.access?.from !== READER_ORIGIN && detectAccess(extraction) !== null;

/** Reads the text in the scope of the one with which it is compared. */
async function readComparedText(
  { stableId }: Source,
  { extraction, readText }: CheckedPage,
  base: Snapshot | null,
): Promise<Snapshot | null> {
  const article = await readText(getScope(base));
  // A text that is known to be incomplete would seem to have changed.
  if (!article || article.cut) return null;
  return buildSnapshot(stableId, article, extraction, new Date(extraction.capturedAt));
}

function getScope(snapshot: Snapshot | null): Article['scope'] {
  if (snapshot?.withComments) return 'article-with-comments';
  return snapshot?.scope === 'page' ? 'page' : 'article';
}

/**
 * Searches the quotes of the page in its text, which has also the lines that the capture left out. A quote that is not there, such as one from
 * a comment, has the result of `page`, if there is one. Otherwise it is missing if a captured text of no more than this part of the page has
 * it.
 */
function findQuotesOnPage(
  source: Source,
  page: CheckedPage,
  snapshots: Snapshot[],
  current: Snapshot,
): QuoteResult[] {
  const quotes = listWebPageQuotes(source.keyPoints);
  const selectors = buildSelectors(quotes, snapshots);
  const matches = findQuotesInCapture(selectors, current);
  const comparableTexts = listTextsWithin(current, snapshots);
  return quotes.flatMap((quote, index): QuoteResult[] => {
    const result = buildQuoteResult(quote, getQuoteState(matches[index]));
    if (result && result.state !== 'missing') return [result];
    const searchResult = findQuoteResult(quote, page);
    if (searchResult) return [searchResult];
    return result && isInSomeText(selectors[index], comparableTexts) ? [result] : [];
  });
}
