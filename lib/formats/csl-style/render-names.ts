import type { CslItem, CslName } from '../csl/csl-item';
import type { XmlElement } from '../import/parse-xml';
import { formatPerson, type PersonRules } from './format-person';
import { getTerm } from './locale';
import { addAffixes, applyFormatting, joinUnits, mapText, type Piece, toPieces } from './pieces';
import type { RenderContext } from './render-context';
import type { RenderResult } from './render-result';
import { applyTextCase } from './text-case';

/** The children of a `names` element. A `names` element inside of its `substitute` inherits them. */
type NamesParts = { name?: XmlElement; etAl?: XmlElement; label?: XmlElement; isLabelFirst: boolean };

/**
 * Renders a `names` element: the names of its variables, or if the item has none, the first child of `substitute` that renders any text.
 * `inherited` has the parts of the surrounding `names` element.
 */
export function renderNames(
  element: XmlElement,
  context: RenderContext,
  renderSubstitute: (child: XmlElement, renderInherited: (names: XmlElement) => RenderResult) => RenderResult,
  inherited?: NamesParts,
): RenderResult {
  const parts = getNamesParts(element, inherited);
  const variables = (element.attributes.get('variable') ?? '').split(/\s+/);
  const units = variables.flatMap((variable) => {
    const names = getNames(context, variable);
    return names.length === 0 ? [] : [renderVariable(variable, names, parts, context)];
  });
  if (units.length > 0) {
    if (inherited) markAsUsed(variables, context);
    const delimiter = element.attributes.get('delimiter') ?? getOption(context, undefined, 'names-delimiter');
    const pieces = markFirstNames(joinUnits(units, delimiter ?? ''), context);
    return { units: [addAffixes(applyFormatting(pieces, element), element)], variables: 'value' };
  }
  const substitute = element.children.find(({ name }) => name === 'substitute');
  for (const child of substitute?.children ?? []) {
    const result = renderSubstitute(child, (names) => renderNames(names, context, renderSubstitute, parts));
    const pieces = result.units.flat();
    if (pieces.length > 0) return { units: [markFirstNames(pieces, context)], variables: 'value' };
  }
  return { units: [], variables: 'empty' };
}

const markAsUsed = (variables: readonly string[], { usedVariables }: RenderContext): void => {
  for (const variable of variables) usedVariables.add(variable);
};

/** Sets `isFirstNames` for the first names of an entry or their substitute, because a style may replace them by a dash. */
function markFirstNames(pieces: Piece[], context: RenderContext): Piece[] {
  if (context.hasWrittenNames) return pieces;
  context.hasWrittenNames = true;
  return pieces.map((piece) => ({ ...piece, isFirstNames: true }));
}

function getNamesParts({ children }: XmlElement, inherited: NamesParts | undefined): NamesParts {
  const find = (name: string) => children.find((child) => child.name === name);
  const [name, etAl, label] = [find('name'), find('et-al'), find('label')];
  if (!name && !etAl && !label && inherited) return inherited;
  const nameIndex = children.findIndex((child) => child.name === 'name');
  return {
    ...(name && { name }),
    ...(etAl && { etAl }),
    ...(label && { label }),
    isLabelFirst: label !== undefined && children.indexOf(label) < nameIndex,
  };
}

function getNames({ item, usedVariables }: RenderContext, variable: string): CslName[] {
  if (usedVariables.has(variable) || !Object.hasOwn(item, variable)) return [];
  const value: unknown = item[variable as keyof CslItem]; // The name is one of the item's own.
  return Array.isArray(value) ? (value as CslName[]) : []; // Names are the only lists of an item.
}

/** Returns an option of names. In order of precedence, it is set by the sort key, the `name` element, the area, or the style. */
function getOption(context: RenderContext, name: XmlElement | undefined, option: string): string | undefined {
  return (
    context.nameOptions.get(option) ??
    name?.attributes.get(option) ??
    context.area.attributes.get(option) ??
    context.style.attributes.get(option)
  );
}

function renderVariable(
  variable: string,
  names: CslName[],
  parts: NamesParts,
  context: RenderContext,
): Piece[] {
  const list = renderList(names, parts, context);
  const label = parts.label && renderLabel(parts.label, variable, names.length > 1, context);
  return parts.isLabelFirst ? [...(label ?? []), ...list] : [...list, ...(label ?? [])];
}

function renderLabel(
  label: XmlElement,
  variable: string,
  isPlural: boolean,
  context: RenderContext,
): Piece[] {
  const plural = label.attributes.get('plural') ?? 'contextual';
  const usesPlural = plural === 'always' || (plural === 'contextual' && isPlural);
  const term = getTerm(context.style.locale, variable, label.attributes.get('form'), usesPlural) ?? '';
  return formatTerm(term, label);
}

/** Formats the text of a term or label with the attributes of its element. */
export function formatTerm(term: string, element: XmlElement): Piece[] {
  const text = element.attributes.get('strip-periods') === 'true' ? term.replaceAll('.', '') : term;
  const textCase = element.attributes.get('text-case') ?? '';
  const pieces = mapText(toPieces(text), (value) => applyTextCase(value, textCase, true));
  return addAffixes(applyFormatting(pieces, element), element);
}

