import type { Piece } from './pieces';

/** Whether a part of a style asks for variables, and whether one of them has a value. */
export type VariableUse = 'none' | 'empty' | 'value';

/**
 * The output of an element of a style. `units` are its strings, each as a list of pieces. The group around the element writes its delimiter
 * between them.
 */
export type Rendered = { units: Piece[][]; variables: VariableUse };

export const combineUses = (uses: readonly VariableUse[]): VariableUse => {
  if (uses.includes('value')) return 'value';
  return uses.includes('empty') ? 'empty' : 'none';
};
