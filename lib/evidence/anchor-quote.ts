import search from 'approx-string-match';
import { lowerCaseForMatching, normalizeForMatching } from './normalize-for-matching';
import {
  type Context,
  createContextComparison,
  findUnchangedContext,
  isContextJoined,
  rateContext,
} from './quote-context';
import type { SearchableText, TextRange } from './searchable-text';

/**
 * The words to find and what is known about their place (W3C Web Annotation, TextQuoteSelector and
 * TextPositionSelector). Prefix and suffix may be empty. `start` is the expected UTF-16 offset, or null. `isRepeated`
 * is true if the words occurred several times when they were quoted. The same words in another context are then not
 * accepted.
 */
export type QuoteSelector = {
  exact: string;
  prefix: string;
  suffix: string;
  start: number | null;
  isRepeated?: boolean;
};

/**
 * Where a quote was found. `exact`: all characters are equal. `normalized`: equal if the differences that `normalizeForMatching`
 * removes and differences in case are ignored. `approximate`: some words changed. `similarity` is the share of the characters of
 * the quote that did not change.
 */
export type QuoteMatch = TextRange & {
  precision: 'exact' | 'normalized' | 'approximate';
  similarity: number;
};

/** At least this share of the characters of a quote must be unchanged. Otherwise the quote is not found. */
export const MIN_SIMILARITY = 0.75;

// Changed words are accepted only where the text around them agrees, because similar sentences are common.
const MIN_CONTEXT_FOR_CHANGED_WORDS = 0.6;
// A short or repeated quote is accepted only if the text around it agrees, because its words may occur anywhere.
const MIN_CONTEXT_FOR_AMBIGUOUS_QUOTE = 0.5;
const MIN_UNAMBIGUOUS_LENGTH = 24;
const MIN_LENGTH_FOR_APPROXIMATE_SEARCH = 10;
// If the text around an unchanged match agrees this much, no search for places with changed words is made.
const MIN_CONTEXT_TO_SKIP_APPROXIMATE_SEARCH = 0.7;
// Candidates whose scores differ by less than this are ranked by their position.
const SCORE_TOLERANCE = 0.05;
const MAX_OCCURRENCES = 500;
const MAX_REGIONS = 8;
// Regions of the text that have far fewer groups of characters in common with the quote than the best region are not compared in
// detail.
const MIN_SHARED_COUNT_RATIO = 0.4;
// The maximum length of the text between two paragraphs of a quote, such as an advertisement, in normalised characters.
const MAX_GAP = 300;

type PlaceCandidate = { start: number; end: number; similarity: number; contextSimilarity: number };
type Target = { exact: string; context: Context; expectedStart: number; isRepeated: boolean };

/**
 * Finds a quote in a text. Differences in case and those that `normalizeForMatching` removes are ignored. If the same words are
 * not found, or only in another context, finds a place where some words changed. The text around the quote, and then its position,
 * decide between several places. Returns null if no place is certain enough. The returned place has a similarity of at least `MIN_SIMILARITY`.
 */
export function anchorQuote(selector: QuoteSelector, text: SearchableText): QuoteMatch | null {
  const target = buildTarget(selector, text);
  if (target.exact === '') return null;
  const unchangedCandidate = chooseCandidate(listUnchangedCandidates(target, selector.exact, text), target);
  const bestCandidate =
    unchangedCandidate && unchangedCandidate.contextSimilarity >= MIN_CONTEXT_TO_SKIP_APPROXIMATE_SEARCH
      ? unchangedCandidate
      : chooseCandidate(
          [
            ...(unchangedCandidate ? [unchangedCandidate] : []),
            ...listChangedCandidates(target, text),
          ].filter((candidate) => isCertain(candidate, target)),
          target,
        );
  return bestCandidate && buildQuoteMatch(bestCandidate, selector.exact, text);
}

/**
 * Finds the words of a quote unchanged in a text, except for differences in case and those that `normalizeForMatching` removes. If
 * they occur several times, the text around them and then the position decide. Returns null if they do not occur.
 */
export function findUnchangedWords(selector: QuoteSelector, text: SearchableText): TextRange | null {
  const target = buildTarget(selector, text);
  if (target.exact === '') return null;
  const candidate = chooseCandidate(listUnchangedCandidates(target, selector.exact, text), target);
  return candidate && text.getOriginalRange(candidate.start, candidate.end);
}

function buildTarget(selector: QuoteSelector, text: SearchableText): Target {
  const normalize = (quotePart: string): string => lowerCaseForMatching(normalizeForMatching(quotePart).text);
  const textBefore = selector.start === null ? '' : text.original.slice(0, selector.start);
  return {
    exact: normalize(selector.exact),
    context: { prefix: normalize(selector.prefix), suffix: normalize(selector.suffix) },
    // The share of ignored characters is about the same everywhere in a text, so the text before the range is not
    // normalised again.
    expectedStart: Math.round(
      (textBefore.length * text.lowerCase.length) / Math.max(1, text.original.length),
    ),
    isRepeated: selector.isRepeated ?? false,
  };
}