function renderList(names: CslName[], parts: NamesParts, context: RenderContext): Piece[] {
  const { name } = parts;
  const read = (option: string) => getOption(context, name, option);
  const form = name?.attributes.get('form') ?? getOption(context, undefined, 'name-form') ?? 'long';
  const delimiter =
    name?.attributes.get('delimiter') ?? getOption(context, undefined, 'name-delimiter') ?? ', ';
  const shownCount = getShownCount(names.length, read, context);
  if (form === 'count') return toPieces(String(shownCount));
  const shownNames = names.slice(0, shownCount);
  const hasOthers = shownCount < names.length;
  const order = read('name-as-sort-order');
  const isInverted = (index: number) =>
    context.isSortKey || order === 'all' || (order === 'first' && index === 0);
  const format = (person: CslName, index: number) =>
    formatPerson(person, readPersonRules(name, form, isInverted(index), read, context));
  const units = shownNames.map(format);
  const list = hasOthers
    ? joinUnits(units, delimiter)
    : joinWithAnd(units, delimiter, isInverted, read, context);
  const lastName = names.at(-1);
  const completeList =
    hasOthers && lastName
      ? read('et-al-use-last') === 'true' && shownCount < names.length - 1
        ? [...list, ...toPieces(`${delimiter}… `), ...format(lastName, names.length - 1)]
        : addEtAl(list, shownCount, delimiter, parts, isInverted, read, context)
      : list;
  return name ? addAffixes(applyFormatting(completeList, name), name) : completeList;
}

type ReadOption = (option: string) => string | undefined;

/** Returns the number of names before "et al.". To disambiguate citations, this can be the number of all names. */
function getShownCount(
  count: number,
  read: ReadOption,
  { isDisambiguating, isSortKey, area }: RenderContext,
): number {
  if (isDisambiguating && area.attributes.get('disambiguate-add-names') === 'true') return count;
  const minimum = Number(read('et-al-min') ?? 0);
  const used = Number(read('et-al-use-first') ?? 0);
  return minimum > 0 && used > 0 && count >= minimum && (used < count || isSortKey)
    ? Math.min(used, count)
    : count;
}

function readPersonRules(
  name: XmlElement | undefined,
  form: string,
  isInverted: boolean,
  read: ReadOption,
  { style, isSortKey, isDisambiguating, area }: RenderContext,
): PersonRules {
  const demotion = style.attributes.get('demote-non-dropping-particle') ?? 'display-and-sort';
  const addsGivenNames = isDisambiguating && area.attributes.get('disambiguate-add-givenname') === 'true';
  return {
    isShort: form === 'short' && !isSortKey && !addsGivenNames,
    isInverted,
    initializeWith: isSortKey || addsGivenNames ? null : (read('initialize-with') ?? null),
    shouldInitialize: read('initialize') !== 'false',
    shouldWriteHyphen: style.attributes.get('initialize-with-hyphen') !== 'false',
    sortSeparator: read('sort-separator') ?? ', ',
    isParticleDemoted: demotion === 'display-and-sort' || (demotion === 'sort-only' && isSortKey),
    nameParts: new Map((name?.children ?? []).map((part) => [part.attributes.get('name') ?? '', part])),
  };
}

function joinWithAnd(
  units: Piece[][],
  delimiter: string,
  isInverted: (index: number) => boolean,
  read: ReadOption,
  { style }: RenderContext,
): Piece[] {
  const and = read('and');
  const last = units.at(-1);
  if (!and || units.length < 2 || !last) return joinUnits(units, delimiter);
  const word = getTerm(style.locale, 'and', and === 'symbol' ? 'symbol' : 'long') ?? '&';
  const rule = read('delimiter-precedes-last');
  const hasDelimiter = isDelimiterWritten(rule, units.length > 2, isInverted(units.length - 2));
  const separator = hasDelimiter ? `${delimiter}${/\s$/.test(delimiter) ? '' : ' '}${word} ` : ` ${word} `;
  return [...joinUnits(units.slice(0, -1), delimiter), ...toPieces(separator), ...last];
}

/**
 * Returns whether the delimiter is written before the last name or "et al.". `rule` is the value of `delimiter-precedes-…`.
 * `isWrittenByDefault` applies to the rule `contextual`.
 */
function isDelimiterWritten(
  rule: string | undefined,
  isWrittenByDefault: boolean,
  isAfterInverted: boolean,
): boolean {
  if (rule === 'always') return true;
  if (rule === 'never') return false;
  return rule === 'after-inverted-name' ? isAfterInverted : isWrittenByDefault;
}

function addEtAl(
  list: Piece[],
  shownCount: number,
  delimiter: string,
  { etAl }: NamesParts,
  isInverted: (index: number) => boolean,
  read: ReadOption,
  { style }: RenderContext,
): Piece[] {
  const hasDelimiter = isDelimiterWritten(
    read('delimiter-precedes-et-al'),
    shownCount > 1,
    isInverted(shownCount - 1),
  );
  const term = getTerm(style.locale, etAl?.attributes.get('term') ?? 'et-al') ?? '';
  const words = etAl ? formatTerm(term, etAl) : toPieces(term);
  return words.length === 0 ? list : [...list, ...toPieces(hasDelimiter ? delimiter : ' '), ...words];
}
