import { stripWww } from '@/lib/address/host';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { readStoredValue } from '@/lib/record/convert-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { RECORD_FIELDS } from '@/lib/record/fields';
import type { Source } from '@/lib/record/schema/source';

/** Returns the texts in which the library search looks for a query: the values of the fields marked as searchable. */
export const listSearchableTexts = (source: Source, registry: FieldRegistry = RECORD_FIELDS): string[] =>
  Object.keys(registry).flatMap((field) => {
    const value = registry[field]?.searchable ? readStoredValue(source, field) : null;
    return [value].flat().filter((text) => typeof text === 'string');
  });

/** Returns the distinct normalised words of some texts and a host. Each term of a query must be a prefix of one of them. */
export function getSearchTerms(texts: string[], host: string): string[] {
  const hostName = stripWww(host);
  const words = [...texts, hostName].flatMap((text) => tokenize(text, true));
  return [...new Set(hostName === '' ? words : [...words, hostName])];
}

/** Returns the distinct normalised terms of a query. A source matches if each term is a prefix of one of its words. */
export const getQueryTerms = (query: string): string[] => [...new Set(tokenize(query, false))];

// Scripts without spaces have no word boundaries, so pairs of characters (bigrams) are indexed as words.
const UNSPACED_SCRIPT =
  /(?:(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{M}])+/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function tokenize(text: string, forIndex: boolean): string[] {
  const normalized = normalizeForSearch(text);
  const bigrams = (normalized.match(UNSPACED_SCRIPT) ?? []).flatMap((run) => buildBigrams(run, forIndex));
  return [...(normalized.replace(UNSPACED_SCRIPT, ' ').match(WORD) ?? []), ...bigrams];
}

// A query of one character matches the pairs that begin with it. No pair begins with the last character of a run, so the index
// also contains that character.
function buildBigrams(run: string, forIndex: boolean): string[] {
  const characters = [...run];
  const bigrams = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return forIndex || characters.length === 1 ? [...bigrams, ...characters.slice(-1)] : bigrams;
}
