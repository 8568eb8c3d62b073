import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { LocalText } from '@/lib/wiki/outbox/outbox-store';
import type { Fault } from '@/tests/wiki-server/faults';
import type { WikiRow } from '@/tests/wiki-server/wiki-state';
import { checkFollowUps, isProvenState } from './check-follow-ups';
import type { FakeOutboxStore } from './fake-outbox-store';
import type { SimulatedWiki } from './simulated-wiki';
import type { SimulationResult } from './simulation-result';
import { slots } from './slots';
import type { WikiId } from './wikis-and-slots';

type CheckedParts = {
  store: FakeOutboxStore;
  wikis: Record<WikiId, SimulatedWiki>;
  result: SimulationResult;
};
/** The reader's approval of one text. `restrictions` are the restrictions that the page had then, `shownText` is the remote text. */
type Approval = { restrictions: (string | null)[]; shownText: WikiRow | null };
type RequestBody = { fetchStatus?: string; lastFetchedAt?: string; url?: string; contentHash?: string };

const FAULTS_THAT_REACH_THE_WIKI: (Fault | null)[] = [
  null,
  'slow',
  'sent-twice',
  'response-lost',
  'connection-reset',
  'truncated',
];
const FAULTS_WITH_READABLE_RESPONSE: (Fault | null)[] = [null, 'slow', 'sent-twice'];

const getEntryKey = ({ wikiId, stableId }: Pick<OutboxEntry, 'wikiId' | 'stableId'>) =>
  `${wikiId} ${stableId}`;

/**
 * Observes the reader's decisions about texts, and the texts and link states that were last read from each wiki. Checks every text
 * and link state that is sent, even if it does not arrive.
 */
export class FollowUpChecker {
  private parts: CheckedParts;
  private approvals = new Map<string, Approval>();
  private declinedTexts = new Set<string>();
  /** The texts that the flush loaded after the last request. The client cannot know a newer text when it sends one. */
  private loadedTexts = new Map<string, LocalText | null>();
  /** The remote text of each URL when it was last read. Null if the wiki had none. */
  private lastReadTexts = new Map<string, WikiRow | null>();
  /** The remote text that the reader has last seen, by entry. */
  private textsSeenByReader = new Map<string, WikiRow | null>();
  /** Who last wrote each remote text and link state, and the number of requests before that. */
  private lastWrites = new Map<string, { by: 'api' | 'editor'; requestIndex: number }>();
  private reportedTexts = new Map<string, OutboxEntry['textStatus']>();
  /** The entries that were not due after the policy changed. */
  private staleEntries = new Set<string>();
  /** The rows whose link state another editor changed and no flush has read yet. */
  private unreadRows = new Set<string>();
  private savedLinkStates = new Set<string>();

  constructor(parts: CheckedParts) {
    this.parts = parts;
  }

  observeSave({ stableId, linkState }: Source): void {
    if (linkState) this.savedLinkStates.add(`${stableId} ${linkState.state} ${linkState.checkedAt}`);
    for (const wiki of Object.keys(this.parts.wikis)) this.staleEntries.delete(`${wiki} ${stableId}`);
  }

  observePolicyChange(wiki: WikiId): void {
    for (const { stableId } of slots) this.staleEntries.add(`${wiki} ${stableId}`);
  }

  observeRequeueAll(wiki: WikiId): void {
    for (const { stableId } of slots) this.staleEntries.delete(`${wiki} ${stableId}`);
  }

  observeDecision(entry: OutboxEntry, access: string | null, send: boolean): void {
    const { textStatus } = entry;
    if (textStatus.kind !== 'decision-needed' && textStatus.kind !== 'withheld') return;
    const textKey = `${getEntryKey(entry)} ${textStatus.sha256}`;
    this.staleEntries.delete(getEntryKey(entry));
    if (!send) return void this.declinedTexts.add(textKey);
    const readerVerdicts = [
      access,
      textStatus.kind === 'decision-needed' ? (textStatus.acceptedRestriction ?? null) : textStatus.reason,
    ];
    const shownText =
      textStatus.kind === 'decision-needed' && textStatus.remoteText
        ? (this.textsSeenByReader.get(getEntryKey(entry)) ?? null)
        : null;
    this.approvals.set(textKey, { restrictions: readerVerdicts, shownText });
  }

