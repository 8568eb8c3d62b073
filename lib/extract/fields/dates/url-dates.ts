import { formatPartialDate, parseMachineDate } from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';

/** Returns the date in the path of a URL, such as `/2024/05/03/` or `/2024/may/3/`. */
export function getUrlDates(url: URL | null): TextCandidate[] {
  const path = url?.pathname ?? '';
  const match =
    /\/((?:19|20)\d{2})[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_.-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})\/([01]\d)(?=\/)/.exec(path) ??
    /\/((?:19|20)\d{2})([01]\d)([0-3]\d)(?=[/_.-]|$)/.exec(path);
  const urlDate = match ? formatPartialDate(match[1], match[2], match[3]) : parseNamedMonthPath(path);
  return urlDate ? [{ value: urlDate, from: 'URL' }] : [];
}

function parseNamedMonthPath(path: string): string | null {
  const match = /\/((?:19|20)\d{2})\/([a-z]{3,9})\/([0-3]?\d)(?=\/)/i.exec(path);
  return match ? parseMachineDate(`${match[3]} ${match[2]} ${match[1]}`) : null;
}
