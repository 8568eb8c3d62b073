import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getSelectedRanges } from '@/lib/extract/text/copy/get-selected-ranges';

// Runs in the page when the popup opens. Returns whether the reader has selected text that
// `read-selection.js` can read.
export default defineUnlistedScript((): boolean =>
  getSelectedRanges(document).some((range) => range.toString().trim() !== ''),
);
