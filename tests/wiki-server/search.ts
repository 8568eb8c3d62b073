import type { Row } from './state';

/** The rows in which every word of the query begins a word, best title first (a simple stand-in for full-text search). */
export function searchRows(rows: Row[], query: string): Row[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const hits = rows.filter((row) => {
    const there = FIELDS.flatMap((name) => wordsOf(String(row[name] ?? '')));
    return words.every((word) => there.some((other) => other.startsWith(word)));
  });
  const inTitle = (row: Row) =>
    words.filter((word) => wordsOf(String(row.title ?? '')).some((other) => other.startsWith(word))).length;
  return hits.sort((a, b) => inTitle(b) - inTitle(a));
}

const FIELDS = ['title', 'summary', 'abstract', 'review'];

/** ASCII words without their English endings; everything else is a space. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) =>
      word.replace(/(ings?|ed|es|s)$/, (ending) => (word.length - ending.length >= 3 ? '' : ending)),
    );
