/** Whether the calendar has the day that `2024-05-28` names; a year or a month alone counts as there. */
export function isCalendarDate(date: string): boolean {
  if (date.length < 10) return true;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
