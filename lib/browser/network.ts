/** Calls back when the browser has a network again. Must be called synchronously when the worker starts. */
export function onNetworkRestored(callback: () => void): void {
  let online = navigator.onLine;
  const checkOnline = () => {
    const wasOnline = online;
    online = navigator.onLine;
    if (online && !wasOnline) callback();
  };
  globalThis.addEventListener('online', checkOnline);
  globalThis.addEventListener('offline', checkOnline);
  // Chromium (seen in 156) fires neither event in a service worker, only `change` of the connection.
  getNetworkInformation()?.addEventListener('change', checkOnline);
}

/** Whether the browser believes that it has a network. */
export const isOnline = (): boolean => navigator.onLine;

// Firefox has no `navigator.connection`.
const getNetworkInformation = (): EventTarget | undefined =>
  (navigator as Navigator & { connection?: EventTarget }).connection;
