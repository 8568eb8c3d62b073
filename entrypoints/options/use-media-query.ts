import { useSyncExternalStore } from 'react';

/** Returns whether a media query matches. Updates when the result changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const mediaQueryList = matchMedia(query);
      mediaQueryList.addEventListener('change', listener);
      return () => mediaQueryList.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
