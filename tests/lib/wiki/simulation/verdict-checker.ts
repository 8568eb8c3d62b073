import { isPendingVerdict } from '@/lib/wiki/merge/reader-verdicts';
import type { ReaderVerdict, SettableVerdict } from '@/lib/wiki/model/reader-verdict';
import type { WikiClaim } from '@/tests/wiki-server/wiki-state';
import type { FakeOutboxStore } from './fake-outbox-store';
import type { SimulatedWiki } from './simulated-wiki';
import type { SimulationResult } from './simulation-result';
import { slots } from './slots';
import { CLAIM_COUNT, WIKI_IDS, type WikiId } from './wikis-and-slots';

type CheckedParts = {
  store: FakeOutboxStore;
  wikis: Record<WikiId, SimulatedWiki>;
  result: SimulationResult;
};
type VerdictBody = { pageId: string; footnote: number; verdict?: string };

/** Returns the id of the page with the claims that rest on the source of a slot. */
export const getClaimPageId = (slot: number): string => `claims-${slot}`;

/** Adds the claims of all sources to both wikis. */
export function addClaims(wikis: Record<WikiId, SimulatedWiki>): void {
  for (const id of WIKI_IDS)
    for (const [slot, { url }] of slots.entries())
      for (let footnote = 0; footnote < CLAIM_COUNT; footnote += 1)
        wikis[id].server.state.quotes.push({
          url,
          pageId: getClaimPageId(slot),
          footnote,
          claimText: `Claim ${footnote} about ${slot}.`,
          accuracyVerdict: null,
          accuracyCheckedAt: null,
        });
}

/** Returns a claim of a wiki. */
export function findClaim(wiki: SimulatedWiki, pageId: string, footnote: number): WikiClaim {
  const { quotes } = wiki.server.state;
  const quote = quotes.find((candidate) => candidate.pageId === pageId && candidate.footnote === footnote);
  if (!quote) throw new Error(`there is no claim ${footnote} on ${pageId}`);
  return quote;
}

const VERDICT_NAMES: Record<SettableVerdict, string> = {
  accurate: 'accurate',
  'minor-issues': 'minor_issues',
  inaccurate: 'inaccurate',
  unsupported: 'unsupported',
  'not-verifiable': 'not_verifiable',
};

/**
 * Observes the verdicts of the reader and of other editors. Checks that no verdict is sent that the reader did not set, that none
 * replaces a verdict of others that the reader had not seen, and that each arrives or is reported.
 */
export class VerdictChecker {
  private parts: CheckedParts;
  /** All verdicts that the reader set. */
  private chosenVerdicts: { wiki: WikiId; readerVerdict: ReaderVerdict }[] = [];
  /** The claims that another editor judged, with the request before which that happened last. */
  private editorRequests = new Map<string, number>();
  /** The claims that another editor judged after the reader's last verdict. */
  private claimsOfOthers = new Set<string>();

  constructor(parts: CheckedParts) {
    this.parts = parts;
  }

  observeChoice(wiki: WikiId, readerVerdict: ReaderVerdict): void {
    this.chosenVerdicts.push({ wiki, readerVerdict });
    this.claimsOfOthers.delete(getKey(wiki, readerVerdict));
  }

  observeEditorVerdict(wiki: WikiId, claim: VerdictBody): void {
    this.editorRequests.set(getKey(wiki, claim), this.parts.wikis[wiki].requestCount);
    this.claimsOfOthers.add(getKey(wiki, claim));
  }

  checkRequest(wiki: WikiId, { method, url }: Request, body: string): void {
    if (method !== 'POST' || !url.endsWith('/quotes/mark-accuracy')) return;
    const request = JSON.parse(body) as VerdictBody;
    const { result, wikis } = this.parts;
    const label = `the verdict ${request.verdict} on ${getKey(wiki, request)}`;
    const chosenVerdict = this.chosenVerdicts.findLast(
      ({ wiki: chosenWiki, readerVerdict }) =>
        getKey(chosenWiki, readerVerdict) === getKey(wiki, request) &&
        VERDICT_NAMES[readerVerdict.verdict] === request.verdict,
    );
    if (!chosenVerdict) result.unsaved.push(label);
    if (!this.claimsOfOthers.has(getKey(wiki, request))) return;
    // No client can know what another editor writes during its request.
    if (this.editorRequests.get(getKey(wiki, request)) === wikis[wiki].requestCount)
      result.unavoidableConflictCount += 1;
    else result.overwritten.push(`${label}, which another editor had set`);
  }

  /** Checks that no verdict waits, after every entry that was due has been sent. Lists may still be deferred. */
  checkNoneWaits(wiki: WikiId): void {
    for (const { stableId } of this.parts.store.sources.values()) {
      const entry = this.parts.store.findEntry(wiki, stableId);
      if (!entry || !['synced', 'conflict'].includes(entry.status) || entry.deferredFields.length > 0)
        continue;
      if (entry.readerVerdicts?.some(isPendingVerdict))
        this.parts.result.lost.push(`a verdict of ${stableId} on ${wiki} is not retried`);
    }
  }

  /** Checks that every verdict has arrived, or that the entry reports why not. */
  checkWhenIdle(wiki: WikiId): void {
    const { store, wikis, result } = this.parts;
    for (const { stableId } of store.sources.values()) {
      const entry = store.findEntry(wiki, stableId);
      if (!entry || !['synced', 'conflict'].includes(entry.status)) continue;
      for (const readerVerdict of entry.readerVerdicts ?? []) {
        const label = `the verdict on ${getKey(wiki, readerVerdict)} is ${readerVerdict.status}`;
        const isJudgedByOthers = this.claimsOfOthers.has(getKey(wiki, readerVerdict));
        const { accuracyVerdict } = findClaim(wikis[wiki], readerVerdict.pageId, readerVerdict.footnote);
        if (isPendingVerdict(readerVerdict)) result.lost.push(label);
        else if (isJudgedByOthers) continue;
        else if (readerVerdict.status !== 'sent') result.untrue.push(label);
        else if (accuracyVerdict !== VERDICT_NAMES[readerVerdict.verdict]) result.lost.push(label);
      }
    }
  }
}

const getKey = (wiki: string, { pageId, footnote }: { pageId: string; footnote: number }): string =>
  `${wiki} ${pageId} ${footnote}`;
