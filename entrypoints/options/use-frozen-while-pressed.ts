import { type RefObject, useEffect, useRef, useState } from 'react';

// A press may have no release event: it can open a menu or become a drag, or the window can lose the focus.
const RELEASE_EVENTS = ['pointerup', 'pointercancel', 'contextmenu', 'dragend', 'blur'];

/**
 * Returns `value`. While the primary button is pressed on the element, returns the value from the start of
 * the press, so that an update by another context does not move an element between the press and the release,
 * which would prevent the click. A scroll ends this as well, because the list then needs other rows, and the
 * scroll moves the element anyway.
 */
export function useFrozenWhilePressed<T>(elementRef: RefObject<HTMLElement | null>, value: T): T {
  const [pressed, setPressed] = useState<{ value: T } | null>(null);
  const latestValue = useRef(value);
  useEffect(() => {
    latestValue.current = value;
  });
  useEffect(() => {
    const element = elementRef.current;
    const handlePress = ({ button }: PointerEvent) => {
      if (button === 0) setPressed({ value: latestValue.current });
    };
    // The click is dispatched after the release.
    const handleRelease = () => setTimeout(() => setPressed(null));
    const controller = new AbortController();
    const { signal } = controller;
    element?.addEventListener('pointerdown', handlePress, { signal });
    for (const type of RELEASE_EVENTS) addEventListener(type, handleRelease, { signal });
    addEventListener('scroll', handleRelease, { signal, passive: true });
    return () => controller.abort();
  }, [elementRef]);
  return pressed ? pressed.value : value;
}
