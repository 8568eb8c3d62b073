import { useEffect, useState } from 'react';
import { type Notification, UNDO_DURATION_MS } from '@/lib/app/library/notifications';

type Offer = { notification: Notification; performedAt: string };

/**
 * Returns whether the notification bar still shows the offer to undo the last action. A message about a
 * problem stays until the reader closes it. When the time of an offer has ended, older offers are not shown
 * either, even if the newer action was undone.
 */
export function useOfferTimeout(offer: Offer | null): boolean {
  const [closedAt, setClosedAt] = useState('');
  const performedAt = offer?.notification.kind === 'status' ? offer.performedAt : null;
  useEffect(() => {
    if (performedAt === null || performedAt <= closedAt) return;
    const timer = setTimeout(() => setClosedAt(performedAt), UNDO_DURATION_MS);
    return () => clearTimeout(timer);
  }, [performedAt, closedAt]);
  return offer !== null && offer.performedAt > closedAt;
}
