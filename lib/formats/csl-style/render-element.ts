import type { XmlElement } from '../import/parse-xml';
import { evaluateCondition } from './evaluate-condition';
import { getTerm } from './locale';
import { addAffixes, applyFormatting, getLength, joinUnits, mapText, type Piece, toPieces } from './pieces';
import { convertQuotationMarks, getQuotationMarks } from './quotation-marks';
import { getVariable, MAX_ENTRY_LENGTH, type RenderContext } from './render-context';
import { renderDate } from './render-date';
import { formatTerm, renderNames } from './render-names';
import { combineUses, type RenderResult } from './render-result';
import { applyTextCase } from './text-case';

/** The variables that are rendered unchanged. Curly quotation marks or missing periods would change the URL. */
const UNCHANGED_VARIABLES = ['URL', 'DOI'];

const NOTHING: RenderResult = { units: [], variables: 'none' };

/** Renders the elements of a layout, macro or group. Stops when they are longer than `MAX_ENTRY_LENGTH`. */
export function renderElements(elements: readonly XmlElement[], context: RenderContext): RenderResult {
  const { lengthLimit } = context;
  const results: RenderResult[] = [];
  let length = 0;
  for (const element of elements) {
    if (lengthLimit.isExceeded) break;
    const part = renderElement(element, context);
    results.push(part);
    for (const unit of part.units) length += getLength(unit);
    if (length > MAX_ENTRY_LENGTH) lengthLimit.isExceeded = true;
  }
  return {
    units: results.flatMap(({ units }) => units).filter((unit) => unit.length > 0),
    variables: combineUses(results.map(({ variables }) => variables)),
  };
}

function renderElement(element: XmlElement, context: RenderContext): RenderResult {
  switch (element.name) {
    case 'text':
      return renderText(element, context);
    case 'number':
      return renderVariable(element, context);
    case 'label':
      return renderLabel(element, context);
    case 'date':
      return renderDate(element, context);
    case 'names':
      return renderNames(element, context, (child, renderInherited) =>
        renderSubstitute(child, context, renderInherited),
      );
    case 'group':
      return renderGroup(element, context);
    case 'choose':
      return renderChoose(element, context);
    default:
      return NOTHING;
  }
}

function renderText(element: XmlElement, context: RenderContext): RenderResult {
  const { attributes } = element;
  if (attributes.has('variable')) return renderVariable(element, context);
  const macro = attributes.get('macro');
  if (macro !== undefined) {
    const { units, variables } = renderElements(context.style.macros.get(macro)?.children ?? [], context);
    // A macro that renders any text counts as a variable with a value, so that its group is rendered (CSL 1.0.2).
    return {
      units: [decorate(units.flat(), element, context)],
      variables: units.length > 0 ? 'value' : variables,
    };
  }
  const term = attributes.get('term');
  const text =
    term === undefined
      ? (attributes.get('value') ?? '')
      : (getTerm(context.style.locale, term, attributes.get('form'), attributes.get('plural') === 'true') ??
        '');
  return { units: [decorate(toPieces(text), element, context)], variables: 'none' };
}

function renderVariable(element: XmlElement, context: RenderContext): RenderResult {
  const name = element.attributes.get('variable') ?? '';
  const value = getVariable(context, name);
  // The year suffix is missing in most entries. This must not suppress the group with the year.
  if (value === '') return { units: [], variables: name === 'year-suffix' ? 'none' : 'empty' };
  const isQuoted = element.attributes.get('quotes') === 'true';
  const text = UNCHANGED_VARIABLES.includes(name)
    ? value
    : convertQuotationMarks(value, context.style.locale, isQuoted);
  return { units: [decorate(toPieces(text), element, context)], variables: 'value' };
}

