/**
 * The terms, dates and rules of a language for CSL styles. A term that a language does not list is taken from English.
 */
export type Language = {
  /**
   * The terms, one per line: `name=long form|short form|symbol`. Without "=", the long form is the name. A form can have a singular and a
   * plural (`page/pages`); "//" is a slash.
   */
  terms: string;
  /** The verb forms of terms, one term per line: `name=long form|short form`. */
  verbs: string;
  /** The `date` elements of CSL for the forms `text` and `numeric`. */
  dates: string;
  /** The outer and the inner quotation marks, each opening and closing. */
  quotes: [openOuter: string, closeOuter: string, openInner: string, closeInner: string];
  /** The endings of ordinal numbers: the usual ending, then the endings after 1, 2 and 3. */
  ordinals: [usual: string, ...ofOneTwoThree: string[]];
  /** True if a period or comma after a quotation is written inside the quotation marks. False by default. */
  isPunctuationInQuote?: boolean;
  /** True if only the first day of a month is written as an ordinal number. False by default. */
  isOnlyFirstDayOrdinal?: boolean;
  /** The values that differ in the language of a country, by its tag, such as `de-AT`. */
  dialects?: Record<string, Partial<Omit<Language, 'dialects'>>>;
};
