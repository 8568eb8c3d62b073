import { useEffect, useState } from 'react';
import { type Notification, UNDO_DURATION_MS } from '@/lib/app/library/notifications';

type Offer = { notification: Notification; performedAt: string };

/**
 * Returns whether the notification bar still shows the offer to undo the last action. A message about a problem stays until the reader
 * closes it.
 */
export function useOfferTimeout(offer: Offer | null): boolean {
  const [closedOfferAt, setClosedOfferAt] = useState<string | null>(null);
  const performedAt = offer?.notification.kind === 'status' ? offer.performedAt : null;
  useEffect(() => {
    if (performedAt === null) return;
    const timer = setTimeout(() => setClosedOfferAt(performedAt), UNDO_DURATION_MS);
    return () => clearTimeout(timer);
  }, [performedAt]);
  return offer !== null && offer.performedAt !== closedOfferAt;
}
