import search from 'approx-string-match';
import { lowerCaseForMatching, normalizeForMatching } from './normalize-for-matching';
import {
  type Context,
  createContextComparison,
  findSurvivingContext,
  isContextJoined,
  rateContext,
} from './quote-context';
import type { SearchableText, TextRange } from './searchable-text';

/**
 * The words to find and what is known about their place (W3C Web Annotation, TextQuoteSelector and
 * TextPositionSelector). Prefix and suffix may be empty. `start` is the expected UTF-16 offset, or null. `isRepeated`
 * says that the words occurred several times when they were quoted, so that the same words in another context are not
 * the quote.
 */
export type QuoteSelector = {
  exact: string;
  prefix: string;
  suffix: string;
  start: number | null;
  isRepeated?: boolean;
};

/**
 * Where a quote was found. `exact`: letter for letter. `normalized`: apart from white space, the forms of characters, and case.
 * `approximate`: some words changed. `similarity` is the share of its characters that did not change.
 */
export type QuoteMatch = TextRange & {
  precision: 'exact' | 'normalized' | 'approximate';
  similarity: number;
};

/** At least this share of the characters of a quote must be unchanged. Otherwise the quote is not found. */
export const MIN_SIMILARITY = 0.75;

// Changed words are accepted only where the text around them agrees, because similar sentences are common.
const MIN_CONTEXT_OF_CHANGED = 0.6;
// A short or repeated quote is accepted only if the text around it agrees, because its words may occur anywhere.
const MIN_CONTEXT_OF_AMBIGUOUS = 0.5;
const MIN_DISTINCT_LENGTH = 24;
const MIN_APPROXIMATE_LENGTH = 10;
// If the text around a candidate agrees this much, changed words are not searched elsewhere.
const SURE_CONTEXT = 0.7;
// Candidates whose scores differ by less than this are ranked by their position.
const SCORE_TOLERANCE = 0.05;
const MAX_OCCURRENCES = 500;
const MAX_REGIONS = 8;
// Regions that share much less with the quote than the best region are not compared in detail.
const MIN_SHARED_OF_BEST = 0.4;
// The maximum length of the text between two paragraphs of a quote, such as an advertisement, in normalised characters.
const MAX_GAP = 300;

type Candidate = { start: number; end: number; similarity: number; context: number };
type Target = { exact: string; context: Context; expectedStart: number; isRepeated: boolean };

/**
 * Finds a quote in a text: letter for letter or apart from the differences that `normalizeForMatching` removes,
 * otherwise with changed words. The text around the quote, and then its position, decide between several places.
 * Returns null if no place is certain enough. The returned place has a similarity of at least `MIN_SIMILARITY`.
 */
export function anchorQuote(selector: QuoteSelector, text: SearchableText): QuoteMatch | null {
  const target = buildTarget(selector, text);
  if (target.exact === '') return null;
  const unchangedCandidate = chooseCandidate(listUnchangedCandidates(target, selector.exact, text), target);
  const bestCandidate =
    unchangedCandidate && unchangedCandidate.context >= SURE_CONTEXT
      ? unchangedCandidate
      : chooseCandidate(
          [
            ...(unchangedCandidate ? [unchangedCandidate] : []),
            ...listChangedCandidates(target, text),
          ].filter((candidate) => isCertain(candidate, target)),
          target,
        );
  return bestCandidate && describeMatch(bestCandidate, selector.exact, text);
}

/**
 * Finds the same words in a text, apart from the differences that `normalizeForMatching` removes. If they occur several times, the
 * text around them and then the position decide. Returns null if they do not occur.
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
function listUnchangedCandidates(target: Target, exact: string, text: SearchableText): Candidate[] {
  const sameCaseStarts = listOccurrences(normalizeForMatching(exact).text, text.normalized.text);
  const starts = sameCaseStarts.length > 0 ? sameCaseStarts : listOccurrences(target.exact, text.lowerCase);
  const ranges =
    starts.length > 0
      ? starts.map((start) => ({ start, end: start + target.exact.length }))
      : listLinesInOrder(exact, text.lowerCase);
  const compareContext = createContextComparison(text.lowerCase, target.context);
  return ranges.map((range) => ({ ...range, similarity: 1, context: rateContext(compareContext(range)) }));
}

/**
 * Lists the places where the lines of a quote follow one another, with other text between them. A page may show an
 * advertisement between two paragraphs that are adjacent in the captured text.
 */
function listLinesInOrder(exact: string, text: string): TextRange[] {
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

function listChangedCandidates({ exact, context }: Target, text: SearchableText): Candidate[] {
  if (exact.length < MIN_APPROXIMATE_LENGTH || isContextJoined(text.lowerCase, context)) return [];
  const maxErrors = Math.floor(exact.length * (1 - MIN_SIMILARITY));
  const isElsewhere = findSurvivingContext(text.lowerCase, context);
  const compareContext = createContextComparison(text.lowerCase, context);
  const regions = text.grams.listRegions(exact, MAX_REGIONS);
  const minSharedCount = (regions[0]?.sharedCount ?? 0) * MIN_SHARED_OF_BEST;
  return regions
    .filter(({ sharedCount }) => sharedCount >= minSharedCount)
    .flatMap((region) => {
      const from = Math.max(0, region.start - maxErrors);
      const window = text.lowerCase.slice(from, region.start + exact.length + maxErrors + 64);
      return search(window, exact, maxErrors)
        .slice(0, 4)
        .map(({ start, end, errors }) => {
          const range = { start: from + start, end: from + end };
          const similarity = 1 - errors / exact.length;
          return { ...range, similarity, context: rateContext(compareContext(range), isElsewhere) };
        });
    });
}

function isCertain({ similarity, context }: Candidate, target: Target): boolean {
  if (similarity < 1) return context >= MIN_CONTEXT_OF_CHANGED;
  const isAmbiguous = target.isRepeated || target.exact.length < MIN_DISTINCT_LENGTH;
  return !isAmbiguous || context >= MIN_CONTEXT_OF_AMBIGUOUS;
}

function chooseCandidate(candidates: Candidate[], { expectedStart }: Target): Candidate | null {
  const getScore = ({ similarity, context }: Candidate): number => similarity + context;
  const bestScore = Math.max(...candidates.map(getScore));
  const [nearestCandidate = null] = candidates
    .filter((candidate) => getScore(candidate) > bestScore - SCORE_TOLERANCE)
    .sort((a, b) => Math.abs(a.start - expectedStart) - Math.abs(b.start - expectedStart));
  return nearestCandidate;
}

function describeMatch(candidate: Candidate, exact: string, text: SearchableText): QuoteMatch {
  const range = text.getOriginalRange(candidate.start, candidate.end);
  const isExact = text.original.slice(range.start, range.end) === exact;
  const precision = candidate.similarity < 1 ? 'approximate' : isExact ? 'exact' : 'normalized';
  return { ...range, precision, similarity: candidate.similarity };
}
