import { err, ok, type Result } from '@/lib/base/result';
import { findElement, getText, listChildren, parseXml, type XmlElement } from '../import/parse-xml';
import { sanitizeLine } from '../sanitize-link';
import { createLocale, getTerm, LOCALE_NAMES, type Locale } from './locale';
import type { CslStyle, StyleArea } from './style-types';
import { findUnsupported, isReadElement } from './supported-parts';

/** Why a style cannot be used. `parts` are the parts of the style that are not supported. */
export type StyleProblem =
  | { kind: 'not-a-style' }
  | { kind: 'too-large' }
  | { kind: 'dependent'; parent: string }
  | { kind: 'no-bibliography' }
  | { kind: 'language'; language: string }
  | { kind: 'unsupported'; parts: string[] };

/** The largest style file that is read, in characters. The largest published styles have about 150,000. */
export const MAX_STYLE_LENGTH = 300_000;
// A macro that uses others several times can grow without limit. The published styles stay below a tenth of this.
const MAX_RENDERED_ELEMENTS = 20_000;
// Published styles nest macros less than 20 deep.
const MAX_MACRO_DEPTH = 50;

/**
 * Reads a style of CSL 1.0. A style with any part that is not supported is refused as a whole, so that no part of it is ignored unseen.
 */
export function parseStyle(text: string): Result<CslStyle, StyleProblem> {
  if (text.length > MAX_STYLE_LENGTH) return err({ kind: 'too-large' });
  const root = findElement(parseXml(text), 'style');
  const title = sanitizeLine(getText(root, 'info', 'title') ?? '');
  // A file that was cut off has no end.
  if (!root || title === '' || !STYLE_END.test(text)) return err({ kind: 'not-a-style' });
  const parent = listChildren(findElement(root, 'info'), 'link').find(
    ({ attributes }) => attributes.get('rel') === 'independent-parent',
  );
  if (parent) return err({ kind: 'dependent', parent: getStyleName(parent.attributes.get('href') ?? '') });
  const language = root.attributes.get('default-locale') ?? 'en-US';
  if (!LOCALE_NAMES.includes(language)) return err({ kind: 'language', language });
  return buildStyle(root, title, language);
}

const STYLE_END = /<\/(?:[\w-]+:)?style\s*>\s*(?:<!--[^<]*-->\s*)*$/;

function buildStyle(root: XmlElement, title: string, language: string): Result<CslStyle, StyleProblem> {
  const [citation, bibliography] = [readArea(root, 'citation'), readArea(root, 'bibliography')];
  if (!citation) return err({ kind: 'not-a-style' });
  if (!bibliography) return err({ kind: 'no-bibliography' });
  const style: CslStyle = {
    id: sanitizeLine(getText(root, 'info', 'id') ?? title),
    title,
    language,
    locale: createLocale(language, root),
    attributes: root.attributes,
    macros: new Map(listChildren(root, 'macro').map((macro) => [macro.attributes.get('name') ?? '', macro])),
    citation,
    bibliography,
    hasYearSuffix: usesYearSuffix(root),
  };
  const parts = [...new Set([...findUnsupportedParts(root, style.locale), ...checkMacros(style)])];
  return parts.length > 0 ? err({ kind: 'unsupported', parts }) : ok(style);
}

/** Returns the last part of the address of a style: "nature" of "http://www.zotero.org/styles/nature". */
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

const usesYearSuffix = (element: XmlElement): boolean =>
  element.attributes.get('variable') === 'year-suffix' || element.children.some(usesYearSuffix);

function findUnsupportedParts(element: XmlElement, locale: Locale): string[] {
  const { name, attributes, children } = element;
  const own = findUnsupported(name, attributes);
  if (!isReadElement(name)) return own;
  return [
    ...own,
    ...findUnknownTerm(element, locale),
    ...children.flatMap((child) => findUnsupportedParts(child, locale)),
  ];
}

function findUnknownTerm({ name, attributes }: XmlElement, locale: Locale): string[] {
  const term = name === 'text' ? attributes.get('term') : undefined;
  return term !== undefined && getTerm(locale, term, attributes.get('form')) === undefined
    ? [`term ${term}`]
    : [];
}

/** Checks that macros exist, do not use themselves, and that rendering an entry ends after a limited number of elements. */
function checkMacros({ macros, citation, bibliography }: CslStyle): string[] {
  const sizes = new Map<string, number>();
  const problems = new Set<string>();
  const getMacroSize = (name: string, depth: number): number => {
    const knownSize = sizes.get(name);
    if (knownSize !== undefined) return knownSize;
    const macro = macros.get(name);
    if (!macro) {
      problems.add(`macro ${name}`);
      return 0;
    }
    // A macro that is being measured and is met again uses itself.
    sizes.set(name, Number.POSITIVE_INFINITY);
    const size = depth < MAX_MACRO_DEPTH ? getSize(macro, depth + 1) : Number.POSITIVE_INFINITY;
    sizes.set(name, size);
    return size;
  };
  const getSize = (element: XmlElement, depth: number): number => {
    const macro = element.attributes.get('macro');
    const ownSize = getTextSize(element) + (macro === undefined ? 0 : getMacroSize(macro, depth));
    const childSizes = element.children.map((child) => getSize(child, depth));
    // Only one branch of a choice is rendered.
    const isChoice = element.name === 'choose';
    return (
      ownSize + (isChoice ? Math.max(0, ...childSizes) : childSizes.reduce((sum, size) => sum + size, 0))
    );
  };
  const size = [citation, bibliography]
    .flatMap(({ layout, sortKeys }) => [layout, ...sortKeys])
    .reduce((sum, element) => sum + getSize(element, 0), 0);
  return size > MAX_RENDERED_ELEMENTS ? [...problems, 'macro'] : [...problems];
}

/** Returns 1, and more for an element whose attributes are long, because it may write them. */
const getTextSize = ({ attributes }: XmlElement): number =>
  1 + Math.floor([...attributes.values()].reduce((sum, value) => sum + value.length, 0) / 500);
