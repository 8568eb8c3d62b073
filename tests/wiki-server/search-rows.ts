import type { Row } from './wiki-state';

/** Returns the rows in which every query word begins a word, best title match first: a simple stand-in for full-text search. */
export function searchRows(rows: Row[], query: string): Row[] {
  const queryWords = stemWords(query);
  if (queryWords.length === 0) return [];
  const hits = rows.filter((row) => {
    const rowWords = FIELDS.flatMap((name) => stemWords(String(row[name] ?? '')));
    return queryWords.every((word) => rowWords.some((candidate) => candidate.startsWith(word)));
  });
  const countTitleMatches = (row: Row) =>
    queryWords.filter((word) =>
      stemWords(String(row.title ?? '')).some((candidate) => candidate.startsWith(word)),
    ).length;
  return hits.sort((a, b) => countTitleMatches(b) - countTitleMatches(a));
}

const FIELDS = ['title', 'summary', 'abstract', 'review'];

/** Returns the ASCII words without English endings; all other characters separate words. */
const stemWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word.replace(/(ings?|ed|es|s)$/, (ending) => (word.length - ending.length >= 3 ? '' : ending)),
    );
