import { err, ok, type Result } from '@/lib/base/result';
import { findElement, getText, listChildren, parseXml, type XmlElement } from '../import/parse-xml';
import { sanitizeLine } from '../sanitize-link';
import { createLocale, getTerm, type Locale } from './locale';
import type { CslStyle, StyleArea } from './style-types';
import { isContentRead, listUnsupportedParts } from './supported-parts';

/**
 * The reason why a style cannot be used. `dependent`: the file only refers to the style `parent`. `language`: its language has no terms
 * here. `parts` names the unsupported parts of the style.
 */
export type StyleProblem =
  | { kind: 'not-a-style' }
  | { kind: 'too-large' }
  | { kind: 'dependent'; parent: string }
  | { kind: 'no-bibliography' }
  | { kind: 'language'; language: string }
  | { kind: 'unsupported'; parts: string[] };

/** The largest style file that is read, in characters. The largest published styles have about 150,000. */
export const MAX_STYLE_LENGTH = 300_000;
// Macros that use other macros several times can render very many elements. The published styles render less than a fifth of this limit.
const MAX_RENDERED_ELEMENTS = 20_000;
// The maximum nesting of elements, including the elements of used macros. Published styles nest fewer than 50 elements.
const MAX_DEPTH = 150;
// The attributes and terms of published styles have fewer than 350 characters.
const MAX_TEXT_LENGTH = 1000;

/**
 * Parses a style of CSL 1.0. Returns a problem for a style with an unsupported part, because citations without that part would be wrong.
 */
export function parseStyle(text: string): Result<CslStyle, StyleProblem> {
  if (text.length > MAX_STYLE_LENGTH) return err({ kind: 'too-large' });
  const root = findElement(parseXml(text), 'style');
  const title = sanitizeLine(getText(root, 'info', 'title') ?? '');
  // A truncated file does not end with the end tag of the style.
  if (!root || title === '' || !STYLE_END.test(text)) return err({ kind: 'not-a-style' });
  const parent = listChildren(findElement(root, 'info'), 'link').find(
    ({ attributes }) => attributes.get('rel') === 'independent-parent',
  );
  if (parent) return err({ kind: 'dependent', parent: getStyleName(parent.attributes.get('href') ?? '') });
  const language = root.attributes.get('default-locale') ?? 'en-US';
  const locale = createLocale(language, root);
  return locale ? buildStyle(root, title, language, locale) : err({ kind: 'language', language });
}

const STYLE_END = /<\/(?:[\w-]+:)?style\s*>\s*(?:<!--[^<]*-->\s*)*$/;

function buildStyle(
  root: XmlElement,
  title: string,
  language: string,
  locale: Locale,
): Result<CslStyle, StyleProblem> {
  const [citation, bibliography] = [readArea(root, 'citation'), readArea(root, 'bibliography')];
  if (!citation) return err({ kind: 'not-a-style' });
  if (!bibliography) return err({ kind: 'no-bibliography' });
  const style: CslStyle = {
    id: sanitizeLine(getText(root, 'info', 'id') ?? title),
    title,
    language,
    locale,
    attributes: root.attributes,
    macros: new Map(listChildren(root, 'macro').map((macro) => [macro.attributes.get('name') ?? '', macro])),
    citation,
    bibliography,
    definesYearSuffixPosition: hasYearSuffixVariable(root),
  };
  const parts = [...new Set([...listUnsupportedInTree(root, style.locale), ...listMacroProblems(style)])];
  return parts.length > 0 ? err({ kind: 'unsupported', parts }) : ok(style);
}

/** Returns the last part of the URL of a style: "nature" of "http://www.zotero.org/styles/nature". */
const getStyleName = (href: string): string => sanitizeLine(href.split('/').at(-1) ?? '');

function readArea(root: XmlElement, name: string): StyleArea | null {
  const area = findElement(root, name);
  const layout = findElement(area, 'layout');
  if (!area || !layout) return null;
  return {
    attributes: area.attributes,
    layout,
    sortKeys: listChildren(findElement(area, 'sort'), 'key'),
  };
}

const hasYearSuffixVariable = (element: XmlElement): boolean =>
  element.attributes.get('variable') === 'year-suffix' || element.children.some(hasYearSuffixVariable);

