import { useEffect, useState } from 'react';
import { type Route, routeOf } from '@/components/library/route';

/** The route of the address bar, and whether the reader came to its view from another one. */
export function useRoute(): { route: Route; arrived: boolean } {
  const [state, setState] = useState(() => ({ route: routeOf(location.hash), arrived: false }));
  useEffect(() => {
    const follow = () => setState({ route: routeOf(location.hash), arrived: true });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return state;
}
