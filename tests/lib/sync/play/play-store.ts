import type { Source } from '@/lib/model/source';
import type { SyncedFields, SyncRecord, WikiCondition } from '@/lib/model/sync';
import type { DuePlace, OwnText, SyncKey, SyncStore } from '@/lib/sync/run';
import { newSyncRecord, touched } from '@/lib/sync/sync-record';
import { withFields } from '@/lib/sync/synced-fields';

const idOf = ({ wikiId, stableId }: SyncKey) => `${wikiId} ${stableId}`;

const inOrderOfDue = (a: DuePlace, b: DuePlace): number => {
  const [one, other] = [`${a.dueAt} ${a.stableId}`, `${b.dueAt} ${b.stableId}`];
  return one < other ? -1 : Number(one > other);
};

/** The store in memory: what the functions of SyncStore promise, and the reader's own saves. */
export class PlayStore implements SyncStore {
  sources = new Map<string, Source>();
  records = new Map<string, SyncRecord>();
  conditions = new Map<string, WikiCondition>();
  wikis: string[];
  now: () => Date;
  /** Told of every value of a wiki that a source takes over. */
  onTaken: (key: SyncKey, before: Source, taken: SyncedFields) => void = () => undefined;

  /** Told of every record that a flush stores. */
  onRecord: (record: SyncRecord) => void = () => undefined;

  /** Told of every text that is loaded, and as what. */
  onLook: (stableId: string, own: OwnText | null) => void = () => undefined;

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

  record(wikiId: string, stableId: string): SyncRecord | undefined {
    return this.records.get(idOf({ wikiId, stableId }));
  }

  private touch(key: SyncKey): void {
    const record = this.records.get(idOf(key)) ?? newSyncRecord(key.wikiId, key.stableId);
    this.records.set(idOf(key), touched(record, this.now()));
  }

  private ofWiki = (wikiId: string) =>
    [...this.records.values()].filter((record) => record.wikiId === wikiId);

  due: SyncStore['due'] = async (wikiId, now, limit, after) =>
    this.ofWiki(wikiId)
      .filter(({ dueAt }) => dueAt !== null && dueAt <= now.toISOString())
      .filter((record) => after === null || inOrderOfDue(after, record) < 0)
      .sort(inOrderOfDue)
      .slice(0, limit);

  nextDueAt: SyncStore['nextDueAt'] = async (wikiId) =>
    this.ofWiki(wikiId)
      .flatMap(({ dueAt }) => dueAt ?? [])
      .sort()[0] ?? null;

  load: SyncStore['load'] = async (key) => {
    const record = this.records.get(idOf(key));
    return record ? { record, source: this.sources.get(key.stableId) ?? null } : null;
  };

  change: SyncStore['change'] = async (keys, change) =>
    keys.flatMap((key) => {
      const record = this.records.get(idOf(key));
      if (!record) return [];
      const next = change(record);
      this.records.set(idOf(key), next);
      this.onRecord(next);
      return [next];
    });

  begin: SyncStore['begin'] = async ({ key, revision, here, change }) => {
    const record = this.records.get(idOf(key));
    const source = this.sources.get(key.stableId);
    if (!record || !source || record.revision !== revision) return null;
    if (Object.keys(here).length > 0) {
      this.onTaken(key, source, here);
      this.sources.set(key.stableId, withFields(source, here, key.wikiId, this.now()));
      for (const wikiId of this.wikis)
        if (wikiId !== key.wikiId) this.touch({ wikiId, stableId: key.stableId });
    }
    const next = change(record);
    this.records.set(idOf(key), next);
    this.onRecord(next);
    return next;
  };

  holderOf: SyncStore['holderOf'] = async (wikiId, remoteId) =>
    this.ofWiki(wikiId).find((record) => record.remoteId === remoteId && this.sources.has(record.stableId))
      ?.stableId ?? null;

  texts = new Map<string, OwnText>();

  ownText: SyncStore['ownText'] = async (stableId) => {
    const own = this.told(stableId);
    this.onLook(stableId, own);
    return own;
  };

  /** The text of a source that is there, with what its page is marked as. */
  told(stableId: string): OwnText | null {
    const [own, source] = [this.texts.get(stableId), this.sources.get(stableId)];
    if (!own || !source) return null;
    const { access, linkState } = source;
    return { ...own, mark: own.mark ?? access ?? (linkState?.state === 'paywall' ? 'paywall' : null) };
  }

  condition: SyncStore['condition'] = async (wikiId) => this.conditions.get(wikiId) ?? null;

  storeCondition: SyncStore['storeCondition'] = async (condition) => {
    this.conditions.set(condition.wikiId, condition);
  };
}
