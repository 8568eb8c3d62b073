import { useEffect, useState } from 'react';
import { ImportanceRankChart } from '@/components/record/ImportanceRankChart';
import type { ImportanceRank } from '@/lib/search/index/rank-importance';
import type { SearchIndex } from '../search-index/use-search-index';

type Props = { searchIndex: SearchIndex; stableId: string; score: number | null };

/** Compares the importance of a source with the reader's other sources, when the search index is loaded. */
export function SourceImportanceRank({ searchIndex: { client, state }, stableId, score }: Props) {
  const [rank, setRank] = useState<ImportanceRank | null>(null);
  const { version } = state;
  useEffect(() => {
    if (version === null || score === null) return;
    let isCurrent = true;
    void client
      .request({ kind: 'importance-rank', stableId, score })
      .then((reply) => isCurrent && setRank(reply));
    return () => {
      isCurrent = false;
    };
  }, [client, version, stableId, score]);
  return rank && score !== null && <ImportanceRankChart rank={rank} score={score} />;
}
