import { t } from './message';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Returns a formatter in the reader's language. Formatters are cached, because creating one for each of 100 dates takes several ms. */
function getFormatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(t('dateLocale'), options);
  formatters.set(key, formatter);
  return formatter;
}

/** Formats `2024-05-28` as "28 May 2024" and `2024-05` as "May 2024". Returns any other text, such as `2024`, unchanged. */
export function formatDate(partialDate: string): string {
  const [year, month, day] = partialDate.split('-').map(Number);
  if (!/^\d{4}(-\d\d){1,2}$/.test(partialDate) || !year || !month) return partialDate;
  // The date has no time zone. It is formatted in UTC, because the reader's time zone could change the day.
  const date = new Date(Date.UTC(year, month - 1, day ?? 1, 12));
  const monthOptions = { year: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return getFormatter(day ? { ...monthOptions, day: 'numeric' } : monthOptions).format(date);
}

/** Formats the day of an ISO 8601 time in the reader's time zone, such as "12 Mar 2026". */
export const formatDay = (timestamp: string): string =>
  getFormatter({ year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(timestamp));

/** Formats day and time of an ISO 8601 time in the reader's time zone, such as "12 Mar 2026, 14:32". */
export const formatDateTime = (timestamp: string): string =>
  getFormatter(DATE_TIME_OPTIONS).format(new Date(timestamp));

const DATE_TIME_OPTIONS = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

/** Formats several ISO 8601 times like `formatDateTime`. Different times within the same minute get seconds. */
export function formatDistinctTimes(timestamps: readonly string[]): string[] {
  const times = timestamps.map(formatDateTime);
  const formatter = getFormatter({ ...DATE_TIME_OPTIONS, second: '2-digit' });
  return times.map((time, index) => {
    const isShared = times.some(
      (other, otherIndex) => other === time && timestamps[otherIndex] !== timestamps[index],
    );
    return isShared ? formatter.format(new Date(timestamps[index] ?? '')) : time;
  });
}

/** Formats an integer with the digit separators of the language, such as "1,204". */
export const formatCount = (count: number): string => count.toLocaleString(t('dateLocale'));

/** Formats a number of bytes as "5 KB", "1.2 MB" or "3.4 GB". 1 KB is 1,000 bytes, and the smallest result is "1 KB". */
export function formatBytes(bytes: number): string {
  if (bytes < 999_500) return t('sizeKilobytes', formatCount(Math.max(1, Math.round(bytes / 1_000))));
  const [key, unit] =
    bytes < 999_950_000 ? (['sizeMegabytes', 1e6] as const) : (['sizeGigabytes', 1e9] as const);
  return t(key, (bytes / unit).toLocaleString(t('dateLocale'), { maximumFractionDigits: 1 }));
}

/** Formats the time of day of an ISO 8601 time in the reader's time zone, such as "14:32". */
export const formatTime = (timestamp: string): string =>
  getFormatter({ hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(timestamp));

/** Formats a time of today without the day ("14:32"), and any other time with the day ("12 Mar 2026, 14:32"). */
export const formatRecentTime = (timestamp: string, now: Date = new Date()): string =>
  formatDay(timestamp) === formatDay(now.toISOString()) ? formatTime(timestamp) : formatDateTime(timestamp);
