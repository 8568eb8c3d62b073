import type { CslItem } from '../csl/csl-item';
import type { CslStyle, StyleArea } from './style-types';

/** The maximum length of a rendered entry, in characters. A style can render a text of the item many times. */
export const MAX_ENTRY_LENGTH = 100_000;

/** The inputs and the state of rendering one reference. `usedVariables`, `has…` and `lengthLimit` change during the rendering. */
export type RenderContext = {
  style: CslStyle;
  area: StyleArea;
  item: CslItem;
  /** True if a sort key is rendered, in which names and dates have another form. */
  isSortKey: boolean;
  /** The options that a sort key sets for all its names. */
  nameOptions: ReadonlyMap<string, string>;
  /** The number in the bibliography. Empty if entries are not numbered. */
  number: string;
  /** The letter that distinguishes works by the same authors in the same year ("2024a"), or an empty string. */
  yearSuffix: string;
  /** True if everything is rendered that can distinguish citations: given names, all names, and the texts for ambiguous citations. */
  isDisambiguating: boolean;
  /** The variables that replaced missing names. They are not rendered again. */
  usedVariables: Set<string>;
  hasWrittenYearSuffix: boolean;
  hasWrittenNames: boolean;
  lengthLimit: LengthLimit;
};

/** `isExceeded` is set when a part of an entry is longer than `MAX_ENTRY_LENGTH`. The rendering then stops. */
export type LengthLimit = { isExceeded: boolean };

/** Returns the value of a variable. Returns an empty string if the item has no such text, or if the variable is in `usedVariables`. */
export function getVariable(context: RenderContext, name: string): string {
  if (context.usedVariables.has(name)) return '';
  if (name === 'citation-number') return context.number;
  if (name === 'year-suffix') return context.yearSuffix;
  const value: unknown = Object.hasOwn(context.item, name)
    ? context.item[name as keyof CslItem] // The name is one of the item's own.
    : undefined;
  return typeof value === 'string' ? value : '';
}

/** Returns whether the item has a value of any type for a variable, also if the variable is in `usedVariables`. */
export function hasVariable(context: RenderContext, name: string): boolean {
  if (name === 'citation-number' || name === 'year-suffix') return getVariable(context, name) !== '';
  return Object.hasOwn(context.item, name);
}
