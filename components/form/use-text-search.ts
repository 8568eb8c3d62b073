import { useDeferredValue, useMemo, useState } from 'react';
import { findWords } from '@/lib/evidence/find-words';
import { getPdfPageNumber } from '@/lib/evidence/get-pdf-page-number';
import { SearchableText, type TextRange } from '@/lib/evidence/searchable-text';

/** A search in the captured text, and the page of a PDF that is shown. */
export type TextSearch = {
  words: string;
  setWords: (words: string) => void;
  matches: TextRange[];
  /** What is marked in the text: the matches, or the shown range while nothing is searched. */
  marks: readonly TextRange[];
  /** The mark to which the view scrolls, or null. */
  currentMark: TextRange | null;
  /** The match that the reader chose, or the first one from the shown page on. Null if there is none. */
  currentMatch: TextRange | null;
  currentIndex: number | null;
  /** Goes to the next match (1) or the previous one (-1). */
  step: (direction: 1 | -1) => void;
  page: number;
  setPage: (page: number) => void;
};

/** The page or the match that the reader chose. `words` are the searched words at that time; null means that a new search began. */
type Choice = { page: number; index: number | null; words: string | null };

/**
 * Searches a text while the reader types. The page follows the current match. While nothing is searched, it marks `shownRange`, if there is
 * one.
 */
export function useTextSearch(
  text: string,
  pageStarts: readonly number[],
  shownRange: TextRange | null,
): TextSearch {
  const [words, setWords] = useState('');
  const searchedWords = useDeferredValue(words);
  const isSearching = searchedWords.trim() !== '';
  // Preparing a long text takes time, and most readers do not search it.
  const searchable = useMemo(() => (isSearching ? new SearchableText(text) : null), [text, isSearching]);
  const matches = useMemo(
    () => (searchable ? findWords(searchedWords, searchable) : []),
    [searchedWords, searchable],
  );
  const [choice, setChoice] = useState<Choice>({
    page: shownRange ? getPdfPageNumber(pageStarts, shownRange.start) : 1,
    index: null,
    words: null,
  });
  const isSameSearch = choice.words === searchedWords;
  const currentIndex = isSameSearch
    ? choice.index
    : findFirstIndex(matches, pageStarts[choice.page - 1] ?? 0);
  const currentMatch = currentIndex === null ? null : (matches[currentIndex] ?? null);
  const page = currentMatch ? getPdfPageNumber(pageStarts, currentMatch.start) : choice.page;
  const shownMark = words.trim() === '' ? shownRange : null;
  const show = (index: number): void => {
    const match = matches[index];
    if (match) setChoice({ page: getPdfPageNumber(pageStarts, match.start), index, words: searchedWords });
  };
  return {
    words,
    setWords: (newWords) => {
      setWords(newWords);
      setChoice({ page, index: null, words: null });
    },
    matches,
    marks: shownMark ? [shownMark] : matches,
    currentMark: shownMark ?? currentMatch,
    currentMatch,
    currentIndex,
    step: (direction) => {
      if (matches.length === 0) return;
      const from = currentIndex ?? findFirstIndex(matches, pageStarts[page - 1] ?? 0) ?? 0;
      show(currentIndex === null ? from : (from + direction + matches.length) % matches.length);
    },
    page,
    setPage: (newPage) => setChoice({ page: newPage, index: null, words: searchedWords }),
  };
}

/** Returns the index of the first match at or after an offset, or else of the first one. */
function findFirstIndex(matches: readonly TextRange[], offset: number): number | null {
  if (matches.length === 0) return null;
  return Math.max(
    0,
    matches.findIndex(({ start }) => start >= offset),
  );
}
