import { useEffect, useState } from 'react';
import { parseRoute, type Route } from '@/lib/app/library/route';

/** Returns the route in the URL, and whether the reader navigated to it from another view. */
export function useRoute(): { route: Route; hasNavigated: boolean } {
  const [state, setState] = useState(() => ({ route: parseRoute(location.hash), hasNavigated: false }));
  useEffect(() => {
    const updateRoute = () => setState({ route: parseRoute(location.hash), hasNavigated: true });
    addEventListener('hashchange', updateRoute);
    return () => removeEventListener('hashchange', updateRoute);
  }, []);
  return state;
}