/** Lists the unsupported parts of an element and its descendants. */
function listUnsupportedInTree(element: XmlElement, locale: Locale): string[] {
  const { name, attributes, children } = element;
  const partsOfElement = listUnsupportedParts(name, attributes);
  if (!isContentRead(name)) return partsOfElement;
  return [
    ...partsOfElement,
    ...listLongTexts(element),
    ...listUnknownTerms(element, locale),
    ...children.flatMap((child) => listUnsupportedInTree(child, locale)),
  ];
}

const TERM_ELEMENTS = ['term', 'single', 'multiple'];

/** Lists the attributes and terms that are too long. Each of them can be rendered many times. */
const listLongTexts = ({ name, attributes, text }: XmlElement): string[] =>
  [
    ...[...attributes].map(([attribute, { length }]) => ({ part: `${name} ${attribute}`, length })),
    // The text of other elements is the white space between their children.
    { part: name, length: TERM_ELEMENTS.includes(name) ? text.length : 0 },
  ].flatMap(({ part, length }) => (length > MAX_TEXT_LENGTH ? [`${part} > ${MAX_TEXT_LENGTH}`] : []));

function listUnknownTerms({ name, attributes }: XmlElement, locale: Locale): string[] {
  const term = name === 'text' ? attributes.get('term') : undefined;
  return term !== undefined && getTerm(locale, term, attributes.get('form')) === undefined
    ? [`term ${term}`]
    : [];
}

/** The number of elements that are rendered for an element, and their nesting. */
type Size = { count: number; depth: number };

const NO_SIZE: Size = { count: 0, depth: 0 };

/**
 * Lists the problems of macros. `macro {name}` is a macro that does not exist. `macro` means that a macro uses itself, or that an entry
 * would have too many or too deeply nested elements.
 */
function listMacroProblems({ macros, citation, bibliography, locale }: CslStyle): string[] {
  const sizes = new Map<string, Size | null>();
  const problems = new Set<string>();
  const measureMacro = (name: string, level: number): Size => {
    const knownSize = sizes.get(name);
    if (knownSize) return knownSize;
    const macro = macros.get(name);
    // A size of null means that this macro is being measured, so it uses itself.
    if (!macro || knownSize === null) {
      problems.add(macro ? 'macro' : `macro ${name}`);
      return NO_SIZE;
    }
    sizes.set(name, null);
    const size = measureElement(macro, level);
    sizes.set(name, size);
    return size;
  };
  const measureElement = (element: XmlElement, level: number): Size => {
    if (level > MAX_DEPTH) {
      problems.add('macro');
      return NO_SIZE;
    }
    const macro = element.attributes.get('macro');
    const localeDate = element.name === 'date' && locale.dates.get(element.attributes.get('form') ?? '');
    const parts = [
      ...element.children.map((child) => measureElement(child, level + 1)),
      ...(macro === undefined ? [] : [measureMacro(macro, level + 1)]),
      ...(localeDate ? [measureElement({ ...localeDate, name: '' }, level + 1)] : []),
    ];
    return {
      count: countElements(element, parts),
      depth: 1 + parts.reduce((max, { depth }) => Math.max(max, depth), 0),
    };
  };
  const areas = [citation, bibliography].flatMap(({ layout, sortKeys }) => [layout, ...sortKeys]);
  const areaSizes = areas.map((element) => measureElement(element, 0));
  if (sum(areaSizes.map(({ count }) => count)) > MAX_RENDERED_ELEMENTS) problems.add('macro');
  if (areaSizes.some(({ depth }) => depth > MAX_DEPTH)) problems.add('macro');
  return [...problems];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Counts the elements that are rendered for an element. An element with long attributes counts as several, because it can render them. */
function countElements({ name, attributes, children }: XmlElement, parts: readonly Size[]): number {
  const textLength = sum([...attributes.values()].map(({ length }) => length));
  // Only one branch of a `choose` element is rendered, but the conditions of all branches may be evaluated.
  const partCount =
    name === 'choose'
      ? sum(children.map((branch) => countElements(branch, []))) +
        parts.reduce((max, { count }) => Math.max(max, count), 0)
      : sum(parts.map(({ count }) => count));
  const delimiterLength = (attributes.get('delimiter')?.length ?? 0) * partCount;
  return 1 + partCount + Math.floor((textLength + delimiterLength) / 500);
}
