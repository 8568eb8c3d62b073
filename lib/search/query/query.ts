/** A condition on the sources. */
export type QueryNode =
  /** All (`and`) or at least one (`or`) of the conditions. */
  | { kind: 'and' | 'or'; nodes: QueryNode[] }
  | { kind: 'not'; node: QueryNode }
  /**
   * These words in this order, in one text of `field` (null: any field). `isExact`: the last word is complete; otherwise it is
   * the beginning of a word.
   */
  | { kind: 'words'; tokens: string[]; isExact: boolean; field: string | null }
  /** A value of a choice field. A language also matches its regional forms. */
  | { kind: 'equals'; field: string; value: string }
  /** A number or a time from `min` up to and including `max`; null: no limit. Times are ms since 1970, dates `YYYYMMDD`. */
  | { kind: 'range'; field: string; min: number | null; max: number | null }
  /** Whether the source has a value in `field`. */
  | { kind: 'presence'; field: string; isPresent: boolean };

/** A part of the search text that could not be understood. The rest of the search applies. */
export type QueryProblem =
  /** No field has this word. `suggestion` is a similar field word, if there is one. The part is searched as words. */
  | { kind: 'unknown-field'; fieldWord: string; suggestion: string | null }
  /** The field cannot have this value; the part is ignored. `examples` are values that it can have. */
  | { kind: 'unknown-value'; fieldWord: string; value: string; examples: string[] }
  /** The text has no letters or digits, such as an emoji, so the index cannot find it. The part is ignored. */
  | { kind: 'no-words'; text: string };

/**
 * A parsed search. A null `node` means no condition. `highlightTerms` has the words that results must contain, with their
 * fields, to highlight them.
 */
export type ParsedQuery = {
  node: QueryNode | null;
  problems: QueryProblem[];
  highlightTerms: { tokens: string[]; isExact: boolean; field: string | null }[];
};
