import { isWithinDomain } from '@/lib/address/host';
import { findWrittenDate, parseMachineDate } from '@/lib/base/parse-date';
import type { ListCandidate, TextCandidate } from '@/lib/record/schema/candidate';
import { buildListCandidates, buildTextCandidates } from '../fields/candidates';
import { cleanText } from '../fields/clean-text';
import { getAttribute, getVisibleText, queryAll } from '../fields/dom';
import type { PageContext } from '../fields/page-context';

/** The value of `from` for candidates that are read from visible elements. */
export const FROM_PAGE_TEXT = 'page text';

/** Returns whether the host of the URL is `domain` or one of its subdomains. */
export const isUrlInDomain = (url: URL, domain: string): boolean => isWithinDomain(url.hostname, domain);

/** Returns the visible texts of the matching elements, without empty and repeated texts. */
export function queryTexts(context: PageContext, selector: string, maxLength = 300): string[] {
  const texts = queryAll(context.page, selector)
    .slice(0, 200)
    .map((element) => cleanText(getVisibleText(element, maxLength * 4), maxLength));
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** Returns the text of the first match as a candidate. */
export const queryTextCandidates = (
  context: PageContext,
  selector: string,
  maxLength = 1000,
): TextCandidate[] =>
  buildTextCandidates(queryTexts(context, selector, maxLength)[0], FROM_PAGE_TEXT, maxLength);

/** Returns the texts of all matches as one list candidate. */
export const queryListCandidates = (context: PageContext, selector: string): ListCandidate[] =>
  buildListCandidates(queryTexts(context, selector), FROM_PAGE_TEXT);

/**
 * Returns the date of the first match that has a date. The machine-readable attributes of an element are read
 * before its visible text.
 */
export function queryDateCandidates(root: Document | Element, selector: string): TextCandidate[] {
  for (const element of queryAll(root, selector).slice(0, 5)) {
    const [machineValue = ''] = [
      getAttribute(element, 'datetime'),
      getAttribute(element, 'content'),
      getAttribute(element, 'title'),
    ].filter((text) => text !== null);
    const value =
      parseMachineDate(machineValue.split(' ')[0] ?? '') ??
      findWrittenDate(`${machineValue} ${getVisibleText(element, 200)}`, 'en')?.value;
    if (value) return [{ value, from: FROM_PAGE_TEXT }];
  }
  return [];
}

/**
 * Returns an array with one fact: a label and a value that only this site shows. Returns an empty array for
 * an empty value.
 */
export function buildFacts(
  label: string,
  value: string | null | undefined,
): { label: string; value: string }[] {
  const cleanedValue = cleanText(value ?? '', 500);
  return cleanedValue === '' ? [] : [{ label, value: cleanedValue }];
}
