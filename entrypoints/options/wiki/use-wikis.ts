import { useCallback, useEffect, useState } from 'react';
import { hasHostPermission, watchHostPermissions } from '@/lib/browser/host-permissions';
import type { Database } from '@/lib/storage/open-database';
import { countByOutboxStatus, listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { useLiveQuery } from '../use-live-query';

/** The connected wikis, and their conditions by wiki id. */
export type WikiOverview = { wikis: Wiki[]; conditions: Map<string, WikiCondition> };

/** Returns the connected wikis, also after changes by other contexts. Returns null until they are loaded. */
export function useWikiOverview(database: Database): WikiOverview | null {
  const loadWikis = useCallback(async (): Promise<WikiOverview> => {
    const [wikis, conditions] = await Promise.all([listWikis(database), listWikiConditions(database)]);
    return {
      wikis,
      conditions: new Map(conditions.map((condition) => [condition.wikiId, condition])),
    };
  }, [database]);
  return useLiveQuery(loadWikis).value ?? null;
}

// Every sent source changes the counts, so a live query would run constantly while many entries are sent.
const COUNT_INTERVAL_MS = 2_000;

/**
 * Returns the number of sources in each sync status with a wiki, or null before the first count and after a count that
 * failed. Updates every two seconds.
 */
export function useSyncCounts(database: Database, wikiId: string): Record<string, number> | null {
  const [syncCounts, setSyncCounts] = useState<Record<string, number> | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCancelled = false;
    const refreshCounts = async () => {
      const latestCounts = await countByOutboxStatus(database, wikiId).catch(() => null);
      if (isCancelled) return;
      setSyncCounts(latestCounts);
      timer = setTimeout(refreshCounts, COUNT_INTERVAL_MS);
    };
    void refreshCounts();
    return () => {
      isCancelled = true;
      clearTimeout(timer);
    };
  }, [database, wikiId]);
  return syncCounts;
}

/** Returns the match pattern of the host permission for a wiki's URL, or an empty string if the URL is invalid. */
export function getMatchPattern(baseUrl: string): string {
  const parsedUrl = parseBaseUrl(baseUrl);
  return parsedUrl.ok ? parsedUrl.value.matchPattern : '';
}

/** Returns whether the extension has the permission for a wiki's host, or null until it is known. */
export function useHostPermission(baseUrl: string): boolean | null {
  const [hasPermission, setHasPermission] = useState<boolean | null>(null);
  useEffect(() => {
    const checkPermission = () => void hasHostPermission(getMatchPattern(baseUrl)).then(setHasPermission);
    checkPermission();
    return watchHostPermissions(checkPermission);
  }, [baseUrl]);
  return hasPermission;
}
