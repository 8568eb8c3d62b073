import { beginCapture } from './begin-capture';
import { recordToolbarClick } from './toolbar-click';

// The page is asked before React is even loaded: reading it and loading the form take place at the same time.
const capture = beginCapture(getRequestedTabId(), true);
void recordToolbarClick();
void import('./mount').then(({ mountPopup }) => mountPopup(capture));

/** The tab that the address of this page names; null: the one in front. */
function getRequestedTabId(): number | null {
  const tabParameter = new URLSearchParams(location.search).get('tab');
  return tabParameter === null ? null : Number(tabParameter);
}
