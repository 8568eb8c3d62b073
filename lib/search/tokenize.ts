import { normalizeForSearch } from '@/lib/base/normalize-for-search';

// Scripts without spaces have no word boundaries, so pairs of characters (bigrams) are indexed as words.
const UNSPACED_SCRIPT =
  /(?:(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{M}])+/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const HAS_UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ud840-\ud8bf]/;

/** Returns the normalised words of a string in reading order, as they are indexed. */
export const tokenizeText = (text: string): string[] => tokenize(text, 'index');

/** Returns the normalised words of a query in the order in which an indexed text must have them. */
export const tokenizeQuery = (text: string): string[] => tokenize(text, 'query');

type TokenUse = 'index' | 'query';

function tokenize(text: string, use: TokenUse): string[] {
  const words = normalizeForSearch(text).match(WORD) ?? [];
  return words.flatMap((word) => (HAS_UNSPACED.test(word) ? splitUnspaced(word, use) : word));
}

function splitUnspaced(word: string, use: TokenUse): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const match of word.matchAll(UNSPACED_SCRIPT)) {
    if (match.index > end) tokens.push(word.slice(end, match.index));
    // The number of arguments of a call is limited, and a run can have a million characters.
    for (const bigram of buildBigrams(match[0], use)) tokens.push(bigram);
    end = match.index + match[0].length;
  }
  if (end < word.length) tokens.push(word.slice(end));
  return tokens;
}

// A query of one character matches the pairs that begin with it. The last character of a run does not begin a pair, so
// the index has it as a separate word.
function buildBigrams(run: string, use: TokenUse): string[] {
  const characters = [...run];
  const bigrams = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return use === 'index' || characters.length === 1 ? [...bigrams, ...characters.slice(-1)] : bigrams;
}
