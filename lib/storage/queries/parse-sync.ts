import { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { Wiki } from '@/lib/wiki/model/wiki';
import { WikiCondition } from '@/lib/wiki/model/wiki-condition';

/** Parse stored rows; null: the row cannot be read, and its source starts from a lookup again. */
export const parseOutboxEntry = (row: unknown): OutboxEntry | null => OutboxEntry.safeParse(row).data ?? null;
export const parseWiki = (row: unknown): Wiki | null => Wiki.safeParse(row).data ?? null;
export const parseWikiCondition = (row: unknown): WikiCondition | null =>
  WikiCondition.safeParse(row).data ?? null;
