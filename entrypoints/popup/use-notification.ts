import { useCallback, useEffect, useState } from 'react';
import type { StripNotification } from '@/components/form/form-props';
import { getNotificationMs } from '@/lib/app/form/form-page';

/**
 * Returns a notification that disappears after some seconds, and the function that sets it. Setting the same
 * text again shows it for the full time again.
 */
export function useNotification(): [StripNotification | null, (text: string) => void] {
  const [notification, setNotification] = useState<StripNotification | null>(null);
  useEffect(() => {
    if (notification === null) return;
    const timer = setTimeout(() => setNotification(null), getNotificationMs(notification.text));
    return () => clearTimeout(timer);
  }, [notification]);
  const notify = useCallback(
    (text: string) => setNotification((previous) => ({ text, id: (previous?.id ?? 0) + 1 })),
    [],
  );
  return [notification, notify];
}
