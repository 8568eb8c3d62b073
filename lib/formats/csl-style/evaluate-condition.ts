import type { XmlElement } from '../import/parse-xml';
import { getVariable, hasVariable, type RenderContext } from './render-context';
import { CONDITIONS } from './supported-parts';

/**
 * Evaluates the conditions of an `if` or `else-if` element. Each value of an attribute is one condition, except that all
 * values of `type` are one condition. `match` determines whether all, any or none of the conditions must be true.
 */
export function evaluateCondition({ attributes }: XmlElement, context: RenderContext): boolean {
  const results = CONDITIONS.flatMap((condition) => {
    const values = (attributes.get(condition) ?? '').split(/\s+/).filter(Boolean);
    // An item has only one type, so the condition is true if the item has any of the types.
    if (condition === 'type' && values.length > 0) return [values.includes(context.item.type)];
    return values.map((value) => isConditionTrue(condition, value, context));
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

function isConditionTrue(condition: string, value: string, context: RenderContext): boolean {
  switch (condition) {
    case 'variable':
      return hasVariable(context, value);
    case 'is-numeric':
      return isNumeric(getVariable(context, value));
    case 'disambiguate':
      return context.isDisambiguating === (value === 'true');
    case 'position':
      // Each citation is rendered by itself, so its position is `first`. An entry of a bibliography has no position.
      return value === 'first' && context.area === context.style.citation;
    default:
      // `is-uncertain-date` and `locator` are false: the dates of a source are never uncertain, and a citation has no locator.
      return false;
  }
}

/** Returns whether a text is numeric by the definition of CSL: "12", "A12b", "1-3", "2, 4 & 5". */
const isNumeric = (text: string): boolean =>
  /^[\p{L}]*\d+[\p{L}]*(?:\s*[-–,&]\s*[\p{L}]*\d+[\p{L}]*)*$/u.test(text);
