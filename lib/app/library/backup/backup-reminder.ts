import type { LastBackup } from './back-up';

/** When the library asks for a backup. `days` 0 means never. `snoozedUntil` is an ISO 8601 time, or null. */
export type BackupReminder = { days: number; snoozedUntil: string | null };

/** The intervals that the settings offer, in days. */
export const REMINDER_DAYS = [0, 7, 14, 30, 90] as const;

/** How long *Later* hides the reminder. */
const SNOOZE_DAYS = 3;
/** With fewer sources than this, there is little to lose. */
const MIN_SOURCES = 10;

const DAY_MS = 24 * 60 * 60 * 1000;

const addDays = (time: Date, days: number): string => new Date(time.getTime() + days * DAY_MS).toISOString();

/** Returns whether to ask for a backup: there is none, or the last one is older than the interval. Small libraries are not asked about. */
export function isBackupDue(
  lastBackup: Pick<LastBackup, 'at'> | null,
  { days, snoozedUntil }: BackupReminder,
  sourceCount: number,
  now: Date,
): boolean {
  if (days === 0 || sourceCount < MIN_SOURCES) return false;
  if (snoozedUntil !== null && snoozedUntil > now.toISOString()) return false;
  return lastBackup === null || lastBackup.at < addDays(now, -days);
}

/** Returns the number of whole days since a time (ISO 8601). */
export const countDaysSince = (time: string, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(time)) / DAY_MS);

/** Hides the reminder for some days. */
export const snoozeReminder = (reminder: BackupReminder, now: Date): BackupReminder => ({
  ...reminder,
  snoozedUntil: addDays(now, SNOOZE_DAYS),
});
