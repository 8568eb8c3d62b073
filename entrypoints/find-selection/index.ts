import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getSelectedRanges } from '@/lib/extract/text/copy/get-selected-ranges';

// Runs in the page when the popup is opened. Returns whether text is selected that `read-selection.js` can read.
export default defineUnlistedScript((): boolean =>
  getSelectedRanges(document).some((range) => range.toString().trim() !== ''),
);
