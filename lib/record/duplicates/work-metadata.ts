import type { Source } from '@/lib/record/schema/source';
import type { WorkMetadata } from './duplicate-evidence';

/** Returns the values by which a saved record is compared. Its canonical link is the last candidate of the URL. */
export function getWorkMetadata(source: Source): WorkMetadata {
  const canonicalCandidate = source.provenance.url?.candidates.at(-1)?.value;
  return { ...source, canonical: typeof canonicalCandidate === 'string' ? canonicalCandidate : null };
}
