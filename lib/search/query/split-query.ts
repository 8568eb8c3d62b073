/** A part of a search text: `-field:"value"`, a word, or `OR`. */
export type QueryPart =
  | { kind: 'or' }
  | { kind: 'term'; isNegated: boolean; field: string | null; value: string; isQuoted: boolean };

// A quotation without a closing mark extends to the end of the text, because the reader may not have typed the mark
// yet. No alternative matches the white space after a word, so every character is read once.
const PART = /(-?)(?:([\p{L}]{1,30}):)?(?:"([^"]*)(?:"|$)|([^\s"]+))/gu;

const FIELD_ONLY = /^\p{L}{1,30}:$/u;

const normalizeQuotes = (text: string): string => text.normalize('NFC').replaceAll(/[“”„«»]/g, '"');

/** Splits a search text into its parts. Curly and other typographic quotes count as quotes. */
export function splitQuery(text: string): QueryPart[] {
  return Array.from(
    normalizeQuotes(text).matchAll(PART),
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

/**
 * Replaces each part that names a field, such as `subtype:"news article"`, with the part that `findReplacement` returns for its field and
 * value. A part for which it returns undefined stays.
 */
export const replaceFieldParts = (
  text: string,
  findReplacement: (field: string, value: string) => string | undefined,
): string =>
  normalizeQuotes(text).replaceAll(
    PART,
    (wholeMatch: string, minus: string, field?: string, quotedValue?: string, bareWord?: string) => {
      const replacement = field && findReplacement(field.toLowerCase(), quotedValue ?? bareWord ?? '');
      return replacement ? `${minus}${replacement}` : wholeMatch;
    },
  );
