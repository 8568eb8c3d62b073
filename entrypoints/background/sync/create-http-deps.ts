import type { HttpDeps } from '@/lib/wiki/adapters/research-wiki/client/send-request';

/** The network and the clock as the wiki's client needs them. */
export function createHttpDeps(
  pattern: string,
  hasHostPermission: (pattern: string) => Promise<boolean>,
): HttpDeps {
  return {
    fetch: (url, init) => fetch(url, init),
    schedule: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    hasPermission: () => hasHostPermission(pattern),
  };
}
