import { useCallback } from 'react';
import { ImportanceRankChart } from '@/components/record/ImportanceRankChart';
import { useIndexResponse } from '../search-index/use-index-response';
import type { SearchIndex } from '../search-index/use-search-index';

type Props = { searchIndex: SearchIndex; stableId: string; score: number | null };

/** Compares the importance of a source with the reader's other sources, when the search index is loaded. */
export function SourceImportanceRank({ searchIndex, stableId, score }: Props) {
  const createRequest = useCallback(
    () => (score === null ? null : ({ kind: 'importance-rank', stableId, score } as const)),
    [stableId, score],
  );
  const rank = useIndexResponse(searchIndex, createRequest);
  return rank && score !== null && <ImportanceRankChart rank={rank} score={score} />;
}
