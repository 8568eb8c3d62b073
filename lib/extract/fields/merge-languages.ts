import type { TextCandidate } from '@/lib/record/schema/candidate';
import { deduplicateTextCandidates } from './candidates';

/**
 * Orders languages: first the declared languages that match the detected language, then the detected
 * language, then the other declared languages. Each language occurs once, with the `from` of its first
 * candidate.
 */
export function mergeLanguages(
  declaredCandidates: TextCandidate[],
  detectedCandidate: TextCandidate | null,
): TextCandidate[] {
  const isDetectedLanguage = ({ value }: TextCandidate) =>
    detectedCandidate === null || getComparisonCode(value) === getComparisonCode(detectedCandidate.value);
  return deduplicateTextCandidates([
    ...declaredCandidates.filter(isDetectedLanguage),
    ...(detectedCandidate ? [detectedCandidate] : []),
    ...declaredCandidates.filter((candidate) => !isDetectedLanguage(candidate)),
  ]);
}

// Maps codes of nearly the same language to one code: languages that detectors report as their macrolanguage
// (ISO 639-3) or confuse with a similar language, and deprecated codes.
const COMPARISON_CODES: Record<string, string> = {
  nb: 'no',
  nn: 'no',
  bs: 'sh',
  hr: 'sh',
  sr: 'sh',
  iw: 'he',
  in: 'id',
  ms: 'id',
  tl: 'fil',
};

function getComparisonCode(tag: string): string {
  const [language = ''] = tag.split('-');
  return COMPARISON_CODES[language] ?? language;
}
