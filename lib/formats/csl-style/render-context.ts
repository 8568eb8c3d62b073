import type { CslItem } from '../csl/csl-item';
import type { CslStyle, StyleArea } from './style-types';

/** The longest entry that is rendered, in characters. A style may write a string of the item many times. */
export const MAX_ENTRY_LENGTH = 100_000;

/** What a reference is rendered with. The sets and flags change while it is rendered. */
export type RenderContext = {
  style: CslStyle;
  area: StyleArea;
  item: CslItem;
  /** Sort keys have other names and dates than texts. */
  isSortKey: boolean;
  /** Options of names that a sort key sets for all names in it. */
  nameOptions: ReadonlyMap<string, string>;
  /** The number in the bibliography, or an empty string where entries are not numbered. */
  number: string;
  /** The letter after the year of works by the same authors in the same year, or an empty string. */
  yearSuffix: string;
  /** Whether given names, all names and the texts for ambiguous citations are written, to tell citations apart. */
  isDisambiguating: boolean;
  /** The variables that replaced missing names. They are written only once. */
  usedVariables: Set<string>;
  hasWrittenYearSuffix: boolean;
  hasWrittenNames: boolean;
  lengthLimit: LengthLimit;
};

/** Is exceeded once a part of an entry is longer than `MAX_ENTRY_LENGTH`. Nothing more is rendered then. */
export type LengthLimit = { isExceeded: boolean };

/** Returns a variable of the item as a string. A variable that the item does not have is empty. */
export function getVariable(context: RenderContext, name: string): string {
  if (context.usedVariables.has(name)) return '';
  if (name === 'citation-number') return context.number;
  if (name === 'year-suffix') return context.yearSuffix;
  const value: unknown = Object.hasOwn(context.item, name)
    ? context.item[name as keyof CslItem] // The name is one of the item's own.
    : undefined;
  return typeof value === 'string' ? value : '';
}

/** Checks whether the item has a value of any kind for a variable, also if it is not written again. */
export function hasVariable(context: RenderContext, name: string): boolean {
  if (name === 'citation-number' || name === 'year-suffix') return getVariable(context, name) !== '';
  return Object.hasOwn(context.item, name);
}
