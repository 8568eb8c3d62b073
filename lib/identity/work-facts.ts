import type { Source } from '@/lib/model/source';
import type { WorkFacts } from './same-work';

/** What a saved record is compared by; the address its page called its own lies among the candidates of the URL. */
export function workFactsOf(source: Source): WorkFacts {
  const named = source.provenance.url?.candidates.at(-1)?.value;
  return { ...source, canonical: typeof named === 'string' ? named : null };
}
