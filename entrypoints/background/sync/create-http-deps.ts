import type { HttpDeps } from '@/lib/wiki/adapters/research-wiki/client/send-request';

/**
 * Creates the dependencies of a wiki's client: the network, the timer and the check of the host permission for
 * `pattern`.
 */
export function createHttpDeps(
  pattern: string,
  hasHostPermission: (pattern: string) => Promise<boolean | null>,
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
