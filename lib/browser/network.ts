/** Calls `callback` when the browser is online again. Must be called synchronously when the worker starts. */
export function onNetworkRestored(callback: () => void): void {
  let isConnected = navigator.onLine;
  const checkOnline = () => {
    const wasConnected = isConnected;
    isConnected = navigator.onLine;
    if (isConnected && !wasConnected) callback();
  };
  globalThis.addEventListener('online', checkOnline);
  globalThis.addEventListener('offline', checkOnline);
  // In a service worker, Chromium fires neither `online` nor `offline` (tested with version 156), only `change` of `navigator.connection`.
  getNetworkInformation()?.addEventListener('change', checkOnline);
}

/** Returns whether the browser reports a network connection. This does not imply access to the internet. */
export const isOnline = (): boolean => navigator.onLine;

// Firefox has no `navigator.connection`.
const getNetworkInformation = (): EventTarget | undefined =>
  (navigator as Navigator & { connection?: EventTarget }).connection;
