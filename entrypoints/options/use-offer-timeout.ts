import { useEffect, useState } from 'react';
import type { Notification } from '@/lib/app/library/notifications';

/** How long the bar offers Undo, in ms. Then the offer stays in a menu, so that the bar covers no rows. */
export const UNDO_BAR_MS = 60_000;

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
    const timer = setTimeout(() => setClosedOfferAt(performedAt), UNDO_BAR_MS);
    return () => clearTimeout(timer);
  }, [performedAt]);
  return offer !== null && offer.performedAt !== closedOfferAt;
}
