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
  return wordsOf([title, ...authors, venueName ?? '', siteName ?? '', name].join(' \n ')).concat(name === '' ? [] : [name]).filter(once);
}

/** The beginnings that must all occur for a query, folded; blank queries give none. */
export const queryTerms = (query: string): string[] => wordsOf(query).filter(once);

const once = (term: string, index: number, all: string[]): boolean => all.indexOf(term) === index;

// Scripts without spaces have no words to begin with: pairs of signs serve as words, as search engines do (CJK bigrams).
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Lower case, without marks ("Ångström" → "angstrom"), full-width forms as ordinary ones. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function wordsOf(text: string): string[] {
  const plain = folded(text);
  const pairs = (plain.match(UNSPACED) ?? []).flatMap(pairsOf);
  return [...(plain.replace(UNSPACED, ' ').match(WORD) ?? []), ...pairs];
}

function pairsOf(run: string): string[] {
  const signs = [...run];
  return signs.length === 1 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
}
