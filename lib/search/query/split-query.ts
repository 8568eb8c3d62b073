/** A part of a search text: `-field:"value"`, a word, or `OR`. */
export type QueryPart =
  | { kind: 'or' }
  | { kind: 'term'; isNegated: boolean; field: string | null; value: string; isQuoted: boolean };

// A quotation without a closing mark extends to the end of the text, because the reader may not have typed the mark
// yet. No alternative matches the white space after a word, so every character is read once.
const PART = /(-?)(?:([\p{L}]{1,30}):)?(?:"([^"]*)(?:"|$)|([^\s"]+))/gu;

const FIELD_ONLY = /^\p{L}{1,30}:$/u;

/** Splits a search text into its parts. Curly and other typographic quotes count as quotes. */
export function splitQuery(text: string): QueryPart[] {
  const normalized = text.normalize('NFC').replaceAll(/[“”„«»]/g, '"');
  return Array.from(
    normalized.matchAll(PART),
    ([wholeMatch, minus, field, quotedValue, bareWord]): QueryPart => {
      if (wholeMatch === 'OR') return { kind: 'or' };
      // The reader has not typed the value yet.
      if (field === undefined && FIELD_ONLY.test(bareWord ?? ''))
        return {
          kind: 'term',
          isNegated: minus === '-',
          field: bareWord?.slice(0, -1) ?? null,
          value: '',
          isQuoted: false,
        };
      return {
        kind: 'term',
        isNegated: minus === '-',
        field: field ?? null,
        value: quotedValue ?? bareWord ?? '',
        isQuoted: quotedValue !== undefined,
      };
    },
  );
}
