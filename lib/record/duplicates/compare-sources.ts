import type { Source } from '@/lib/record/schema/source';
import { type DuplicateEvidence, listDuplicateEvidence } from './duplicate-evidence';
import { findSimilarTitle } from './similar-title';
import { getWorkMetadata } from './work-metadata';

/**
 * Lists the reasons to assume that two saved sources are the same work. `hasSameText` says whether captured texts of both have the same
 * hash.
 */
export function compareSources(a: Source, b: Source, hasSameText: boolean): DuplicateEvidence[] {
  const evidence = listDuplicateEvidence(getWorkMetadata(a), getWorkMetadata(b));
  const similarTitle = evidence.some(({ kind }) => kind.startsWith('title')) ? null : findSimilarTitle(a, b);
  return [
    ...evidence,
    ...(similarTitle ? [similarTitle] : []),
    ...(hasSameText ? [{ kind: 'same-text' } as const] : []),
  ];
}