  observeEditorText = (wiki: WikiId, url: string) => this.observeWrite(wiki, url, 'editor');

  observeEditorLinkState(wiki: WikiId, id: string): void {
    this.observeWrite(wiki, id, 'editor');
    this.unreadRows.add(`${wiki} ${id}`);
  }

  private observeWrite(wiki: WikiId, target: string, by: 'api' | 'editor'): void {
    this.lastWrites.set(`${wiki} ${target}`, { by, requestIndex: this.parts.wikis[wiki].requestCount });
  }

  observeTextLoad(stableId: string, localText: LocalText | null): void {
    this.loadedTexts.set(stableId, localText);
  }

  /** Checks a text or link state before it is sent, and observes the text or link state that a read returns. */
  checkRequest(wiki: WikiId, { method, url }: Request, body: string, fault: Fault | null): void {
    const [, id = '', subpath] =
      /^\/api\/resources\/([0-9a-f]{16})(\/.+)?$/.exec(new URL(url).pathname) ?? [];
    const isArriving = FAULTS_THAT_REACH_THE_WIKI.includes(fault);
    if (method === 'PATCH') this.checkLinkStateWrite(wiki, id, JSON.parse(body) as RequestBody, isArriving);
    if (url.endsWith('/content/upsert'))
      this.checkTextWrite(wiki, JSON.parse(body) as RequestBody, isArriving);
    if (method === 'GET' && id && FAULTS_WITH_READABLE_RESPONSE.includes(fault)) {
      const { state } = this.parts.wikis[wiki].server;
      const resourceUrl = state.rows.get(id)?.url ?? '';
      if (subpath === '/content')
        this.lastReadTexts.set(`${wiki} ${resourceUrl}`, state.contents.get(resourceUrl) ?? null);
      else this.unreadRows.delete(`${wiki} ${id}`);
    }
    this.loadedTexts.clear();
  }

  private checkTextWrite(
    wiki: WikiId,
    { url = '', contentHash = '' }: RequestBody,
    isArriving: boolean,
  ): void {
    const { result, wikis } = this.parts;
    const slot = slots.find((candidate) => candidate.url === url || candidate.alias === url);
    const stableId = slot?.stableId ?? '';
    const localText = this.loadedTexts.has(stableId)
      ? this.loadedTexts.get(stableId)
      : this.parts.store.getLocalText(stableId);
    const textKey = `${wiki} ${stableId} ${localText?.sha256}`;
    const approval = this.approvals.get(textKey);
    const reportLeak = (reason: string) =>
      result.leaked.push(`the text of ${stableId} to ${wiki}: ${reason}`);
    if (!localText) reportLeak('the source has no text');
    else if (!localText.sha256.startsWith(contentHash)) reportLeak('it is not the current text');
    if (localText?.restriction && !approval?.restrictions.includes(localText.restriction))
      reportLeak(`it is restricted: ${localText.restriction}`);
    if (!approval && wikis[wiki].config.contentPolicy !== 'if-missing') reportLeak('it was not approved');
    if (this.declinedTexts.has(textKey)) reportLeak('the reader declined it');
    this.checkReplacement({ wiki, url, contentHash }, approval);
    if (!isArriving) return;
    result.sentTextCount += 1;
    this.observeWrite(wiki, url, 'api');
  }

  /** Checks that a write replaces a remote text only if the reader saw it when approving, or if it arrived during the same request. */
  private checkReplacement(
    { wiki, url, contentHash }: RequestBody & { wiki: WikiId; url: string },
    approval?: Approval,
  ): void {
    const { result, wikis } = this.parts;
    const remoteText = wikis[wiki].server.state.contents.get(url);
    if (!remoteText) return;
    if (this.lastWrites.get(`${wiki} ${url}`)?.requestIndex === wikis[wiki].requestCount)
      result.unavoidableConflictCount += 1;
    else if (remoteText.contentHash === contentHash) result.duplicated.push(`the text of ${url} on ${wiki}`);
    else if (approval?.shownText !== remoteText)
      result.overwritten.push(`the text of ${url} on ${wiki}: ${String(remoteText.fullText).slice(0, 30)}`);
  }

