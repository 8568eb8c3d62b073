import type { SyncWord } from '@/lib/search/query/field-words';
import type { OutboxStatus } from '@/lib/wiki/model/outbox-entry';
import type { Database } from '../open-database';
import { findActiveWiki } from './list-wikis';

const WORD_BY_STATUS = {
  'local-only': 'local',
  waiting: 'waiting',
  sending: 'sending',
  delayed: 'delayed',
  synced: 'synced',
  rejected: 'rejected',
  conflict: 'differs',
} as const satisfies Record<OutboxStatus, SyncWord>;

/** Returns the sync status of every queued source with the active wiki, by stable id. Null if no wiki is active. Reads only keys. */
export async function listSyncWords(database: Database): Promise<Map<string, SyncWord> | null> {
  const wiki = await findActiveWiki(database);
  if (!wiki) return null;
  const words = new Map<string, SyncWord>();
  for (const [status, word] of Object.entries(WORD_BY_STATUS)) {
    const keys = await database.outboxEntries
      .where('[wikiId+status]')
      .equals([wiki.id, status])
      .primaryKeys();
    for (const [, stableId] of keys) words.set(stableId, word);
  }
  return words;
}
