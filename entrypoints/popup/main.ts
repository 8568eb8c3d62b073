import { beginCapture } from '@/lib/browser/begin-capture';
import { recordToolbarClick } from '@/lib/browser/toolbar-click';

// The page is read while React and the form are still loading.
const capture = beginCapture(getRequestedTabId(), true);
void recordToolbarClick();
void import('./mount').then(({ mountPopup }) => mountPopup(capture));

/** The tab named in the address of this page; null: the tab in front. */
function getRequestedTabId(): number | null {
  const tabParameter = new URLSearchParams(location.search).get('tab');
  return tabParameter === null ? null : Number(tabParameter);
}
