import type { Source } from '@/lib/record/schema/source';
import { applyRemoteValues } from '@/lib/wiki/merge/synced-values';
import type { EntryKey, OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedValues } from '@/lib/wiki/model/sync';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import type { DueCursor, LocalText, OutboxStore } from '@/lib/wiki/outbox/outbox-store';
import { transition } from '@/lib/wiki/outbox/transition';

const getEntryId = ({ wikiId, stableId }: EntryKey) => `${wikiId} ${stableId}`;

/** Compares two entries that are due. Building no texts matters, because `bench:sync` has 10,000 entries. */
const compareByDueTime = (a: DueCursor, b: DueCursor): number =>
  compareTexts(a.nextAttemptAt ?? '', b.nextAttemptAt ?? '') || compareTexts(a.stableId, b.stableId);

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** An outbox in memory, with the sources that the reader saves. The checkers of the simulation observe it with callbacks. */
export class FakeOutboxStore implements OutboxStore {
  sources = new Map<string, Source>();
  entries = new Map<string, OutboxEntry>();
  conditions = new Map<string, WikiCondition>();
  wikiIds: string[];
  now: () => Date;
  /** Is called before remote values are saved in a source. */
  onRemoteValuesApplied: (key: EntryKey, sourceBefore: Source, remoteValues: SyncedValues) => void = () =>
    undefined;

  /** Is called with every entry that a flush stores. */
  onEntryStored: (entry: OutboxEntry) => void = () => undefined;

  /** Is called with every text that a flush loads. The text is null if the source has none. */
  onTextLoaded: (stableId: string, localText: LocalText | null) => void = () => undefined;

  constructor(wikiIds: string[], now: () => Date) {
    this.wikiIds = wikiIds;
    this.now = now;
  }

  /** Saves a source and queues its entry for every wiki. */
  saveSource(source: Source): void {
    this.sources.set(source.stableId, source);
    for (const wikiId of this.wikiIds) this.enqueue({ wikiId, stableId: source.stableId });
  }

  removeSource(stableId: string): void {
    this.sources.delete(stableId);
    for (const wikiId of this.wikiIds) this.enqueue({ wikiId, stableId });
  }

  findEntry(wikiId: string, stableId: string): OutboxEntry | undefined {
    return this.entries.get(getEntryId({ wikiId, stableId }));
  }

  private enqueue(key: EntryKey): void {
    const entry = this.entries.get(getEntryId(key)) ?? createOutboxEntry(key.wikiId, key.stableId);
    this.entries.set(getEntryId(key), transition(entry, { type: 'source-saved', now: this.now() }));
  }

  private listEntries = (wikiId: string) =>
    [...this.entries.values()].filter((entry) => entry.wikiId === wikiId);

  listDue: OutboxStore['listDue'] = async (wikiId, now, limit, cursor) => {
    const nowIso = now.toISOString();
    return this.listEntries(wikiId)
      .filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= nowIso)
      .filter((entry) => cursor === null || compareByDueTime(cursor, entry) < 0)
      .sort(compareByDueTime)
      .slice(0, limit);
  };

  findNextAttemptAt: OutboxStore['findNextAttemptAt'] = async (wikiId) =>
    this.listEntries(wikiId)
      .flatMap(({ nextAttemptAt }) => nextAttemptAt ?? [])
      .sort()[0] ?? null;

  loadEntry: OutboxStore['loadEntry'] = async (key) => {
    const entry = this.entries.get(getEntryId(key));
    return entry ? { entry, source: this.sources.get(key.stableId) ?? null } : null;
  };

  updateEntries: OutboxStore['updateEntries'] = async (keys, change) =>
    keys.flatMap((key) => {
      const entry = this.entries.get(getEntryId(key));
      if (!entry) return [];
      const updatedEntry = change(entry);
      this.entries.set(getEntryId(key), updatedEntry);
      this.onEntryStored(updatedEntry);
      return [updatedEntry];
    });

  updateIfUnchanged: OutboxStore['updateIfUnchanged'] = async ({ key, revision, localChanges, change }) => {
    const entry = this.entries.get(getEntryId(key));
    const source = this.sources.get(key.stableId);
    if (!entry || !source || entry.revision !== revision) return null;
    if (Object.keys(localChanges).length > 0) {
      this.onRemoteValuesApplied(key, source, localChanges);
      this.sources.set(key.stableId, applyRemoteValues(source, localChanges, key.wikiId, this.now()));
      for (const wikiId of this.wikiIds)
        if (wikiId !== key.wikiId) this.enqueue({ wikiId, stableId: key.stableId });
    }
    const updatedEntry = change(entry);
    this.entries.set(getEntryId(key), updatedEntry);
    this.onEntryStored(updatedEntry);
    return updatedEntry;
  };

  findLinkedStableId: OutboxStore['findLinkedStableId'] = async (wikiId, remoteId) =>
    this.listEntries(wikiId).find((entry) => entry.remoteId === remoteId && this.sources.has(entry.stableId))
      ?.stableId ?? null;

  localTexts = new Map<string, LocalText>();

  findLocalText: OutboxStore['findLocalText'] = async (stableId) => {
    const localText = this.getLocalText(stableId);
    this.onTextLoaded(stableId, localText);
    return localText;
  };

  /** Returns the text of a source with the restriction of its page, or null if the source or its text is missing. */
  getLocalText(stableId: string): LocalText | null {
    const [localText, source] = [this.localTexts.get(stableId), this.sources.get(stableId)];
    if (!localText || !source) return null;
    const { access, linkState } = source;
    return {
      ...localText,
      restriction: localText.restriction ?? access ?? (linkState?.state === 'paywall' ? 'paywall' : null),
    };
  }

  findCondition: OutboxStore['findCondition'] = async (wikiId) => this.conditions.get(wikiId) ?? null;

  saveCondition: OutboxStore['saveCondition'] = async (condition) => {
    this.conditions.set(condition.wikiId, condition);
  };
}
