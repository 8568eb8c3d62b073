import type { CslItem } from '../csl/csl-item';
import type { XmlElement } from '../import/parse-xml';
import { addAffixes, applyFormatting, joinUnits, type Piece, toPieces, toPlainText } from './pieces';
import { mergePunctuation } from './punctuation';
import { getVariable, hasVariable, type LengthLimit, type RenderContext } from './render-context';
import { formatSortDate, getDate } from './render-date';
import { renderElements } from './render-element';
import type { CslStyle, StyleArea } from './style-types';

/** An entry of the bibliography before it is rendered. `number` and `yearSuffix` are empty if the entry has none. */
export type Entry = { item: CslItem; number: string; yearSuffix: string; lengthLimit: LengthLimit };

function createContext(
  style: CslStyle,
  area: StyleArea,
  { item, number, yearSuffix, lengthLimit }: Entry,
  overrides: Partial<RenderContext> = {},
): RenderContext {
  return {
    style,
    area,
    item,
    number,
    yearSuffix,
    isSortKey: false,
    nameOptions: new Map(),
    isDisambiguating: false,
    usedVariables: new Set(),
    hasWrittenYearSuffix: false,
    hasWrittenNames: false,
    lengthLimit,
    ...overrides,
  };
}

/**
 * Renders an entry of the bibliography. The caller merges its punctuation. If the style aligns the second field, a space separates the
 * first field (the number) from it.
 */
export function renderBibliographyEntry(style: CslStyle, entry: Entry): Piece[] {
  const { layout, attributes } = style.bibliography;
  const { units } = renderElements(layout.children, createContext(style, style.bibliography, entry));
  const [firstField = [], ...otherFields] = units;
  const isAligned = attributes.has('second-field-align') && otherFields.length > 0;
  const hasSpaceAtEnd = /\s$/.test(toPlainText(firstField));
  const separator = toPieces(isAligned && !hasSpaceAtEnd ? ' ' : '');
  const content = [...firstField, ...separator, ...otherFields.flat()];
  return applyFormatting(addAffixes(content, layout), layout);
}

/** Renders the in-text citation of one item. With `isDisambiguating`, renders everything that can distinguish it from other citations. */
export function renderCitation(style: CslStyle, entry: Entry, isDisambiguating = false): Piece[] {
  const { layout } = style.citation;
  const { units } = renderElements(
    layout.children,
    createContext(style, style.citation, entry, { isDisambiguating }),
  );
  return mergePunctuation(
    applyFormatting(addAffixes(joinUnits(units, ''), layout), layout),
    style.locale.isPunctuationInQuote,
  );
}

/** Renders a sort key of the style for an entry, as plain text. */
export function renderSortKey(style: CslStyle, key: XmlElement, entry: Entry): string {
  const nameOptions = new Map(
    [
      ['et-al-min', key.attributes.get('names-min')],
      ['et-al-use-first', key.attributes.get('names-use-first')],
    ].filter((option): option is [string, string] => option[1] !== undefined),
  );
  const context = createContext(style, style.bibliography, entry, { isSortKey: true, nameOptions });
  const variable = key.attributes.get('variable');
  if (variable === undefined) {
    const macro = style.macros.get(key.attributes.get('macro') ?? '');
    return toPlainText(renderElements(macro?.children ?? [], context).units.flat());
  }
  const date = getDate(context, variable);
  if (date) return formatSortDate(date);
  if (!hasVariable(context, variable)) return '';
  const text = getVariable(context, variable);
  if (text !== '') return text;
  const names = { name: 'names', attributes: new Map([['variable', variable]]), children: [], text: '' };
  return toPlainText(renderElements([names], context).units.flat());
}
