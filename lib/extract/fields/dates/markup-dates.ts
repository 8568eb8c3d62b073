import { findWrittenDate, parseMachineDate } from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { getAttribute, getClassAndId, getParentElement, getVisibleText, queryAll } from '../dom';
import type { Heading } from '../headings';
import type { PageContext } from '../page-context';
import { isSecondaryContent } from '../page-regions';
import { CHANGE_LABEL } from './change-label';

/** Returns the dates that the markup identifies: microdata, and `time` elements near the heading. */
export function getMarkupDates(
  context: PageContext,
  heading: Heading | null,
  language: string | null,
): TextCandidate[] {
  const headingElement = heading?.element ?? null;
  const dateItems = queryAll(context.page, DATE_ITEM_SELECTOR)
    .slice(0, 50)
    .filter((element) => !isSecondaryContent(element, headingElement));
  const timeElements = queryAll(context.page, 'time, .published[title], .dt-published')
    .slice(0, 60)
    .filter(
      (element) =>
        isNearHeading(element, heading) &&
        !isChangeDate(element) &&
        !isSecondaryContent(element, headingElement),
    );
  return [
    ...dateItems.slice(0, 1).flatMap((element) => parseElementDate(element, 'microdata', language)),
    ...timeElements.slice(0, 2).flatMap((element) => parseElementDate(element, 'time[datetime]', language)),
  ];
}

const DATE_ITEM_SELECTOR =
  '[itemprop~="datePublished"], [itemprop~="dateCreated"], [property~="datePublished"], [property~="schema:datePublished"]';

function parseElementDate(element: Element, from: string, language: string | null): TextCandidate[] {
  const rawValue =
    getAttribute(element, 'content') ??
    getAttribute(element, 'datetime') ??
    getAttribute(element, 'title') ??
    getVisibleText(element, 100);
  const value =
    parseMachineDate(rawValue, language) ?? findWrittenDate(getVisibleText(element, 100), language)?.value;
  return value ? [{ value, from }] : [];
}

function isChangeDate(element: Element): boolean {
  const parent = getParentElement(element);
  const [precedingText = ''] = parent ? getVisibleText(parent, 200).split(getVisibleText(element, 60)) : [];
  return [getClassAndId(element), getAttribute(element, 'itemprop') ?? '', precedingText.slice(-40)].some(
    (text) => CHANGE_LABEL.test(text),
  );
}

const MAX_HEADING_LEVELS = 6;

// Only elements near the heading count. A `time` element far from it belongs to another story or to a
// comment.
function isNearHeading(element: Element, heading: Heading | null): boolean {
  let ancestor = heading ? getParentElement(heading.element) : null;
  for (
    let level = 0;
    ancestor && level < MAX_HEADING_LEVELS;
    level++, ancestor = getParentElement(ancestor)
  ) {
    if (Node.prototype.contains.call(ancestor, element)) return true;
    if (/^(?:article|main|body)$/.test(ancestor.localName)) return false;
  }
  return heading === null;
}
