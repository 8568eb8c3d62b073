/**
 * The terms, dates and rules of a language. Terms stand one in a line: the name, then after "=" the long form if it differs from the name, then
 * after "|" the short form and the symbol. "one/many" are singular and plural, "//" is a slash. Terms that a language does not list are English.
 */
export type Language = {
  terms: string;
  /** The verb forms: the name of the term, then the long and the short form. */
  verbs: string;
  /** The `date` elements of CSL for the forms `text` and `numeric`. */
  dates: string;
  /** The outer and the inner quotation marks, each opening and closing. */
  quotes: [openOuter: string, closeOuter: string, openInner: string, closeInner: string];
  /** What follows a number: the usual ending, then those of 1, 2 and 3. */
  ordinals: [usual: string, ...ofOneTwoThree: string[]];
  /** Whether a period or comma moves into quotation marks. Off by default. */
  isPunctuationInQuote?: boolean;
  /** Whether only the first day of a month is written as an ordinal number. Off by default. */
  limitsDayOrdinals?: boolean;
  /** What differs in the language of a country. */
  dialects?: Record<string, Partial<Omit<Language, 'dialects'>>>;
};
