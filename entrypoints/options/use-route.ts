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
  // `navigate` and the browser each report a change of the hash. The route object stays the same for the
  // second report.
  const route = useMemo(() => parseRoute(hash), [hash]);
  return { route, hasNavigated };
}
