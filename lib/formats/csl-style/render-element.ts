import type { XmlElement } from '../import/parse-xml';
import { evaluateCondition } from './evaluate-condition';
import { getTerm } from './locale';
import { addAffixes, applyFormatting, getLength, joinUnits, mapText, type Piece, toPieces } from './pieces';
import { getVariable, MAX_ENTRY_LENGTH, type RenderContext } from './render-context';
import { renderDate } from './render-date';
import { formatTerm, renderNames } from './render-names';
import { combineUses, type Rendered } from './rendered';
import { applyTextCase } from './text-case';
import { convertQuotes, getQuoteMarks } from './typographic-quotes';

/** The variables that are written as they are. Curly quotes or missing periods would change the URL. */
const ADDRESSES = ['URL', 'DOI'];

const NOTHING: Rendered = { units: [], variables: 'none' };

/** Renders the elements of a layout, macro or group. Stops when they become longer than an entry may be. */
export function renderElements(elements: readonly XmlElement[], context: RenderContext): Rendered {
  const { lengthLimit } = context;
  const rendered: Rendered[] = [];
  let length = 0;
  for (const element of elements) {
    if (lengthLimit.isExceeded) break;
    const part = renderElement(element, context);
    rendered.push(part);
    for (const unit of part.units) length += getLength(unit);
    if (length > MAX_ENTRY_LENGTH) lengthLimit.isExceeded = true;
  }
  return {
    units: rendered.flatMap(({ units }) => units).filter((unit) => unit.length > 0),
    variables: combineUses(rendered.map(({ variables }) => variables)),
  };
}

function renderElement(element: XmlElement, context: RenderContext): Rendered {
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

function renderText(element: XmlElement, context: RenderContext): Rendered {
  const { attributes } = element;
  if (attributes.has('variable')) return renderVariable(element, context);
  const macro = attributes.get('macro');
  if (macro !== undefined) {
    const { units, variables } = renderElements(context.style.macros.get(macro)?.children ?? [], context);
    // A group with a macro that writes something is not empty (CSL 1.0.2).
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

function renderVariable(element: XmlElement, context: RenderContext): Rendered {
  const name = element.attributes.get('variable') ?? '';
  const value = getVariable(context, name);
  // A missing letter after the year does not make the group with the year empty.
  if (value === '') return { units: [], variables: name === 'year-suffix' ? 'none' : 'empty' };
  const isQuoted = element.attributes.get('quotes') === 'true';
  const text = ADDRESSES.includes(name) ? value : convertQuotes(value, context.style.locale, isQuoted);
  return { units: [decorate(toPieces(text), element, context)], variables: 'value' };
}

/** Applies text case, quotation marks, formatting and affixes of an element. */
function decorate(pieces: Piece[], element: XmlElement, context: RenderContext): Piece[] {
  if (pieces.length === 0) return pieces;
  const { attributes } = element;
  const variable = attributes.get('variable') ?? '';
  // The parts of a macro have their own case. citeproc-js, with which styles are tested, does not change it.
  const textCase = attributes.has('macro') ? '' : (attributes.get('text-case') ?? '');
  const isEnglish = /^en\b/i.test(context.item.language ?? context.style.language);
  const cased = mapText(pieces, (text, index) => {
    const isStripped = attributes.get('strip-periods') === 'true' && !ADDRESSES.includes(variable);
    const stripped = isStripped ? text.replaceAll('.', '') : text;
    const isLater = index > 0 && (textCase === 'capitalize-first' || textCase === 'sentence');
    return isLater ? stripped : applyTextCase(stripped, textCase, isEnglish);
  });
  const quoted = attributes.get('quotes') === 'true' ? addQuotes(cased, context) : cased;
  return addAffixes(applyFormatting(quoted, element), element);
}

function addQuotes(pieces: Piece[], { style }: RenderContext): Piece[] {
  const { open, close } = getQuoteMarks(style.locale);
  return [
    { text: open, formatting: {}, quote: 'open' },
    ...pieces,
    { text: close, formatting: {}, quote: 'close' },
  ];
}

function renderLabel(element: XmlElement, context: RenderContext): Rendered {
  const variable = element.attributes.get('variable') ?? '';
  if (getVariable(context, variable) === '') return NOTHING;
  const isPlural = element.attributes.get('plural') === 'always';
  const term = getTerm(context.style.locale, variable, element.attributes.get('form'), isPlural) ?? '';
  return { units: [formatTerm(term, element)], variables: 'none' };
}

/** A group whose variables are all empty is left out, with the words between them. */
function renderGroup(element: XmlElement, context: RenderContext): Rendered {
  const { units, variables } = renderElements(element.children, context);
  if (variables === 'empty' || units.length === 0) return { units: [], variables };
  const joined = joinUnits(units, element.attributes.get('delimiter') ?? '');
  return { units: [addAffixes(applyFormatting(joined, element), element)], variables: 'value' };
}

function renderChoose(element: XmlElement, context: RenderContext): Rendered {
  const branch = element.children.find((child) => child.name === 'else' || evaluateCondition(child, context));
  return branch ? renderElements(branch.children, context) : NOTHING;
}

/** Renders what replaces missing names. The variables that it writes are not written again. */
function renderSubstitute(
  child: XmlElement,
  context: RenderContext,
  renderInherited: (names: XmlElement) => Rendered,
): Rendered {
  if (child.name === 'names') return renderInherited(child);
  const rendered = renderElement(child, context);
  if (rendered.units.some((unit) => unit.length > 0))
    for (const variable of listWrittenVariables(child, context)) context.usedVariables.add(variable);
  return rendered;
}

/** Lists the variables that an element writes for this item, also those of its macros. */
function listWrittenVariables(element: XmlElement, context: RenderContext): string[] {
  if (element.name === 'choose') {
    const branch = element.children.find(
      (child) => child.name === 'else' || evaluateCondition(child, context),
    );
    return branch?.children.flatMap((child) => listWrittenVariables(child, context)) ?? [];
  }
  const macro = context.style.macros.get(element.attributes.get('macro') ?? '');
  const own = element.name === 'label' ? '' : (element.attributes.get('variable') ?? '');
  return [
    ...own.split(/\s+/).filter(Boolean),
    ...[...element.children, ...(macro?.children ?? [])].flatMap((child) =>
      listWrittenVariables(child, context),
    ),
  ];
}
