import { stripWww } from '@/lib/address/host';
import { normalizeForSearch } from '@/lib/base/normalize-for-search';

/** What a source is found by in the list. */
export type SearchableFields = {
  title: string;
  authors: string[];
  venueName: string | null;
  siteName: string | null;
  host: string;
};

/** The words a source is found by: folded, each once. A query finds it by the beginnings of them. */
export function getSearchTerms({ title, authors, venueName, siteName, host }: SearchableFields): string[] {
  const hostName = stripWww(host);
  const texts = [title, ...authors, venueName ?? '', siteName ?? '', hostName];
  const words = texts.flatMap((text) => tokenize(text, true));
  return [...new Set(hostName === '' ? words : [...words, hostName])];
}

/** The beginnings that must all occur for a query, folded; blank queries give none. */
export const getQueryTerms = (query: string): string[] => [...new Set(tokenize(query, false))];

// Scripts without spaces have no words to begin with: pairs of signs serve as words, as search engines do.
const UNSPACED_SCRIPT =
  /(?:(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{M}])+/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function tokenize(text: string, forIndex: boolean): string[] {
  const normalized = normalizeForSearch(text);
  const bigrams = (normalized.match(UNSPACED_SCRIPT) ?? []).flatMap((run) => buildBigrams(run, forIndex));
  return [...(normalized.replace(UNSPACED_SCRIPT, ' ').match(WORD) ?? []), ...bigrams];
}

// A query of one sign finds every pair that begins with it; the last sign of a run begins none, so it is a word itself.
function buildBigrams(run: string, forIndex: boolean): string[] {
  const characters = [...run];
  const bigrams = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return forIndex || characters.length === 1 ? [...bigrams, ...characters.slice(-1)] : bigrams;
}
