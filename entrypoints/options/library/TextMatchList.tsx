import { useCallback } from 'react';
import { TextMatches } from '@/components/library/TextMatches';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { ParsedQuery } from '@/lib/search/query/query';
import type { Database } from '@/lib/storage/open-database';
import { listSourcesById } from '@/lib/storage/queries/read-source-batch';
import type { IndexClient } from '../search-index/index-client';
import { useLiveQuery } from '../use-live-query';
import { useTextMatches } from './use-text-matches';

type Props = {
  database: Database;
  client: IndexClient;
  query: LibraryQuery;
  highlightTerms: ParsedQuery['highlightTerms'];
};

/** Searches the captured texts, which is the second stage of a search, and lists the matches. */
export function TextMatchList({ database, client, query, highlightTerms }: Props) {
  const { matches, progress, status, cancel } = useTextMatches(client, query);
  const joinedIds = matches.map(({ stableId }) => stableId).join(' ');
  const { value: rows } = useLiveQuery(
    useCallback(
      async () => (joinedIds === '' ? [] : await listSourcesById(database, joinedIds.split(' '))),
      [database, joinedIds],
    ),
  );
  const titles = new Map(
    rows?.flatMap((row) => (isInvalidRow(row) ? [] : [[row.stableId, row.source.title] as const])),
  );
  return <TextMatches {...{ matches, titles, highlightTerms, progress, status }} onCancel={cancel} />;
}
