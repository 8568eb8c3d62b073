import type { Piece } from './pieces';

/** The use of variables in a part of a style. `none`: it has no variables. `empty`: none of them has a value. `value`: at least one has. */
export type VariableUse = 'none' | 'empty' | 'value';

/**
 * The result of rendering an element of a style. Each unit is a string as a list of pieces. The surrounding group writes its delimiter
 * between the units.
 */
export type RenderResult = { units: Piece[][]; variables: VariableUse };

/** Combines the variable uses of the children of an element to that of the element. */
export const combineUses = (uses: readonly VariableUse[]): VariableUse => {
  if (uses.includes('value')) return 'value';
  return uses.includes('empty') ? 'empty' : 'none';
};
