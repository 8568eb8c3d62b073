import type { WikiRow } from './wiki-state';

/**
 * Replaces the full-text search of the real server. Returns the rows in which every query word begins a word. Rows with more
 * matching words in the title come first.
 */
export function searchRows(rows: WikiRow[], query: string): WikiRow[] {
  const queryWords = stemWords(query);
  if (queryWords.length === 0) return [];
  const matchingRows = rows.filter((row) => {
    const rowWords = SEARCHED_FIELDS.flatMap((name) => stemWords(String(row[name] ?? '')));
    return queryWords.every((word) => rowWords.some((rowWord) => rowWord.startsWith(word)));
  });
  const countTitleMatches = (row: WikiRow) =>
    queryWords.filter((word) =>
      stemWords(String(row.title ?? '')).some((titleWord) => titleWord.startsWith(word)),
    ).length;
  return matchingRows.sort((a, b) => countTitleMatches(b) - countTitleMatches(a));
}

const SEARCHED_FIELDS = ['title', 'summary', 'abstract', 'review'];

/** Splits a text into ASCII words and removes their English endings. All other characters separate words. */
const stemWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word.replace(/(ings?|ed|es|s)$/, (ending) => (word.length - ending.length >= 3 ? '' : ending)),
    );
