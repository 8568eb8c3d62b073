import type { Result } from '@/lib/base/result';
import { buildSelectors, findQuotesInText, getQuoteState, listQuotes } from '@/lib/evidence/quote-state';
import { isSameText } from '@/lib/page-check/comparable-text';
import { listChangedValues } from '@/lib/page-check/compare-values';
import { claimsSourceUrl, findRedirectUrl } from '@/lib/page-check/find-redirect-url';
import { getPageOutcome } from '@/lib/page-check/get-page-outcome';
import { getRedirectOutcome } from '@/lib/page-check/get-redirect-outcome';
import { detectAccess } from '@/lib/record/draft/captured-values';
import { READER_ORIGIN } from '@/lib/record/provenance';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { buildSnapshot } from '../worker/build-snapshot';

/** A page as it was read for a check. `readText` reads its text in a scope, and resolves to null if there is none. */
export type CheckedPage = {
  extraction: Extraction;
  readText: (scope: Article['scope']) => Promise<Article | null>;
};

/** The dependencies of `checkPage`. */
export type CheckPageDeps = {
  now: () => Date;
  /** Lists the captured texts of a source, oldest first. */
  listSnapshots: (stableId: string) => Promise<Snapshot[]>;
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
// Earlier snapshots do not say whether they are a selection (ISO 8601).
const SCOPE_STORED_SINCE = '2026-11-29T16:31:38.000Z';

/**
 * Compares a page with the newest text that was captured from it, and saves the result. A changed text is saved beside the earlier
 * ones, unless the page has a restriction that the source does not have. Resolves to null if nothing was saved, because the source was deleted or the write failed.
 */
export async function checkPage(
  deps: CheckPageDeps,
  source: Source,
  page: CheckedPage,
): Promise<PageCheck | null> {
  const snapshots = (await deps.listSnapshots(source.stableId)).filter(({ pageStarts }) => !pageStarts);
  const { check, snapshot } = await examinePage(deps, source, page, snapshots);
  const result = await deps.saveCheck({ check, snapshot });
  return result.ok ? result.value : null;
}

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
  quotes: { unchanged: 0, changed: 0, missing: 0 },
  quoteState: 'none',
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
  const earlier = snapshots.at(-1) ?? null;
  const current = await readComparedText(source, page, earlier);
  const isSame = current !== null && earlier !== null && isSameText(earlier, current);
  const failedOutcome = getPageOutcome(source.url, extraction, current?.text ?? '');
  // A page with the captured text shows the source, even if it looks like a login page or a page that is for sale.
  if (failedOutcome && !isSame) {
    const isOtherPage = failedOutcome === 'soft-404' || failedOutcome === 'parked';
    return { check: { ...check, ...(isOtherPage && redirect), outcome: failedOutcome }, snapshot: null };
  }
  const notCompared = { ...check, ...redirect, changedValues: listChangedValues(source, extraction) };
  // The text of a selection has no counterpart on the page.
  if (!current || !earlier || earlier.scope === 'selection') return { check: notCompared, snapshot: null };
  const comparing = { ...notCompared, comparedWith: earlier.capturedAt };
  const examination = await compareWithEarlier(deps, source, page, {
    check: comparing,
    earlier,
    snapshots,
    current,
    isSame,
  });
  return claimsSourceUrl(source, extraction) ? removeMove(examination) : examination;
}

/** Removes the new URL of a page that shows the source. */
function removeMove({ check, snapshot }: Examination): Examination {
  const { redirectUrl: _, ...checkWithoutMove } = check;
  const showsSource = check.outcome === 'unchanged' || check.outcome === 'changed';
  return { check: showsSource ? checkWithoutMove : check, snapshot };
}

type Comparing = {
  check: PageCheck;
  earlier: Snapshot;
  snapshots: Snapshot[];
  current: Snapshot;
  /** Whether both texts are the same, apart from what changes at every visit. */
  isSame: boolean;
  isSecondReading?: boolean;
};

