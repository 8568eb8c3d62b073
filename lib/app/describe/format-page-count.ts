import { t, tCount } from '@/lib/browser/i18n/message';

/**
 * Formats the number of pages of a text. `total` is the number of pages of the PDF if the text has only its first pages, or 0 if it is
 * unknown.
 */
export function formatPageCount(count: number, total: number | undefined): string {
  if (total === undefined) return tCount('recordPages', count);
  return total === 0 ? tCount('recordFirstPages', count) : t('recordPagesOf', count, total);
}
