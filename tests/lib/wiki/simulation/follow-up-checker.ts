import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { LocalText } from '@/lib/wiki/outbox/outbox-store';
import type { Fault } from '@/tests/wiki-server/faults';
import type { Row } from '@/tests/wiki-server/wiki-state';
import { checkFollowUps } from './check-follow-ups';
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
/** The reader's approval of one text: the restrictions at that time, and the remote text that was shown. */
type Approval = { marks: (string | null)[]; shownText: Row | null };
type RequestBody = { fetchStatus?: string; lastFetchedAt?: string; url?: string; contentHash?: string };

const FAULTS_THAT_REACH_THE_WIKI: (Fault | null)[] = [null, 'slow', 'duplicate', 'lost', 'reset', 'cut'];
const FAULTS_WITH_READABLE_RESPONSE: (Fault | null)[] = [null, 'slow', 'duplicate'];

const getEntryKey = ({ wikiId, stableId }: Pick<OutboxEntry, 'wikiId' | 'stableId'>) =>
  `${wikiId} ${stableId}`;

/**
 * Records the reader's decisions about texts and what was last read from each wiki, and checks every text and link state
 * when it is sent, whether or not it arrives.
 */
export class FollowUpChecker {
  private parts: CheckedParts;
  private approvals = new Map<string, Approval>();
  private declined = new Set<string>();
  /** The texts that the flush loaded before the next request: a check right before sending cannot be closer than that. */
  private loadedTexts = new Map<string, LocalText | null>();
  /** The remote text at an address as it was last read; null: the wiki had none. */
  private lastReadTexts = new Map<string, Row | null>();
  /** The remote text that was last shown to the reader, by entry. */
  private shownTexts = new Map<string, Row | null>();
  /** Who wrote a remote text or link state last, and before which request. */
  private lastWrites = new Map<string, { by: 'api' | 'editor'; requestIndex: number }>();
  private reportedTexts = new Map<string, OutboxEntry['textStatus']>();
  /** Entries that were not due since the policy changed. */
  private staleEntries = new Set<string>();
  /** Rows whose link state another editor changed since they were last read. */
  private unreadRows = new Set<string>();
  private savedLinkStates = new Set<string>();

  constructor(parts: CheckedParts) {
    this.parts = parts;
  }

  recordSave({ stableId, linkState }: Source): void {
    if (linkState) this.savedLinkStates.add(`${stableId} ${linkState.state} ${linkState.checkedAt}`);
    for (const wiki of Object.keys(this.parts.wikis)) this.staleEntries.delete(`${wiki} ${stableId}`);
  }

  recordPolicyChange(wiki: WikiId): void {
    for (const { stableId } of slots) this.staleEntries.add(`${wiki} ${stableId}`);
  }

  recordRequeueAll(wiki: WikiId): void {
    for (const { stableId } of slots) this.staleEntries.delete(`${wiki} ${stableId}`);
  }

  recordAnswer(entry: OutboxEntry, access: string | null, send: boolean): void {
    const { textStatus } = entry;
    if (textStatus.kind !== 'decision-needed' && textStatus.kind !== 'withheld') return;
    const textKey = `${getEntryKey(entry)} ${textStatus.sha256}`;
    this.staleEntries.delete(getEntryKey(entry));
    if (!send) return void this.declined.add(textKey);
    const marks = [
      access,
      textStatus.kind === 'decision-needed' ? (textStatus.acceptedRestriction ?? null) : textStatus.reason,
    ];
    const shownText =
      textStatus.kind === 'decision-needed' && textStatus.remoteText
        ? (this.shownTexts.get(getEntryKey(entry)) ?? null)
        : null;
    this.approvals.set(textKey, { marks, shownText });
  }

  recordEditorText = (wiki: WikiId, url: string) => this.recordWrite(wiki, url, 'editor');

  recordEditorLinkState(wiki: WikiId, id: string): void {
    this.recordWrite(wiki, id, 'editor');
    this.unreadRows.add(`${wiki} ${id}`);
  }

