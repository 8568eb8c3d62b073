import { createHash } from 'node:crypto';
import type { Source } from '@/lib/record/schema/source';
import { parseClaimState } from '@/lib/wiki/adapters/research-wiki/format/parse-claims';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import { transition } from '@/lib/wiki/outbox/transition';
import { approveText, declineText } from '@/lib/wiki/push/text-decision';
import type { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { hashUrl } from '@/tests/wiki-server/sample-wiki';
import type { WikiRow } from '@/tests/wiki-server/wiki-state';
import type { FakeOutboxStore } from './fake-outbox-store';
import type { EditorFollowUp, FollowUpAction, ReaderFollowUp } from './follow-up-actions';
import type { FollowUpChecker } from './follow-up-checker';
import type { PageLinkChecker } from './page-link-checker';
import type { SimulatedWiki } from './simulated-wiki';
import { getSlot, pristineSources, slots } from './slots';
import { findClaim, getClaimPageId, type VerdictChecker } from './verdict-checker';
import type { WikiId } from './wikis-and-slots';

type SimulationParts = {
  store: FakeOutboxStore;
  wikis: Record<WikiId, SimulatedWiki>;
  clock: FakeClock;
  checker: FollowUpChecker;
  pageLinkChecker: PageLinkChecker;
  verdictChecker: VerdictChecker;
  /** Saves a source as the reader does. */
  save: (source: Source) => void;
  /** Ends a stop or pause of the wiki, as the reader's "Try again" does. */
  resume: (wiki: WikiId) => void;
};
type ActionOfType<T extends FollowUpAction['type']> = Extract<FollowUpAction, { type: T }>;

const HOUR_MS = 3_600_000;
const LONG_PREFIX = 'o'.repeat(2200);

export const hashSha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Performs actions on texts, restrictions, link states, citing pages, verdicts and settings. */
export class FollowUpSimulator {
  /** The fault of each wiki whose content routes fail now. */
  failingContentRoutes = new Map<WikiId, Fault>();
  private parts: SimulationParts;
  private nextTextNumber = 0;
  private lastSlot: number | null = null;
  /** The reader's decision about the next text that needs one, or null. */
  private pendingDecision: ActionOfType<'decide'> | null = null;

  constructor(parts: SimulationParts) {
    this.parts = parts;
  }

  perform(action: FollowUpAction): void {
    const targetedAction =
      'isSameSlot' in action && action.isSameSlot && this.lastSlot !== null
        ? { ...action, slot: this.lastSlot }
        : action;
    if ('slot' in targetedAction) this.lastSlot = targetedAction.slot;
    switch (targetedAction.type) {
      case 'policy':
        this.setPolicy(targetedAction);
        break;
      case 'failing-texts':
        if (targetedAction.fault === null) this.failingContentRoutes.delete(targetedAction.wiki);
        else this.failingContentRoutes.set(targetedAction.wiki, targetedAction.fault);
        break;
      case 'editor-text':
      case 'editor-link-state':
      case 'cite':
      case 'editor-verdict':
        this.performEditorAction(targetedAction);
        break;
      default:
        this.performReaderAction(targetedAction);
    }
  }

  private performReaderAction(action: ReaderFollowUp): void {
    const source = this.parts.store.sources.get(getSlot(action.slot).stableId);
    if (action.type === 'decide') this.decideAboutText(action);
    else if (action.type === 'capture') this.capturePage(action);
    else if (action.type === 'page-link') this.linkPage(action);
    else if (action.type === 'verdict') this.setVerdict(action);
    else if (!source) return;
    else if (action.type === 'restrict') this.parts.save({ ...source, access: action.access });
    else
      this.parts.save({
        ...source,
        linkState: { state: action.state, checkedAt: this.getTimeAgo(action.hoursAgo) },
      });
  }

  private linkPage({ slot, wiki, page, isLinked }: ActionOfType<'page-link'>): void {
    const { store, clock, pageLinkChecker } = this.parts;
    const entry = store.findEntry(wiki, getSlot(slot).stableId);
    if (!entry) return;
    const ownLinks = entry.pageLinks ?? [];
    // The reader can unlink only pages that the reader linked.
    const pageId = isLinked ? `page-${page}` : ownLinks[page % ownLinks.length]?.page.pageId;
    if (pageId === undefined) return;
    const citingPage = { wiki, pageId, title: pageId, type: null, quality: null, url: null };
    const event = { type: 'page-link-chosen' as const, page: citingPage, isLinked, now: clock.now() };
    const changedEntry = transition(entry, event);
    pageLinkChecker.observeChoice(changedEntry, pageId, isLinked);
    store.entries.set(`${wiki} ${entry.stableId}`, changedEntry);
  }

  /** Sets a verdict on a claim as the wiki has it now. */
  private setVerdict({ slot, wiki, footnote, verdict, hasQuoteCheck }: ActionOfType<'verdict'>): void {
    const { store, wikis, clock, verdictChecker } = this.parts;
    const entry = store.findEntry(wiki, getSlot(slot).stableId);
    const pageId = getClaimPageId(slot);
    const claim = parseClaimState({ quote: findClaim(wikis[wiki], pageId, footnote) })?.claim;
    if (!entry || !claim) return;
    this.nextTextNumber += 1;
    const readerVerdict: ReaderVerdict = {
      pageId,
      footnote,
      chosenAt: new Date(clock.ms + this.nextTextNumber).toISOString(),
      verdict,
      issues: `own-issue-${this.nextTextNumber}`,
      supportingQuote: null,
      quoteCheck: hasQuoteCheck ? { method: 'exact', score: 1 } : null,
      seen: { text: claim.text, verdict: claim.verdict, checkedAt: claim.checkedAt },
      status: 'to-send',
    };
    verdictChecker.observeChoice(wiki, readerVerdict);
    const event = { type: 'verdict-chosen' as const, readerVerdict, nextAttemptAt: clock.now() };
    store.entries.set(`${wiki} ${entry.stableId}`, transition(entry, event));
  }

  /** Sets a verdict on a claim as another editor of the wiki does. */
  private setEditorVerdict({ wiki, slot, footnote, verdict }: ActionOfType<'editor-verdict'>): void {
    const { wikis, clock, verdictChecker } = this.parts;
    this.nextTextNumber += 1;
    const pageId = getClaimPageId(slot);
    Object.assign(findClaim(wikis[wiki], pageId, footnote), {
      accuracyVerdict: verdict,
      accuracyIssues: `issue-of-others-${this.nextTextNumber}`,
      // Each verdict has a different time.
      accuracyCheckedAt: new Date(clock.ms + this.nextTextNumber).toISOString(),
    });
    verdictChecker.observeEditorVerdict(wiki, { pageId, footnote });
  }

  /** Captures a page. An earlier restriction stays, because the page does not show a login or paywall to a reader with access. */
  private capturePage({ slot, access }: ActionOfType<'capture'>): void {
    const { store, clock, save } = this.parts;
    const { stableId } = getSlot(slot);
    const source = store.sources.get(stableId) ?? pristineSources[slot];
    if (!source) return;
    this.nextTextNumber += 1;
    const text = `own-text-${this.nextTextNumber} ${'x'.repeat((this.nextTextNumber % 3) * 40)}`;
    store.localTexts.set(stableId, {
      url: source.url,
      title: source.title,
      fetchedAt: clock.now().toISOString(),
      httpStatus: 200,
      contentType: 'text/html',
      text,
      sha256: hashSha256(text),
      restriction: null,
    });
    save({ ...source, access: source.access ?? access });
  }

  /** Makes the pending decision, if there is one, about a text for which the last flush requested it. */
  applyPendingDecision(): void {
    const { pendingDecision } = this;
    this.pendingDecision = null;
    if (pendingDecision) this.decideAboutText(pendingDecision);
  }

  /** Decides about a text in the same way as the worker. If no text needs a decision, the decision stays pending. */
  private decideAboutText({ wiki, slot, isApproval }: ActionOfType<'decide'>): void {
    const { store, clock, checker } = this.parts;
    const needsDecision = ({ stableId, textStatus }: OutboxEntry) =>
      store.sources.has(stableId) &&
      (textStatus.kind === 'decision-needed' || (isApproval && textStatus.kind === 'withheld'));
    const undecidedEntries = [...store.entries.values()].filter(needsDecision);
    const { stableId } = getSlot(slot);
    const entry =
      undecidedEntries.find((candidate) => candidate.wikiId === wiki && candidate.stableId === stableId) ??
      undecidedEntries[0];
    if (!entry) {
      this.pendingDecision = { type: 'decide', wiki, slot, isApproval };
      return;
    }
    this.lastSlot = slots.findIndex((candidate) => candidate.stableId === entry.stableId);
    checker.observeDecision(entry, store.sources.get(entry.stableId)?.access ?? null, isApproval);
    const textStatus = isApproval ? approveText(entry.textStatus) : declineText(entry.textStatus);
    const decidedEntry = transition(entry, { type: 'text-changed', textStatus });
    store.entries.set(
      `${entry.wikiId} ${entry.stableId}`,
      transition(decidedEntry, { type: 'requeued', now: clock.now(), shouldRetryDeferred: true }),
    );
  }

  private performEditorAction(action: EditorFollowUp): void {
    if (action.type === 'editor-verdict') {
      this.setEditorVerdict(action);
      return;
    }
    const row = this.getOrCreateRow(action.wiki, action.slot);
    if (action.type === 'editor-text') this.writeEditorText(action, row.url);
    else if (action.type === 'cite') this.setCitingPages(action, row.id);
    else {
      const lastFetchedAt = this.getTimeAgo(action.hoursAgo);
      const { state } = this.parts.wikis[action.wiki].server;
      state.rows.set(row.id, { ...row, fetchStatus: action.state, lastFetchedAt });
      this.parts.checker.observeEditorLinkState(action.wiki, row.id);
    }
  }

  private setCitingPages({ wiki, pages }: ActionOfType<'cite'>, id: string): void {
    const { state } = this.parts.wikis[wiki].server;
    const idsBefore = state.citedBy.get(id) ?? [];
    if (pages < 0) {
      for (const [resourceId, pageIds] of state.citedBy)
        this.parts.pageLinkChecker.observeEditorPages(wiki, resourceId, pageIds, ['page-0']);
      state.removePage('page-0');
      return;
    }
    const ids = Array.from({ length: pages }, (_, index) => `page-${index}`);
    for (const pageId of ids) state.pages.set(pageId, { id: pageId, numericId: null, title: pageId });
    state.citedBy.set(id, ids);
    this.parts.pageLinkChecker.observeEditorPages(wiki, id, idsBefore, ids);
  }

  private writeEditorText({ wiki, slot, form }: ActionOfType<'editor-text'>, url: string): void {
    const { store, clock, checker } = this.parts;
    const { state } = this.parts.wikis[wiki].server;
    const localText = store.localTexts.get(getSlot(slot).stableId)?.text ?? '';
    this.nextTextNumber += 1;
    const fullText = {
      equal: localText || `other-text-${this.nextTextNumber}`,
      newer: `other-text-${this.nextTextNumber}`,
      longer: `other-text-${this.nextTextNumber} ${'y'.repeat(localText.length)}`,
      unhashed: `other-text ${LONG_PREFIX} ${String(this.nextTextNumber).padStart(6, '0')}`,
    }[form];
    const contentHash = form === 'unhashed' ? null : hashSha256(fullText).slice(0, 16);
    state.saveContent({
      url,
      // Each text has a different time, because texts without a hash are compared by their time.
      fetchedAt: new Date(clock.ms + this.nextTextNumber * 1000).toISOString(),
      fullText,
      contentLength: fullText.length,
      contentHash,
    });
    checker.observeEditorText(wiki, url);
  }

  private setPolicy(action: ActionOfType<'policy'>): void {
    const { store, wikis, clock, checker, resume } = this.parts;
    const simulatedWiki = wikis[action.wiki];
    simulatedWiki.config = { ...simulatedWiki.config, contentPolicy: action.policy };
    checker.observePolicyChange(action.wiki);
    // As in the extension, saving the settings requeues only entries that wait or were rejected.
    resume(action.wiki);
    const requeuedStatuses = ['waiting', 'delayed', 'sending', 'rejected'];
    for (const [key, entry] of store.entries)
      if (entry.wikiId === action.wiki && requeuedStatuses.includes(entry.status))
        store.entries.set(
          key,
          transition(entry, { type: 'requeued', now: clock.now(), shouldRetryDeferred: false }),
        );
    if (action.isRequeuingAll) this.requeueAll(action.wiki);
  }

  /** Requeues every source, as the reader's "Send everything saved" does. */
  private requeueAll(wiki: WikiId): void {
    this.parts.wikis[wiki].requeueAll();
    this.parts.checker.observeRequeueAll(wiki);
  }

  /** Returns the remote row of a source. If it is missing, another editor creates it. */
  private getOrCreateRow(wiki: WikiId, slot: number): WikiRow {
    const { state } = this.parts.wikis[wiki].server;
    const { url } = getSlot(slot);
    return state.findByUrl(url) ?? state.writeAsEditor({ id: hashUrl(url), url });
  }

  private getTimeAgo(hours: number): string {
    return new Date(this.parts.clock.ms - hours * HOUR_MS).toISOString();
  }
}
