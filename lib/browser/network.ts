/** Calls back when the browser is online again. Must be called synchronously when the worker starts. */
export function onNetworkRestored(callback: () => void): void {
  let online = navigator.onLine;
  const checkOnline = () => {
    const wasOnline = online;
    online = navigator.onLine;
    if (online && !wasOnline) callback();
  };
  globalThis.addEventListener('online', checkOnline);
  globalThis.addEventListener('offline', checkOnline);
  // In a service worker, Chromium (tested: 156) fires neither event, only `change` of the network connection.
  getNetworkInformation()?.addEventListener('change', checkOnline);
}

/** Whether the browser reports a network connection. It may be true without access to the internet. */
export const isOnline = (): boolean => navigator.onLine;

// Firefox has no `navigator.connection`.
const getNetworkInformation = (): EventTarget | undefined =>
  (navigator as Navigator & { connection?: EventTarget }).connection;
