import { SyncRecord, WikiCondition } from '@/lib/model/sync';
import { Wiki } from '@/lib/model/wiki';

/** Stored rows as records; one that cannot be read is null: its source then starts from a look-up again. */
export const parseSyncRecord = (row: unknown): SyncRecord | null => SyncRecord.safeParse(row).data ?? null;
export const parseWiki = (row: unknown): Wiki | null => Wiki.safeParse(row).data ?? null;
export const parseCondition = (row: unknown): WikiCondition | null =>
  WikiCondition.safeParse(row).data ?? null;
