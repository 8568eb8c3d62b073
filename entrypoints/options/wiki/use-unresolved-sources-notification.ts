import { useCallback, useRef, useState } from 'react';
import type { Notification } from '@/lib/app/library/notifications';
import { UNRESOLVED_SOURCES_HREF } from '@/lib/app/library/route';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import { countUnresolvedSources } from '@/lib/storage/queries/outbox-entries';
import { navigate } from '../navigate';
import { useLiveQuery } from '../use-live-query';

/**
 * Returns a notification if sources became unresolved, because the active wiki rejected them or has other values, after this page was
 * opened or the reader closed the last such notification.
 */
export function useUnresolvedSourcesNotification(
  database: Database,
): { notification: Notification; dismiss: () => void } | null {
  const unresolvedSources = useLiveQuery(
    useCallback(() => countUnresolvedSources(database), [database]),
  ).value;
  const [, setDismissedCount] = useState(0);
  const seenCountRef = useRef<{ wikiId: string; count: number } | null>(null);
  if (!unresolvedSources) return null;
  const { wikiId, wikiName, count } = unresolvedSources;
  const seen = seenCountRef.current;
  // Sources that were already unresolved, or that the reader has resolved, are not reported.
  if (seen?.wikiId !== wikiId || count < seen.count) seenCountRef.current = { wikiId, count };
  const newCount = count - (seenCountRef.current?.count ?? count);
  if (newCount <= 0) return null;
  const dismiss = () => {
    seenCountRef.current = { wikiId, count };
    setDismissedCount((dismissedCount) => dismissedCount + 1);
  };
  const run = () => {
    dismiss();
    navigate(UNRESOLVED_SOURCES_HREF);
  };
  const text = tCount('wikiUnresolvedSourcesNotification', newCount, wikiName);
  return {
    notification: {
      kind: 'status',
      text,
      action: { label: t('wikiUnresolvedSourcesShow'), run },
      progress: null,
    },
    dismiss,
  };
}
