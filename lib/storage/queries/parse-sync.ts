import { OutboxEntry, WikiCondition } from '@/lib/wiki/model/sync';
import { Wiki } from '@/lib/wiki/model/wiki';

/** Stored rows as records; one that cannot be read is null: its source then starts from a look-up again. */
export const parseOutboxEntry = (row: unknown): OutboxEntry | null => OutboxEntry.safeParse(row).data ?? null;
export const parseWiki = (row: unknown): Wiki | null => Wiki.safeParse(row).data ?? null;
export const parseWikiCondition = (row: unknown): WikiCondition | null =>
  WikiCondition.safeParse(row).data ?? null;
