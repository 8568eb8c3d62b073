import type { Source } from '@/lib/record/schema/source';
import type { WorkMetadata } from './duplicate-evidence';

/** What a saved record is compared by; the address its page called its own lies among the candidates of the URL. */
export function getWorkMetadata(source: Source): WorkMetadata {
  const canonicalCandidate = source.provenance.url?.candidates.at(-1)?.value;
  return { ...source, canonical: typeof canonicalCandidate === 'string' ? canonicalCandidate : null };
}
