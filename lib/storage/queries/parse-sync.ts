import { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { Wiki } from '@/lib/wiki/model/wiki';
import { WikiCondition } from '@/lib/wiki/model/wiki-condition';

/** Parses a stored outbox entry. Returns null if it is unreadable; the source then gets a new entry. */
export const parseOutboxEntry = (row: unknown): OutboxEntry | null => OutboxEntry.safeParse(row).data ?? null;
/** Parses a stored wiki. Returns null if it is unreadable. */
export const parseWiki = (row: unknown): Wiki | null => Wiki.safeParse(row).data ?? null;
/** Parses the stored condition of a wiki. Returns null if it is unreadable. */
export const parseWikiCondition = (row: unknown): WikiCondition | null =>
  WikiCondition.safeParse(row).data ?? null;
