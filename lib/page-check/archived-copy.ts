/**
 * Returns the URL at which the Wayback Machine shows the copy of a page that is closest to the day of a time (ISO 8601):
 * `https://web.archive.org/web/20260312/https://…`. Nothing is known about whether there is a copy.
 */
export const buildArchivedCopyUrl = (url: string, timestamp: string): string =>
  `https://web.archive.org/web/${timestamp.slice(0, 10).replaceAll('-', '')}/${url}`;
