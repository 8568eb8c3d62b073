import { useCallback, useEffect, useState } from 'react';
import type { Store } from '@/lib/db/open';
import { syncCounts, wikiConditions, wikis } from '@/lib/db/read/wikis';
import type { WikiCondition } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import { hasHost, watchHosts } from '@/lib/platform/permissions';
import { baseUrlOf } from '@/lib/wiki-client/base-url';
import { useLive } from '../use-live';

/** The connected wikis and how each is doing. */
export type KnownWikis = { list: Wiki[]; conditions: Map<string, WikiCondition> };

/** They, current across contexts; null until they are read. */
export function useWikis(store: Store): KnownWikis | null {
  const read = useCallback(async (): Promise<KnownWikis> => {
    const [list, conditions] = await Promise.all([wikis(store), wikiConditions(store)]);
    return { list, conditions: new Map(conditions.map((one) => [one.wikiId, one])) };
  }, [store]);
  return useLive(read).value ?? null;
}

// Every source that is sent changes the counts: followed live, a long queue would be counted all the time.
const COUNT_MS = 2_000;

/** How many sources are in each state with a wiki, counted again and again. */
export function useCounts(store: Store, wikiId: string): Record<string, number> | null {
  const [counts, setCounts] = useState<Record<string, number> | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const count = async () => {
      const now = await syncCounts(store, wikiId).catch(() => null);
      if (gone) return;
      setCounts(now);
      timer = setTimeout(count, COUNT_MS);
    };
    void count();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [store, wikiId]);
  return counts;
}

/** The match pattern of a wiki's address. */
export function patternOf(address: string): string {
  const base = baseUrlOf(address);
  return base.ok ? base.value.pattern : '';
}

/** Whether the browser lets us reach a wiki; null until it has said so. */
export function useReach(baseUrl: string): boolean | null {
  const [reach, setReach] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () => void hasHost(patternOf(baseUrl)).then(setReach);
    look();
    return watchHosts(look);
  }, [baseUrl]);
  return reach;
}
