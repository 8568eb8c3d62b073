import { useEffect, useMemo, useState } from 'react';
import { parseRoute, type Route } from '@/lib/app/library/route';

/** Returns the route in the URL, and whether the reader navigated to it from another view. */
export function useRoute(): { route: Route; hasNavigated: boolean } {
  const [{ hash, hasNavigated }, setState] = useState(() => ({ hash: location.hash, hasNavigated: false }));
  useEffect(() => {
    const updateRoute = () => setState({ hash: location.hash, hasNavigated: true });
    addEventListener('hashchange', updateRoute);
    return () => removeEventListener('hashchange', updateRoute);
  }, []);
  // `navigate` reports a new hash before the browser does: the second event keeps the route object.
  const route = useMemo(() => parseRoute(hash), [hash]);
  return { route, hasNavigated };
}
