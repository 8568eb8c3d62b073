import type { XmlElement } from '../import/parse-xml';
import { getVariable, hasVariable, type RenderContext } from './render-context';
import { CONDITIONS } from './supported-parts';

/**
 * Evaluates `if` or `else-if`. Each name in an attribute is a condition, but several types are one; `match` tells
 * how many must hold.
 */
export function evaluateCondition({ attributes }: XmlElement, context: RenderContext): boolean {
  const results = CONDITIONS.flatMap((condition) => {
    const values = (attributes.get(condition) ?? '').split(/\s+/).filter(Boolean);
    // An item has one type, so that all of several types could never match.
    if (condition === 'type' && values.length > 0) return [values.includes(context.item.type)];
    return values.map((value) => holds(condition, value, context));
  });
  switch (attributes.get('match')) {
    case 'any':
      return results.includes(true);
    case 'none':
      return !results.includes(true);
    default:
      return !results.includes(false);
  }
}

function holds(condition: string, value: string, context: RenderContext): boolean {
  switch (condition) {
    case 'variable':
      return hasVariable(context, value);
    case 'is-numeric':
      return isNumeric(getVariable(context, value));
    case 'disambiguate':
      return context.isDisambiguating === (value === 'true');
    case 'position':
      // A single citation is the first one. Entries of a bibliography have no position.
      return value === 'first' && context.area === context.style.citation;
    default:
      // The dates of a source are never uncertain, and a citation has no locator.
      return false;
  }
}

/** Checks for numbers as CSL defines them: "12", "A12b", "1-3", "2, 4 & 5". */
const isNumeric = (text: string): boolean =>
  /^[\p{L}]*\d+[\p{L}]*(?:\s*[-–,&]\s*[\p{L}]*\d+[\p{L}]*)*$/u.test(text);
