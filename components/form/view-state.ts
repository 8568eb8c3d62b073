import type { ViewState } from '@/lib/record/schema/draft';

const SCROLL_CONTAINER_ID = 'form-middle';

const isTextField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(text|url|search)$/.test(element.type));

/** Reads the scroll position, the focus and the caret of the form. */
export function readViewState(): ViewState {
  const focusedElement = document.activeElement;
  const textField = isTextField(focusedElement) ? focusedElement : null;
  return {
    scrollTop: document.getElementById(SCROLL_CONTAINER_ID)?.scrollTop ?? 0,
    focus: focusedElement?.id || null,
    selectionStart: textField?.selectionStart ?? null,
    selectionEnd: textField?.selectionEnd ?? null,
  };
}

/** Restores a view state. If it is null or its field does not exist, the field `fallbackFieldId` gets the focus. */
export function restoreViewState(viewState: ViewState | null, fallbackFieldId: string): void {
  const field =
    (viewState?.focus ? document.getElementById(viewState.focus) : null) ??
    document.getElementById(fallbackFieldId);
  field?.focus({ preventScroll: true });
  if (!viewState) return;
  if (isTextField(field) && viewState.selectionStart !== null)
    field.setSelectionRange(viewState.selectionStart, viewState.selectionEnd);
  const scrollContainer = document.getElementById(SCROLL_CONTAINER_ID);
  if (scrollContainer) scrollContainer.scrollTop = viewState.scrollTop;
}
