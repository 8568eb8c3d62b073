import { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { Wiki } from '@/lib/wiki/model/wiki';
import { WikiCondition } from '@/lib/wiki/model/wiki-condition';

/** Parses a stored entry; null: it is unreadable, and its source starts with a look-up again. */
export const parseOutboxEntry = (row: unknown): OutboxEntry | null => OutboxEntry.safeParse(row).data ?? null;
export const parseWiki = (row: unknown): Wiki | null => Wiki.safeParse(row).data ?? null;
export const parseWikiCondition = (row: unknown): WikiCondition | null =>
  WikiCondition.safeParse(row).data ?? null;
