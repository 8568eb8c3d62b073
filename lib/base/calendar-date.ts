/**
 * Returns whether a date of the form `YYYY-MM-DD` exists in the calendar: false for `2023-02-29`. Returns true for `YYYY` and `YYYY-MM`,
 * which are not checked.
 */
export function isCalendarDate(date: string): boolean {
  if (date.length < 'yyyy-mm-dd'.length) return true;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