/** Applies the text case, quotation marks, formatting and affixes of an element. */
function decorate(pieces: Piece[], element: XmlElement, context: RenderContext): Piece[] {
  if (pieces.length === 0) return pieces;
  const { attributes } = element;
  const variable = attributes.get('variable') ?? '';
  // The text case of an element with a macro is ignored, as in citeproc-js, with which styles are tested.
  const textCase = attributes.has('macro') ? '' : (attributes.get('text-case') ?? '');
  const isEnglish = /^en\b/i.test(context.item.language ?? context.style.language);
  const shouldStripPeriods =
    attributes.get('strip-periods') === 'true' && !UNCHANGED_VARIABLES.includes(variable);
  const isOnlyFirstChanged = textCase === 'capitalize-first' || textCase === 'sentence';
  const changedPieces = mapText(pieces, (text, index) => {
    const strippedText = shouldStripPeriods ? text.replaceAll('.', '') : text;
    return index > 0 && isOnlyFirstChanged ? strippedText : applyTextCase(strippedText, textCase, isEnglish);
  });
  const isQuoted = attributes.get('quotes') === 'true';
  const quotedPieces = isQuoted ? addQuotationMarks(changedPieces, context) : changedPieces;
  return addAffixes(applyFormatting(quotedPieces, element), element);
}

function addQuotationMarks(pieces: Piece[], { style }: RenderContext): Piece[] {
  const { open, close } = getQuotationMarks(style.locale);
  return [
    { text: open, formatting: {}, quotationMark: 'open' },
    ...pieces,
    { text: close, formatting: {}, quotationMark: 'close' },
  ];
}

function renderLabel(element: XmlElement, context: RenderContext): RenderResult {
  const variable = element.attributes.get('variable') ?? '';
  if (getVariable(context, variable) === '') return NOTHING;
  const isPlural = element.attributes.get('plural') === 'always';
  const term = getTerm(context.style.locale, variable, element.attributes.get('form'), isPlural) ?? '';
  return { units: [formatTerm(term, element)], variables: 'none' };
}

/** Renders a group. A group that has variables, all of them without a value, renders nothing, also not its other texts. */
function renderGroup(element: XmlElement, context: RenderContext): RenderResult {
  const { units, variables } = renderElements(element.children, context);
  if (variables === 'empty' || units.length === 0) return { units: [], variables };
  const joined = joinUnits(units, element.attributes.get('delimiter') ?? '');
  return { units: [addAffixes(applyFormatting(joined, element), element)], variables: 'value' };
}

function renderChoose(element: XmlElement, context: RenderContext): RenderResult {
  const branch = element.children.find((child) => child.name === 'else' || evaluateCondition(child, context));
  return branch ? renderElements(branch.children, context) : NOTHING;
}

/** Renders a child of `substitute`, which replaces missing names. Adds the variables that it renders to `usedVariables`. */
function renderSubstitute(
  child: XmlElement,
  context: RenderContext,
  renderInherited: (names: XmlElement) => RenderResult,
): RenderResult {
  if (child.name === 'names') return renderInherited(child);
  const result = renderElement(child, context);
  if (result.units.some((unit) => unit.length > 0))
    for (const variable of listWrittenVariables(child, context)) context.usedVariables.add(variable);
  return result;
}

/** Lists the variables that an element renders for this item, including the variables of its macros. */
function listWrittenVariables(element: XmlElement, context: RenderContext): string[] {
  if (element.name === 'choose') {
    const branch = element.children.find(
      (child) => child.name === 'else' || evaluateCondition(child, context),
    );
    return branch?.children.flatMap((child) => listWrittenVariables(child, context)) ?? [];
  }
  const macro = context.style.macros.get(element.attributes.get('macro') ?? '');
  const ownVariables = element.name === 'label' ? '' : (element.attributes.get('variable') ?? '');
  return [
    ...ownVariables.split(/\s+/).filter(Boolean),
    ...[...element.children, ...(macro?.children ?? [])].flatMap((child) =>
      listWrittenVariables(child, context),
    ),
  ];
}
