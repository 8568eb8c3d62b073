import type { FoundList, FoundText } from '@/lib/model/found';
import { found, foundList } from '../fields/candidates';
import { cleanText } from '../fields/clean';
import { machineDate, writtenDate } from '../fields/date-text';
import { all, attr, lineOf } from '../fields/dom';
import type { PageFacts } from '../fields/page-facts';

/** Where the values of a site's rule come from. */
export const FROM = 'page text';

/** Whether a host is `domain` or below it, label by label. */
export const isHost = (url: URL, domain: string): boolean =>
  url.hostname === domain || url.hostname.endsWith(`.${domain}`);

/** The texts of the elements that match, without empty and repeated ones. */
export function seenTexts(facts: PageFacts, selector: string, limit = 300): string[] {
  const texts = all(facts.page, selector)
    .slice(0, 200)
    .map((element) => cleanText(lineOf(element, limit * 4), limit));
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** The first text that matches as a candidate. */
export const seen = (facts: PageFacts, selector: string, limit = 1000): FoundText[] =>
  found(seenTexts(facts, selector, limit)[0], FROM, limit);

/** All texts that match as a list candidate. */
export const seenList = (facts: PageFacts, selector: string): FoundList[] =>
  foundList(seenTexts(facts, selector), FROM);

/** The first date that matches: as its element gives it for machines, else as it is written. */
export function seenDate(facts: PageFacts, selector: string): FoundText[] {
  for (const element of all(facts.page, selector).slice(0, 5)) {
    const [machine = ''] = [
      attr(element, 'datetime'),
      attr(element, 'content'),
      attr(element, 'title'),
    ].filter((text) => text !== null);
    const value =
      machineDate(machine.split(' ')[0] ?? '') ??
      writtenDate(`${machine} ${lineOf(element, 200)}`, 'en')?.value;
    if (value) return [{ value, from: FROM }];
  }
  return [];
}

/** A fact of the site's own; none where its value is empty. */
export function fact(label: string, value: string | null | undefined): { label: string; value: string }[] {
  const clean = cleanText(value ?? '', 500);
  return clean === '' ? [] : [{ label, value: clean }];
}
