import { useEffect, useMemo, useState } from 'react';
import { parseRoute, type Route } from '@/lib/app/library/route';

/** Returns the route in the URL, and whether the hash has changed since the page was opened. */
export function useRoute(): { route: Route; hasNavigated: boolean } {
  const [{ hash, hasNavigated }, setState] = useState(() => ({ hash: location.hash, hasNavigated: false }));
  useEffect(() => {
    const updateRoute = () => setState({ hash: location.hash, hasNavigated: true });
    addEventListener('hashchange', updateRoute);
    return () => removeEventListener('hashchange', updateRoute);
  }, []);
  // Each change of the hash is reported twice, first by `navigate` and then by the browser. Both reports give the same route object.
  const route = useMemo(() => parseRoute(hash), [hash]);
  return { route, hasNavigated };
}
