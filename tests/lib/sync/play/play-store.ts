import type { Source } from '@/lib/model/source';
import type { OutboxEntry, SyncedValues, WikiCondition } from '@/lib/model/sync';
import type { DueCursor, EntryKey, LocalText, OutboxStore } from '@/lib/sync/run';
import { createOutboxEntry, queueAfterSave } from '@/lib/sync/sync-record';
import { applyRemoteValues } from '@/lib/sync/synced-fields';

const idOf = ({ wikiId, stableId }: EntryKey) => `${wikiId} ${stableId}`;

const inOrderOfDue = (a: DueCursor, b: DueCursor): number => {
  const [one, other] = [`${a.dueAt} ${a.stableId}`, `${b.dueAt} ${b.stableId}`];
  return one < other ? -1 : Number(one > other);
};

/** The store in memory: what the functions of SyncStore promise, and the reader's own saves. */
export class PlayStore implements OutboxStore {
  sources = new Map<string, Source>();
  records = new Map<string, OutboxEntry>();
  conditions = new Map<string, WikiCondition>();
  wikis: string[];
  now: () => Date;
  /** Told of every value of a wiki that a source takes over. */
  onTaken: (key: EntryKey, before: Source, taken: SyncedValues) => void = () => undefined;

  /** Told of every record that a flush stores. */
  onRecord: (record: OutboxEntry) => void = () => undefined;

  /** Told of every text that is loaded, and as what. */
  onLook: (stableId: string, own: LocalText | null) => void = () => undefined;

  constructor(wikis: string[], now: () => Date) {
    this.wikis = wikis;
    this.now = now;
  }

  /** A save: the source and its jobs, together. */
  save(source: Source): void {
    this.sources.set(source.stableId, source);
    for (const wikiId of this.wikis) this.touch({ wikiId, stableId: source.stableId });
  }

  remove(stableId: string): void {
    this.sources.delete(stableId);
    for (const wikiId of this.wikis) this.touch({ wikiId, stableId });
  }

  record(wikiId: string, stableId: string): OutboxEntry | undefined {
    return this.records.get(idOf({ wikiId, stableId }));
  }

  private touch(key: EntryKey): void {
    const record = this.records.get(idOf(key)) ?? createOutboxEntry(key.wikiId, key.stableId);
    this.records.set(idOf(key), queueAfterSave(record, this.now()));
  }

  private ofWiki = (wikiId: string) =>
    [...this.records.values()].filter((record) => record.wikiId === wikiId);

  listDue: OutboxStore['listDue'] = async (wikiId, now, limit, after) =>
    this.ofWiki(wikiId)
      .filter(({ dueAt }) => dueAt !== null && dueAt <= now.toISOString())
      .filter((record) => after === null || inOrderOfDue(after, record) < 0)
      .sort(inOrderOfDue)
      .slice(0, limit);

  findNextDueAt: OutboxStore['findNextDueAt'] = async (wikiId) =>
    this.ofWiki(wikiId)
      .flatMap(({ dueAt }) => dueAt ?? [])
      .sort()[0] ?? null;

  loadEntry: OutboxStore['loadEntry'] = async (key) => {
    const record = this.records.get(idOf(key));
    return record ? { entry: record, source: this.sources.get(key.stableId) ?? null } : null;
  };

  updateEntries: OutboxStore['updateEntries'] = async (keys, change) =>
    keys.flatMap((key) => {
      const record = this.records.get(idOf(key));
      if (!record) return [];
      const next = change(record);
      this.records.set(idOf(key), next);
      this.onRecord(next);
      return [next];
    });

  updateIfUnchanged: OutboxStore['updateIfUnchanged'] = async ({ key, revision, localChanges, change }) => {
    const record = this.records.get(idOf(key));
    const source = this.sources.get(key.stableId);
    if (!record || !source || record.revision !== revision) return null;
    if (Object.keys(localChanges).length > 0) {
      this.onTaken(key, source, localChanges);
      this.sources.set(key.stableId, applyRemoteValues(source, localChanges, key.wikiId, this.now()));
      for (const wikiId of this.wikis)
        if (wikiId !== key.wikiId) this.touch({ wikiId, stableId: key.stableId });
    }
    const next = change(record);
    this.records.set(idOf(key), next);
    this.onRecord(next);
    return next;
  };

  findOwner: OutboxStore['findOwner'] = async (wikiId, remoteId) =>
    this.ofWiki(wikiId).find((record) => record.remoteId === remoteId && this.sources.has(record.stableId))
      ?.stableId ?? null;

  texts = new Map<string, LocalText>();

  findLocalText: OutboxStore['findLocalText'] = async (stableId) => {
    const own = this.told(stableId);
    this.onLook(stableId, own);
    return own;
  };

  /** The text of a source that is there, with what its page is marked as. */
  told(stableId: string): LocalText | null {
    const [own, source] = [this.texts.get(stableId), this.sources.get(stableId)];
    if (!own || !source) return null;
    const { access, linkState } = source;
    return {
      ...own,
      restriction: own.restriction ?? access ?? (linkState?.state === 'paywall' ? 'paywall' : null),
    };
  }

  findCondition: OutboxStore['findCondition'] = async (wikiId) => this.conditions.get(wikiId) ?? null;

  saveCondition: OutboxStore['saveCondition'] = async (condition) => {
    this.conditions.set(condition.wikiId, condition);
  };
}
