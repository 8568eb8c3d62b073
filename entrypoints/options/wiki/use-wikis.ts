import { useCallback, useEffect, useState } from 'react';
import { hasHostPermission, watchHostPermissions } from '@/lib/browser/host-permissions';
import type { Database } from '@/lib/storage/open-database';
import { countByOutboxStatus, listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { useLiveQuery } from '../use-live-query';

/** The connected wikis, and the condition of each by its id. */
export type ConnectedWikis = { list: Wiki[]; conditions: Map<string, WikiCondition> };

/** The connected wikis; updates on changes in other contexts, and null until loaded. */
export function useWikis(database: Database): ConnectedWikis | null {
  const loadWikis = useCallback(async (): Promise<ConnectedWikis> => {
    const [list, conditions] = await Promise.all([listWikis(database), listWikiConditions(database)]);
    return { list, conditions: new Map(conditions.map((condition) => [condition.wikiId, condition])) };
  }, [database]);
  return useLiveQuery(loadWikis).value ?? null;
}

// Every sent source changes the counts, so a live query would count constantly while a long outbox is sent.
const COUNT_INTERVAL_MS = 2_000;

/** The number of sources in each sync status with a wiki, counted every two seconds; null until the first count. */
export function useSyncCounts(database: Database, wikiId: string): Record<string, number> | null {
  const [counts, setCounts] = useState<Record<string, number> | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCancelled = false;
    const refreshCounts = async () => {
      const latestCounts = await countByOutboxStatus(database, wikiId).catch(() => null);
      if (isCancelled) return;
      setCounts(latestCounts);
      timer = setTimeout(refreshCounts, COUNT_INTERVAL_MS);
    };
    void refreshCounts();
    return () => {
      isCancelled = true;
      clearTimeout(timer);
    };
  }, [database, wikiId]);
  return counts;
}

/** The match pattern of a wiki's address. */
export function getMatchPattern(address: string): string {
  const parsedUrl = parseBaseUrl(address);
  return parsedUrl.ok ? parsedUrl.value.matchPattern : '';
}

/** Whether the extension has the permission for a wiki's host; null until the browser replies. */
export function useHostPermission(baseUrl: string): boolean | null {
  const [hasPermission, setHasPermission] = useState<boolean | null>(null);
  useEffect(() => {
    const checkPermission = () => void hasHostPermission(getMatchPattern(baseUrl)).then(setHasPermission);
    checkPermission();
    return watchHostPermissions(checkPermission);
  }, [baseUrl]);
  return hasPermission;
}
