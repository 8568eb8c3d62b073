/** Returns whether a date such as `2024-05-28` exists in the calendar. Returns true for a year or a month without a day. */
export function isCalendarDate(date: string): boolean {
  if (date.length < 'yyyy-mm-dd'.length) return true;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
