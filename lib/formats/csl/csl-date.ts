import { isCalendarDate } from '@/lib/base/calendar-date';
import type { CslDate } from './csl-item';

/** Converts `2024`, `2024-05` or `2024-05-28` to a CSL date of the same precision. */
export const buildCslDate = (date: string): CslDate => ({ 'date-parts': [date.split('-').map(Number)] });

/**
 * Converts year, month and day of a CSL date, which may be strings ("05"), to `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Leaves out a month or day
 * that is missing or does not exist. Returns null if the year is not from 1 to 9999.
 */
export function formatCslDate(parts: readonly unknown[]): string | null {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  const hasMonth = Number.isInteger(month) && month >= 1 && month <= 12;
  const yearText = String(year).padStart(4, '0');
  if (!hasMonth) return yearText;
  const monthText = `${yearText}-${String(month).padStart(2, '0')}`;
  const dayText = `${monthText}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(dayText) ? dayText : monthText;
}
