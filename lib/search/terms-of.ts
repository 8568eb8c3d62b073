import { folded } from '@/lib/base/folded';

/** What a source is found by in the list. */
export type Searchable = {
  title: string;
  authors: string[];
  venueName: string | null;
  siteName: string | null;
  host: string;
};

/** The words a source is found by: folded, each once. A query finds it by the beginnings of them. */
export function termsOf({ title, authors, venueName, siteName, host }: Searchable): string[] {
  const name = host.replace(/^www\./, '');
  const texts = [title, ...authors, venueName ?? '', siteName ?? '', name];
  const words = texts.flatMap((text) => wordsOf(text, true));
  return [...new Set(name === '' ? words : [...words, name])];
}

/** The beginnings that must all occur for a query, folded; blank queries give none. */
export const queryTerms = (query: string): string[] => [...new Set(wordsOf(query, false))];

// Scripts without spaces have no words to begin with: pairs of signs serve as words, as search engines do.
const UNSPACED =
  /(?:(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{M}])+/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(text: string, forIndex: boolean): string[] {
  const plain = folded(text);
  const pairs = (plain.match(UNSPACED) ?? []).flatMap((run) => pairsOf(run, forIndex));
  return [...(plain.replace(UNSPACED, ' ').match(WORD) ?? []), ...pairs];
}

// A query of one sign finds every pair that begins with it; the last sign of a run begins none, so it is a word itself.
function pairsOf(run: string, forIndex: boolean): string[] {
  const signs = [...run];
  const pairs = signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  return forIndex || signs.length === 1 ? [...pairs, ...signs.slice(-1)] : pairs;
}
