/** Whether a date such as `2024-05-28` exists in the calendar; a year or a month alone always does. */
export function isCalendarDate(date: string): boolean {
  if (date.length < 10) return true;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
