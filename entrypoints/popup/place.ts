import type { Place } from '@/lib/model/draft';

const MIDDLE = 'form-middle';

const isText = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(text|url|search)$/.test(element.type));

/** Where the reader is in the form: scroll, focus, caret. */
export function readPlace(): Place {
  const focused = document.activeElement;
  const caret = isText(focused) ? focused : null;
  return {
    scrollTop: document.getElementById(MIDDLE)?.scrollTop ?? 0,
    focus: focused?.id || null,
    selectionStart: caret?.selectionStart ?? null,
    selectionEnd: caret?.selectionEnd ?? null,
  };
}

/** Puts the reader back; without a place, or when its field is gone, the focus goes to `start`. */
export function restorePlace(place: Place | null, start: string): void {
  const field =
    (place?.focus ? document.getElementById(place.focus) : null) ?? document.getElementById(start);
  field?.focus({ preventScroll: true });
  if (!place) return;
  if (isText(field) && place.selectionStart !== null)
    field.setSelectionRange(place.selectionStart, place.selectionEnd);
  const middle = document.getElementById(MIDDLE);
  if (middle) middle.scrollTop = place.scrollTop;
}
