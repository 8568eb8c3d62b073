import { beginCapture } from './begin-capture';
import { noteClick } from './clicked-tab';

// The page is asked before React is even loaded: reading it and loading the form take place at the same time.
const capture = beginCapture(tabAsked(), true);
void noteClick();
void import('./mount').then(({ mountPopup }) => mountPopup(capture));

/** The tab that the address of this page names; null: the one in front. */
function tabAsked(): number | null {
  const asked = new URLSearchParams(location.search).get('tab');
  return asked === null ? null : Number(asked);
}
