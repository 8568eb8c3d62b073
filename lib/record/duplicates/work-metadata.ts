import type { Source } from '@/lib/record/schema/source';
import type { WorkMetadata } from './duplicate-evidence';

/**
 * Returns the values of a saved source that are compared to find duplicates. The canonical link of the page is the last candidate of the
 * URL.
 */
export function getWorkMetadata(source: Source): WorkMetadata {
  const canonicalCandidate = source.provenance.url?.candidates.at(-1)?.value;
  return { ...source, canonical: typeof canonicalCandidate === 'string' ? canonicalCandidate : null };
}
