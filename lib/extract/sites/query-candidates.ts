import type { ListCandidate, TextCandidate } from '@/lib/record/schema/candidate';
import { buildListCandidates, buildTextCandidates } from '../fields/candidates';
import { cleanText } from '../fields/clean-text';
import { getAttribute, getVisibleText, queryAll } from '../fields/dom';
import type { PageContext } from '../fields/page-context';
import { findWrittenDate, parseMachineDate } from '../fields/parse-date';

/** Where the values of a site's rule come from. */
export const PAGE_TEXT_ORIGIN = 'page text';

/** Whether a host is `domain` or below it, label by label. */
export const isHost = (url: URL, domain: string): boolean =>
  url.hostname === domain || url.hostname.endsWith(`.${domain}`);

/** The texts of the elements that match, without empty and repeated ones. */
export function queryTexts(context: PageContext, selector: string, limit = 300): string[] {
  const texts = queryAll(context.page, selector)
    .slice(0, 200)
    .map((element) => cleanText(getVisibleText(element, limit * 4), limit));
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** The first text that matches as a candidate. */
export const queryTextCandidates = (context: PageContext, selector: string, limit = 1000): TextCandidate[] =>
  buildTextCandidates(queryTexts(context, selector, limit)[0], PAGE_TEXT_ORIGIN, limit);

/** All texts that match as a list candidate. */
export const queryListCandidates = (context: PageContext, selector: string): ListCandidate[] =>
  buildListCandidates(queryTexts(context, selector), PAGE_TEXT_ORIGIN);

/** The first date that matches: as its element gives it for machines, else as it is written. */
export function queryDateCandidates(context: PageContext, selector: string): TextCandidate[] {
  for (const element of queryAll(context.page, selector).slice(0, 5)) {
    const [machineValue = ''] = [
      getAttribute(element, 'datetime'),
      getAttribute(element, 'content'),
      getAttribute(element, 'title'),
    ].filter((text) => text !== null);
    const value =
      parseMachineDate(machineValue.split(' ')[0] ?? '') ??
      findWrittenDate(`${machineValue} ${getVisibleText(element, 200)}`, 'en')?.value;
    if (value) return [{ value, from: PAGE_TEXT_ORIGIN }];
  }
  return [];
}

/** A fact of the site's own; none where its value is empty. */
export function buildFacts(
  label: string,
  value: string | null | undefined,
): { label: string; value: string }[] {
  const cleaned = cleanText(value ?? '', 500);
  return cleaned === '' ? [] : [{ label, value: cleaned }];
}