  private recordWrite(wiki: WikiId, target: string, by: 'api' | 'editor'): void {
    this.lastWrites.set(`${wiki} ${target}`, { by, requestIndex: this.parts.wikis[wiki].requestCount });
  }

  recordTextLoad(stableId: string, localText: LocalText | null): void {
    this.loadedTexts.set(stableId, localText);
  }

  /** Checks a text or link state before it is sent, and records what a read returns. */
  checkRequest(wiki: WikiId, { method, url }: Request, body: string, fault: Fault | null): void {
    const [, id = '', subpath] =
      /^\/api\/resources\/([0-9a-f]{16})(\/.+)?$/.exec(new URL(url).pathname) ?? [];
    const isArriving = FAULTS_THAT_REACH_THE_WIKI.includes(fault);
    if (method === 'PATCH') this.checkLinkStateWrite(wiki, id, JSON.parse(body) as RequestBody, isArriving);
    if (url.endsWith('/content/upsert'))
      this.checkTextWrite(wiki, JSON.parse(body) as RequestBody, isArriving);
    if (method === 'GET' && id && FAULTS_WITH_READABLE_RESPONSE.includes(fault)) {
      const { state } = this.parts.wikis[wiki].server;
      const address = state.rows.get(id)?.url ?? '';
      if (subpath === '/content')
        this.lastReadTexts.set(`${wiki} ${address}`, state.contents.get(address) ?? null);
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
    const slot = slots.find((slotData) => slotData.url === url || slotData.alias === url);
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
    if (localText?.restriction && !approval?.marks.includes(localText.restriction))
      reportLeak(`it is restricted: ${localText.restriction}`);
    if (!approval && wikis[wiki].config.contentPolicy !== 'if-missing') reportLeak('it was not approved');
    if (this.declined.has(textKey)) reportLeak('the reader declined it');
    this.checkReplacement({ wiki, url, contentHash }, approval);
    if (!isArriving) return;
    result.texts += 1;
    this.recordWrite(wiki, url, 'api');
  }

  /** A remote text may be replaced only if it was shown with the approval, or if it arrived within the same request. */
  private checkReplacement(
    { wiki, url, contentHash }: RequestBody & { wiki: WikiId; url: string },
    approval?: Approval,
  ): void {
    const { result, wikis } = this.parts;
    const remoteText = wikis[wiki].server.state.contents.get(url);
    if (!remoteText) return;
    if (this.lastWrites.get(`${wiki} ${url}`)?.requestIndex === wikis[wiki].requestCount)
      result.inWindow += 1;
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
    if (this.lastWrites.get(`${wiki} ${id}`)?.requestIndex === wikis[wiki].requestCount) result.inWindow += 1;
    else if (row?.fetchStatus === fetchStatus) result.duplicated.push(description);
    else if (String(row?.lastFetchedAt ?? '') > lastFetchedAt) result.overwritten.push(`by ${description}`);
    if (!isArriving) return;
    result.links += 1;
    this.recordWrite(wiki, id, 'api');
  }

  /** Checks a new text status: the remote text was read before a decision is requested, and is the same if the entry says so. */
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
      if (remoteText) this.shownTexts.set(getEntryKey(entry), remoteText);
      if (remoteText?.contentHash === textStatus.sha256.slice(0, 16))
        reportUntrue('decision requested about the same text');
    }
    if (textStatus.kind !== 'remote-kept' || this.declined.has(`${getEntryKey(entry)} ${textStatus.sha256}`))
      return;
    if (remoteText?.contentHash !== textStatus.sha256.slice(0, 16))
      reportUntrue('falsely reported as already on the wiki');
  }

  /** Checks follow-ups after a wiki became idle. `isFinalCheck`: every entry was requeued before. */
  checkAtRest(wiki: WikiId, isFinalCheck: boolean): void {
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
        isDeclined: (sha256) => this.declined.has(`${entryKey} ${sha256}`),
        isRemoteEdit: writer === 'editor',
        isLocalWrite: writer === 'api',
      });
      result.lost.push(...violations.lost);
      result.untrue.push(...violations.untrue);
    }
  }
}
