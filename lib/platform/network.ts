/** Calls back when the browser has a network again. Must be called synchronously when the worker starts. */
export function onNetworkBack(back: () => void): void {
  let online = navigator.onLine;
  const look = () => {
    const before = online;
    online = navigator.onLine;
    if (online && !before) back();
  };
  globalThis.addEventListener('online', look);
  globalThis.addEventListener('offline', look);
  // Chromium never fires these two in a service worker (seen in 156); what it tells there is that the connection changed.
  connection()?.addEventListener('change', look);
}

/** Whether the browser believes that it has a network. */
export const hasNetwork = (): boolean => navigator.onLine;

// Firefox has none.
const connection = (): EventTarget | undefined =>
  (navigator as Navigator & { connection?: EventTarget }).connection;