/** Lists the places with the same words. If any place has the same case, lists only those with the same case. */
function listUnchangedCandidates(target: Target, exact: string, text: SearchableText): PlaceCandidate[] {
  const anyCaseStarts = listOccurrences(target.exact, text.lowerCase);
  const sameCaseStarts =
    anyCaseStarts.length > 0 ? listOccurrences(normalizeForMatching(exact).text, text.normalized.text) : [];
  const starts = sameCaseStarts.length > 0 ? sameCaseStarts : anyCaseStarts;
  const ranges =
    starts.length > 0
      ? starts.map((start) => ({ start, end: start + target.exact.length }))
      : listPlacesOfSeparatedLines(exact, text.lowerCase);
  const compareContext = createContextComparison(text.lowerCase, target.context);
  return ranges.map((range) => ({
    ...range,
    similarity: 1,
    contextSimilarity: rateContext(compareContext(range)),
  }));
}

/**
 * Lists the places where the lines of a quote follow one another, with other text between them. A page may show an
 * advertisement between two paragraphs that are adjacent in the captured text.
 */
function listPlacesOfSeparatedLines(exact: string, text: string): TextRange[] {
  const [firstLine = '', ...nextLines] = exact
    .split('\n')
    .map((line) => lowerCaseForMatching(normalizeForMatching(line).text))
    .filter((line) => line !== '');
  if (nextLines.length === 0) return [];
  return listOccurrences(firstLine, text).flatMap((start) => {
    let end = start + firstLine.length;
    for (const line of nextLines) {
      const next = text.slice(end, end + MAX_GAP + line.length).indexOf(line);
      if (next < 0) return [];
      end += next + line.length;
    }
    return [{ start, end }];
  });
}

function listOccurrences(words: string, text: string): number[] {
  const starts: number[] = [];
  for (
    let start = text.indexOf(words);
    start >= 0 && starts.length < MAX_OCCURRENCES;
    start = text.indexOf(words, start + 1)
  )
    starts.push(start);
  return starts;
}

function listChangedCandidates({ exact, context }: Target, text: SearchableText): PlaceCandidate[] {
  if (exact.length < MIN_LENGTH_FOR_APPROXIMATE_SEARCH) return [];
  const ranges = listSimilarRanges(exact, text);
  // The context is only searched if it is needed, because that reads the whole text.
  if (ranges.length === 0 || isContextJoined(text.lowerCase, context)) return [];
  // A side of the context that occurs unchanged in the text is compared exactly: see `rateContext`.
  const isContextElsewhere = findUnchangedContext(text.lowerCase, context);
  const compareContext = createContextComparison(text.lowerCase, context);
  return ranges.map((range) => ({
    ...range,
    contextSimilarity: rateContext(compareContext(range), isContextElsewhere),
  }));
}

/** Lists the places whose words differ from those of a quote (`exact`) by at most `MIN_SIMILARITY`. */
function listSimilarRanges(exact: string, text: SearchableText): Omit<PlaceCandidate, 'contextSimilarity'>[] {
  const maxErrors = Math.floor(exact.length * (1 - MIN_SIMILARITY));
  const regions = text.grams.listRegions(exact, MAX_REGIONS);
  const minSharedCount = (regions[0]?.sharedCount ?? 0) * MIN_SHARED_COUNT_RATIO;
  return regions
    .filter(({ sharedCount }) => sharedCount >= minSharedCount)
    .flatMap((region) => {
      const from = Math.max(0, region.start - maxErrors);
      const searchedText = text.lowerCase.slice(from, region.start + exact.length + maxErrors + 64);
      return search(searchedText, exact, maxErrors)
        .slice(0, 4)
        .map(({ start, end, errors }) => ({
          start: from + start,
          end: from + end,
          similarity: 1 - errors / exact.length,
        }));
    });
}

function isCertain({ similarity, contextSimilarity }: PlaceCandidate, target: Target): boolean {
  if (similarity < 1) return contextSimilarity >= MIN_CONTEXT_FOR_CHANGED_WORDS;
  const isAmbiguous = target.isRepeated || target.exact.length < MIN_UNAMBIGUOUS_LENGTH;
  return !isAmbiguous || contextSimilarity >= MIN_CONTEXT_FOR_AMBIGUOUS_QUOTE;
}

function chooseCandidate(candidates: PlaceCandidate[], { expectedStart }: Target): PlaceCandidate | null {
  const getScore = ({ similarity, contextSimilarity }: PlaceCandidate): number =>
    similarity + contextSimilarity;
  const bestScore = Math.max(...candidates.map(getScore));
  const [nearestCandidate = null] = candidates
    .filter((candidate) => getScore(candidate) > bestScore - SCORE_TOLERANCE)
    .sort((a, b) => Math.abs(a.start - expectedStart) - Math.abs(b.start - expectedStart));
  return nearestCandidate;
}

function buildQuoteMatch(candidate: PlaceCandidate, exact: string, text: SearchableText): QuoteMatch {
  const range = text.getOriginalRange(candidate.start, candidate.end);
  const isExact = text.original.slice(range.start, range.end) === exact;
  const precision = candidate.similarity < 1 ? 'approximate' : isExact ? 'exact' : 'normalized';
  return { ...range, precision, similarity: candidate.similarity };
}
