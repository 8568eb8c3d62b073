import type { Source } from '../schema/source';
import { type DuplicateEvidence, isCertainDuplicate } from './duplicate-evidence';

type Candidate = { source: Source; evidence: DuplicateEvidence[] };

/** Returns the candidate that is surely the work with this title. Returns null if none or several candidates are. */
export function findCertainDuplicate<T extends Candidate>(title: string, candidates: readonly T[]): T | null {
  const certainCandidates = candidates.filter(({ source, evidence }) =>
    isCertainDuplicate(evidence, title, source.title),
  );
  return certainCandidates.length === 1 ? (certainCandidates[0] ?? null) : null;
}