async function compareWithEarlier(
  deps: CheckPageDeps,
  source: Source,
  page: CheckedPage,
  comparing: Comparing,
): Promise<Examination> {
  const { earlier, snapshots, current, isSame, isSecondReading = false } = comparing;
  const quotes = countQuoteStates(source, snapshots, current);
  const check: PageCheck = { ...comparing.check, quotes, quoteState: getWorstState(quotes) };
  if (isSame) return { check: { ...check, outcome: 'unchanged' }, snapshot: null };
  // The comparison is only loaded for a changed text.
  const { compareTexts } = await import('@/lib/page-check/compare-texts');
  const { changedShare, addedWords, removedWords } = compareTexts(earlier, current);
  if (mayBeSelection(earlier, { addedWords, removedWords }))
    return { check: { ...comparing.check, comparedWith: null }, snapshot: null };
  if (!isSecondReading && changedShare >= INCOMPLETE_SHARE && removedWords > addedWords) {
    await deps.wait(SECOND_READING_DELAY_MS);
    const second = await readComparedText(source, page, earlier);
    if (second)
      return compareWithEarlier(deps, source, page, {
        ...comparing,
        current: second,
        isSame: isSameText(earlier, second),
        isSecondReading: true,
      });
  }
  const { redirectUrl } = check;
  if (redirectUrl && changedShare >= OTHER_PAGE_SHARE && quotes.unchanged + quotes.changed === 0) {
    const outcome = getRedirectOutcome(source, redirectUrl);
    return { check: { ...comparing.check, ...EMPTY_COMPARISON, outcome }, snapshot: null };
  }
  return {
    check: { ...check, outcome: 'changed', changedShare, addedWords, removedWords },
    snapshot: isNewlyRestricted(source, page.extraction) ? null : current,
  };
}

/** Whether a text that does not say its scope may be a selection: all its words are on the page, among at least as many others. */
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

/** Reads the text in the scope of the earlier one, so that both can be compared. */
async function readComparedText(
  { stableId }: Source,
  { extraction, readText }: CheckedPage,
  earlier: Snapshot | null,
): Promise<Snapshot | null> {
  const article = await readText(getScope(earlier));
  // A text that is known to be incomplete would seem to have changed.
  if (!article || article.cut) return null;
  return buildSnapshot(stableId, article, extraction, new Date(extraction.capturedAt));
}

function getScope(snapshot: Snapshot | null): Article['scope'] {
  if (snapshot?.withComments) return 'article-with-comments';
  return snapshot?.scope === 'page' ? 'page' : 'article';
}

/**
 * Counts the quotes by their state in the text of the page, which has also the lines that the capture left out. A quote that is in no captured
 * text, such as one from a comment, is not counted.
 */
function countQuoteStates(
  source: Source,
  snapshots: Snapshot[],
  { text, unsureLines = [] }: Snapshot,
): PageCheck['quotes'] {
  const quotes = listQuotes(source.keyPoints).filter(({ page }) => page === undefined);
  const selectors = buildSelectors(quotes, snapshots);
  const matches = findQuotesInText(selectors, text);
  const otherMatches = findQuotesInText(selectors, unsureLines.join('\n'));
  const states = matches.map((match, index) => getQuoteState(match ?? otherMatches[index] ?? null).kind);
  const missing = selectors.filter((_, index) => states[index] === 'missing');
  const known = missing.filter((selector) =>
    snapshots.some((snapshot) => findQuotesInText([selector], snapshot.text)[0] !== null),
  );
  const count = (kind: string): number => states.filter((state) => state === kind).length;
  return { unchanged: count('unchanged'), changed: count('changed'), missing: known.length };
}

function getWorstState({ unchanged, changed, missing }: PageCheck['quotes']): PageCheck['quoteState'] {
  if (missing > 0) return 'missing';
  if (changed > 0) return 'changed';
  return unchanged > 0 ? 'unchanged' : 'none';
}
