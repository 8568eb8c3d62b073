import { parseUrl } from '@/lib/address/parse-url';
import { ok } from '@/lib/base/result';
import { type PageQuoteSummary, summarizeQuoteResults } from '@/lib/page-check/quote-results';
import type { CheckOutcome, PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import { type CheckInTabDeps, type CheckLimits, checkInNewTab, type TabReading } from './check-in-tab';
import { buildFailedCheck } from './check-page';

type CheckOptions = {
  signal: AbortSignal;
  /** Gets the number of pages that were opened. */
  onProgress: (done: number) => void;
  /** The time after which the page of a loaded tab is no longer read. */
  readingTimeoutMs?: number;
};

/** The number of checked sources by what was found. `not-saved`: the source was deleted or the write failed. */
export type CheckCounts = { outcome: CountedOutcome; count: number }[];
export type CountedOutcome = CheckOutcome | 'not-saved';

/**
 * A checked source, and what was found of its page. `check` is null if the source was deleted or the write failed. `pageQuotes` are the
 * quotes that the source has of the page.
 */
export type CheckedSource = {
  stableId: string;
  title: string;
  check: PageCheck | null;
  pageQuotes: PageQuoteSummary;
};

/** The result of checking several pages. */
export type CheckResult = {
  /** The checked sources, in the order of their checks. */
  checked: CheckedSource[];
  counts: CheckCounts;
  connection: ConnectionStatus;
  /** The number of sources whose URLs led to another site, which could not be read. */
  unreadCount: number;
  /** The number of sources about which nothing was saved, because the check stopped. */
  uncheckedCount: number;
};

/**
 * What the check found out about the connection of the reader. `online`: pages responded, or the few that did not are at fault
 * themselves. `offline`: the browser says so. `lost`: pages stopped responding, also one that had responded before; the check stops, and
 * nothing is saved about the pages after the last one that responded. `unknown`: no page responded, on several hosts. An https URL that
 * leads to another site counts as a page that responded.
 */
export type ConnectionStatus =
  | { kind: 'online' | 'offline' }
  | { kind: 'lost' | 'unknown'; unreachedHostCount: number };

// The time between two pages of one host, and between any two pages.
const SAME_HOST_DELAY_MS = 3_000;
const DELAY_MS = 300;
// A script waits until the document is parsed, which a stalled response or a busy page may prevent for ever.
const READING_TIMEOUT_MS = 30_000;
// If so many hosts in a row can't be reached, the connection of the reader may be at fault.
const MAX_UNREACHED_HOSTS = 5;
// So many hosts are tried before the check stops if no page has responded yet.
const MAX_TRIED_HOSTS = 20;

/**
 * Opens the page of each source in a background tab, one after the other, compares it with its captured text and closes the tab.
 * Requests pages of one host at a slow pace. The check of a page that can't be reached is saved when a later page responds, or at the end. The
 * check stops if the connection of the reader is at fault (`ConnectionStatus`). If no page responds at all, each is saved as unreached
 * without a conclusion about its link. After the signal is aborted, no further page is opened, the open one is closed without a result,
 * and nothing is saved about pages before it that could not be reached. Never rejects.
 */
export async function checkSources(
  deps: CheckInTabDeps,
  sources: readonly Source[],
  { signal, onProgress, readingTimeoutMs = READING_TIMEOUT_MS }: CheckOptions,
): Promise<CheckResult> {
  const limits = { signal, readingTimeoutMs };
  const run: CheckRun = {
    deps,
    limits,
    checked: [],
    counts: new Map(),
    unreachedPages: [],
    unreadCount: 0,
    respondingSource: null,
  };
  const checkedAtByHost = new Map<string, number>();
  for (const [index, source] of sources.entries()) {
    const host = getHost(source);
    if (index > 0) await deps.wait(getDelay(checkedAtByHost.get(host), deps.now()));
    if (signal.aborted) break;
    const reading = await checkInNewTab(deps, source, limits).catch(
      (): UnfinishedReading => ({ kind: 'unfinished' }),
    );
    if (!reading || (reading.kind === 'unfinished' && signal.aborted)) break;
    checkedAtByHost.set(host, deps.now().getTime());
    const connection = await addReading(run, source, reading);
    onProgress(index + 1);
    if (connection.kind !== 'online') {
      const remainingCount = sources.length - index - 1;
      return buildResult(run, connection, remainingCount + run.unreachedPages.length);
    }
  }
  return signal.aborted ? buildResult(run, ONLINE, 0) : finishRun(run);
}

const ONLINE: ConnectionStatus = { kind: 'online' };

/** Saves the pages that could not be reached since the last one that responded. */
async function finishRun(run: CheckRun): Promise<CheckResult> {
  const unreachedHostCount = countUnreachedHosts(run);
  if (run.respondingSource || unreachedHostCount < MAX_UNREACHED_HOSTS) {
    await saveUnreachedPages(run);
    return buildResult(run, ONLINE, 0);
  }
  await saveUnknownPages(run);
  return buildResult(run, { kind: 'unknown', unreachedHostCount }, 0);
}

/** A check that ended with an error, as when the captured texts can't be read. Nothing is known about the page, so nothing is saved. */
type UnfinishedReading = { kind: 'unfinished' };

/** The state of the check of several pages. */
type CheckRun = {
  deps: CheckInTabDeps;
  limits: CheckLimits;
  checked: CheckedSource[];
  counts: Map<CountedOutcome, number>;
  /** The pages since the last one that responded that could not be reached. Their checks are not saved yet. */
  unreachedPages: { source: Source; check: PageCheck }[];
  unreadCount: number;
  /** The source of the last page that responded. */
  respondingSource: Source | null;
};

/** Adds what was found of a source to the run. Returns what it says about the connection of the reader. */
async function addReading(
  run: CheckRun,
  source: Source,
  reading: TabReading | UnfinishedReading,
): Promise<ConnectionStatus> {
  switch (reading.kind) {
    case 'unreached':
      run.unreachedPages.push({ source, check: reading.check });
      return examineConnection(run);
    case 'responded':
      run.respondingSource = source;
      await saveUnreachedPages(run);
      countOutcome(run, source, reading.saved.ok ? reading.saved.value : null);
      return ONLINE;
    case 'unread':
      if (reading.check.outcome === 'other-site') run.unreadCount += 1;
      if (isRedirectedByItsSite(source, reading)) {
        run.respondingSource = source;
        await saveUnreachedPages(run);
      }
      countOutcome(run, source, await saveFailedCheck(run.deps, reading.check));
      return ONLINE;
    case 'unfinished':
      countOutcome(run, source, buildFailedCheck(source, 'no-text', run.deps.now()));
      return ONLINE;
  }
}

type FailedReading = Exclude<TabReading, { kind: 'responded' }>;

/**
 * Returns whether the site of a source responded and led to another one. Any network can redirect an http request, as to the login of a public
 * network.
 */
const isRedirectedByItsSite = ({ url }: Source, { check }: FailedReading): boolean =>
  check.outcome === 'other-site' && parseUrl(url)?.protocol === 'https:';

/** Saves that pages could not be reached. */
async function saveUnreachedPages(run: CheckRun): Promise<void> {
  for (const { source, check } of run.unreachedPages.splice(0))
    countOutcome(run, source, await saveFailedCheck(run.deps, check));
}

const countUnreachedHosts = ({ unreachedPages }: CheckRun): number =>
  new Set(unreachedPages.map(({ source }) => getHost(source))).size;

/**
 * Saves the pages that could not be reached, if it is not known whether their sites or the connection of the reader is at fault. That a
 * page was not read in time says nothing about its site, so that outcome stays.
 */
async function saveUnknownPages(run: CheckRun): Promise<void> {
  run.unreachedPages = run.unreachedPages.map(({ source, check }) => ({
    source,
    check: check.outcome === 'network-error' ? { ...check, outcome: 'no-response' } : check,
  }));
  await saveUnreachedPages(run);
}

/**
 * Finds out whether the connection of the reader is at fault for pages that can't be reached. Saves these pages if that is decided and
 * the connection is not known to be at fault.
 */
async function examineConnection(run: CheckRun): Promise<ConnectionStatus> {
  if (!run.deps.isOnline()) return { kind: 'offline' };
  const unreachedHostCount = countUnreachedHosts(run);
  if (unreachedHostCount < MAX_UNREACHED_HOSTS) return ONLINE;
  if (!run.respondingSource) {
    if (unreachedHostCount < MAX_TRIED_HOSTS) return ONLINE;
    await saveUnknownPages(run);
    return { kind: 'unknown', unreachedHostCount };
  }
  if (await respondsAgain(run, run.respondingSource)) {
    await saveUnreachedPages(run);
    return ONLINE;
  }
  return run.limits.signal.aborted ? ONLINE : { kind: 'lost', unreachedHostCount };
}

/** Returns whether a page that responded does so again. */
async function respondsAgain({ deps, limits }: CheckRun, respondingSource: Source): Promise<boolean> {
  await deps.wait(SAME_HOST_DELAY_MS);
  if (limits.signal.aborted) return false;
  // The check of this page is saved already.
  const saveCheck: CheckInTabDeps['saveCheck'] = async ({ check }) => ok(check);
  const reading = await checkInNewTab({ ...deps, saveCheck }, respondingSource, limits).catch(() => null);
  return (
    reading !== null && (reading.kind === 'responded' || isRedirectedByItsSite(respondingSource, reading))
  );
}

function countOutcome({ checked, counts }: CheckRun, source: Source, check: PageCheck | null): void {
  const { stableId, title } = source;
  checked.push({ stableId, title, check, pageQuotes: summarizeQuoteResults(source, check) });
  const outcome = check?.outcome ?? 'not-saved';
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
}

const buildResult = (
  { checked, counts, unreadCount }: CheckRun,
  connection: ConnectionStatus,
  uncheckedCount: number,
): CheckResult => ({
  checked,
  counts: [...counts].map(([outcome, count]) => ({ outcome, count })),
  connection,
  unreadCount,
  uncheckedCount,
});

async function saveFailedCheck(deps: CheckInTabDeps, check: PageCheck): Promise<PageCheck | null> {
  const result = await deps.saveCheck({ check, snapshot: null }).catch(() => null);
  return result?.ok ? result.value : null;
}

const getHost = ({ url }: Source): string => parseUrl(url)?.hostname ?? '';

/** Returns how long to wait before a page is opened, if the last check of its host ended at `checkedAt` (ms since the epoch). */
function getDelay(checkedAt: number | undefined, now: Date): number {
  if (checkedAt === undefined) return DELAY_MS;
  const remainingMs = SAME_HOST_DELAY_MS - (now.getTime() - checkedAt);
  return Math.min(SAME_HOST_DELAY_MS, Math.max(DELAY_MS, remainingMs));
}
