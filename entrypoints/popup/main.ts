import { beginCapture } from '@/lib/browser/begin-capture';
import { recordToolbarClick } from '@/lib/browser/toolbar-click';

// The capture starts first, so that it runs while React and the form are loading.
const capture = beginCapture(getRequestedTabId(), true);
void recordToolbarClick();
void import('./mount').then(({ mountPopup }) => mountPopup(capture));

/** Returns the tab id in the query of this page, or null for the active tab. */
function getRequestedTabId(): number | null {
  const tabParameter = new URLSearchParams(location.search).get('tab');
  return tabParameter === null ? null : Number(tabParameter);
}
