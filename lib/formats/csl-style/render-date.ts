import type { CslDate } from '../csl/csl-item';
import type { XmlElement } from '../import/parse-xml';
import { formatOrdinal, getTerm } from './locale';
import { addAffixes, applyFormatting, joinUnits, mapText, type Piece, toPieces } from './pieces';
import type { RenderContext } from './render-context';
import type { RenderResult } from './render-result';
import { applyTextCase } from './text-case';

/** Renders a `date` element. Parts that the date of the item does not have are left out. */
export function renderDate(element: XmlElement, context: RenderContext): RenderResult {
  const variable = element.attributes.get('variable') ?? '';
  const date = getDate(context, variable);
  if (!date) return { units: [], variables: 'empty' };
  const partElements = listPartElements(element, context);
  if (context.isSortKey) {
    const partNames = partElements.map(({ attributes }) => attributes.get('name'));
    return { units: [toPieces(formatSortDate(date, partNames))], variables: 'value' };
  }
  const units = partElements.map((part) => renderPart(part, date, context));
  const form = element.attributes.get('form');
  const localeDate = form === undefined ? undefined : context.style.locale.dates.get(form);
  const delimiter = (localeDate ?? element).attributes.get('delimiter') ?? '';
  const textCase = element.attributes.get('text-case') ?? '';
  const pieces = mapText(trimLastSuffix(units, partElements, delimiter), (text, index) =>
    index === 0 || textCase !== 'capitalize-first' ? applyTextCase(text, textCase, true) : text,
  );
  return { units: [addAffixes(applyFormatting(pieces, element), element)], variables: 'value' };
}

export function getDate({ item, usedVariables }: RenderContext, variable: string): CslDate | undefined {
  if (usedVariables.has(variable)) return undefined;
  if (variable === 'issued') return item.issued;
  return variable === 'accessed' ? item.accessed : undefined;
}

const PART_NAMES = ['year', 'month', 'day'];

/** Formats parts of a date as digits, such as `20240528`, so that the order of the texts is the order of the dates. */
export const formatSortDate = (date: CslDate, partNames: readonly unknown[] = PART_NAMES): string =>
  date['date-parts'][0]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .filter((_, index) => partNames.includes(PART_NAMES[index]))
    .join('');

/**
 * Lists the `date-part` elements of a date. The parts of a date with a `form` come from the locale; the attributes of the element's own
 * parts take precedence.
 */
function listPartElements(element: XmlElement, { style }: RenderContext): XmlElement[] {
  const form = element.attributes.get('form');
  if (form === undefined) return element.children;
  const shownParts = (element.attributes.get('date-parts') ?? 'year-month-day').split('-');
  const localeParts = style.locale.dates.get(form)?.children ?? [];
  return localeParts
    .filter((part) => shownParts.includes(part.attributes.get('name') ?? ''))
    .map((part) => {
      const ownPart = element.children.find(
        (child) => child.attributes.get('name') === part.attributes.get('name'),
      );
      return ownPart ? { ...part, attributes: new Map([...part.attributes, ...ownPart.attributes]) } : part;
    });
}

function renderPart(part: XmlElement, date: CslDate, context: RenderContext): Piece[] {
  const [year = 0, month, day] = date['date-parts'][0];
  const textCase = part.attributes.get('text-case') ?? '';
  const text = formatPart(part, { year, month, day }, context);
  const hasSuffix = part.attributes.get('name') === 'year';
  const pieces = [
    ...toPieces(applyTextCase(text, textCase, true)),
    ...(hasSuffix ? takeYearSuffix(context) : []),
  ];
  return addAffixes(applyFormatting(pieces, part), part);
}

/** Returns the year suffix for the first year of an entry. Returns an empty list for later years, or if the style writes it elsewhere. */
function takeYearSuffix(context: RenderContext): Piece[] {
  if (context.style.definesYearSuffixPosition || context.hasWrittenYearSuffix) return [];
  context.hasWrittenYearSuffix = true;
  return toPieces(context.yearSuffix);
}

type DateParts = { year: number; month: number | undefined; day: number | undefined };

function formatPart(
  { attributes }: XmlElement,
  { year, month, day }: DateParts,
  context: RenderContext,
): string {
  const form = attributes.get('form');
  switch (attributes.get('name')) {
    case 'year':
      return form === 'short' ? String(year).slice(-2) : formatYear(year, context);
    case 'month':
      return month === undefined ? '' : formatMonth(month, form ?? 'long', attributes, context);
    default:
      return day === undefined ? '' : formatDay(day, form, context);
  }
}

// Adds the term `ad` to years before 500.
const formatYear = (year: number, { style }: RenderContext): string =>
  year < 500 ? `${year}${getTerm(style.locale, 'ad') ?? ''}` : String(year);

function formatMonth(
  month: number,
  form: string,
  attributes: XmlElement['attributes'],
  { style }: RenderContext,
): string {
  if (form === 'numeric') return String(month);
  const digits = String(month).padStart(2, '0');
  if (form === 'numeric-leading-zeros') return digits;
  const term = getTerm(style.locale, `month-${digits}`, form) ?? '';
  return attributes.get('strip-periods') === 'true' ? term.replaceAll('.', '') : term;
}

function formatDay(day: number, form: string | undefined, { style }: RenderContext): string {
  if (form === 'numeric-leading-zeros') return String(day).padStart(2, '0');
  if (form !== 'ordinal') return String(day);
  const isLimited = style.locale.isOnlyFirstDayOrdinal && day > 1;
  return isLimited ? String(day) : formatOrdinal(style.locale, day);
}

/**
 * Joins the parts of a date. If later parts are missing, leaves out the suffix of the last part, which would separate it from them. A
 * suffix in Han or Hangul, such as "年" after a year, is a word and stays.
 */
function trimLastSuffix(units: Piece[][], parts: XmlElement[], delimiter: string): Piece[] {
  const lastIndex = units.findLastIndex((unit) => unit.length > 0);
  const suffix = parts[lastIndex]?.attributes.get('suffix') ?? '';
  const isCut =
    lastIndex < units.length - 1 && suffix !== '' && !/[\p{Script=Han}\p{Script=Hangul}]/u.test(suffix);
  return joinUnits(
    units.map((unit, index) => (isCut && index === lastIndex ? unit.slice(0, -1) : unit)),
    delimiter,
  );
}