  private checkLinkStateWrite(
    wiki: WikiId,
    id: string,
    { fetchStatus, lastFetchedAt = '' }: RequestBody,
    isArriving: boolean,
  ): void {
    const { result, wikis, store } = this.parts;
    const row = wikis[wiki].server.state.rows.get(id);
    const { stableId } = [...store.entries.values()].find(
      (entry) => entry.wikiId === wiki && entry.remoteId === id,
    ) ?? { stableId: '' };
    const description = `${fetchStatus} of ${lastFetchedAt} for ${id} on ${wiki}`;
    if (!this.savedLinkStates.has(`${stableId} ${fetchStatus} ${lastFetchedAt}`))
      result.unsaved.push(description);
    if (this.lastWrites.get(`${wiki} ${id}`)?.requestIndex === wikis[wiki].requestCount)
      result.unavoidableConflictCount += 1;
    else if (row?.fetchStatus === fetchStatus) result.duplicated.push(description);
    else if (String(row?.lastFetchedAt ?? '') > lastFetchedAt) result.overwritten.push(`by ${description}`);
    else if (fetchStatus === 'error' && isProvenState(row?.fetchStatus))
      result.overwritten.push(`${row?.fetchStatus} by ${description}`);
    if (!isArriving) return;
    result.sentLinkStateCount += 1;
    this.observeWrite(wiki, id, 'api');
  }

  /** Checks that a text status that needs a decision, or says that the texts are equal, agrees with the last read of the wiki. */
  checkEntry(entry: OutboxEntry): void {
    const { textStatus } = entry;
    const previousText = this.reportedTexts.get(getEntryKey(entry));
    this.reportedTexts.set(getEntryKey(entry), textStatus);
    if (JSON.stringify(previousText) === JSON.stringify(textStatus)) return;
    const remoteText = this.lastReadTexts.get(`${entry.wikiId} ${entry.remoteUrl}`);
    const reportUntrue = (detail: string) =>
      this.parts.result.untrue.push(`${getEntryKey(entry)}: ${detail}`);
    if (textStatus.kind === 'decision-needed') {
      if (remoteText === undefined || (textStatus.remoteText === null) !== (remoteText === null))
        reportUntrue('decision requested before reading');
      if (remoteText) this.textsSeenByReader.set(getEntryKey(entry), remoteText);
      if (remoteText?.contentHash === textStatus.sha256.slice(0, 16))
        reportUntrue('decision requested about the same text');
    }
    if (
      textStatus.kind !== 'remote-kept' ||
      this.declinedTexts.has(`${getEntryKey(entry)} ${textStatus.sha256}`)
    )
      return;
    if (remoteText?.contentHash !== textStatus.sha256.slice(0, 16))
      reportUntrue('falsely reported as already on the wiki');
  }

  /** Checks the follow-ups of all sources after a wiki became idle. `isFinalCheck` means that every entry was requeued before. */
  checkWhenIdle(wiki: WikiId, isFinalCheck: boolean): void {
    const { store, wikis, result } = this.parts;
    for (const source of store.sources.values()) {
      const entry = store.findEntry(wiki, source.stableId);
      if (!entry || !['synced', 'conflict'].includes(entry.status)) continue;
      if (!isFinalCheck && entry.deferredFields.length > 0) continue;
      const entryKey = getEntryKey(entry);
      const writer = this.lastWrites.get(`${wiki} ${entry.remoteUrl}`)?.by;
      const violations = checkFollowUps({
        wiki: wikis[wiki],
        source,
        entry,
        localText: store.getLocalText(source.stableId),
        isStale: this.staleEntries.has(entryKey),
        isRemoteUnread: this.unreadRows.has(`${wiki} ${entry.remoteId}`),
        isFinalCheck,
        isDeclined: (sha256) => this.declinedTexts.has(`${entryKey} ${sha256}`),
        isRemoteEdit: writer === 'editor',
        isLocalWrite: writer === 'api',
      });
      result.lost.push(...violations.lost);
      result.untrue.push(...violations.untrue);
    }
  }
}
