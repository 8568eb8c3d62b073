import type { HttpDeps } from '@/lib/wiki-client/send-request';

/** The network and the clock as the wiki's client needs them. */
export function httpDeps(pattern: string, hasHost: (pattern: string) => Promise<boolean>): HttpDeps {
  return {
    fetch: (url, init) => fetch(url, init),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    hasPermission: () => hasHost(pattern),
  };
}
