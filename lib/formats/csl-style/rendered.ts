import type { Piece } from './pieces';

/** Whether a part of a style asks for variables, and whether one of them has a value. */
export type VariableUse = 'none' | 'empty' | 'value';

/** What an element of a style writes: the units that the surrounding group separates by its delimiter. */
export type Rendered = { units: Piece[][]; variables: VariableUse };

export const combineUses = (uses: readonly VariableUse[]): VariableUse => {
  if (uses.includes('value')) return 'value';
  return uses.includes('empty') ? 'empty' : 'none';
};
