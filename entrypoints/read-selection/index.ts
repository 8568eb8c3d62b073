import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { SelectedText } from '@/lib/evidence/build-quote';
import { findTextRange, readPageText } from '@/lib/extract/page-text';
import { getSelectedRanges } from '@/lib/extract/text/copy/get-selected-ranges';

// The length of the text that is read on each side of the selection, in UTF-16 code units. The context is
// longer than a stored prefix or suffix, because the captured text may lack parts of it.
const CONTEXT_LENGTH = 256;

// Runs in the page when the reader adds a selection. Returns the selected texts, one for each range.
export default defineUnlistedScript((): SelectedText[] => {
  const pageText = readPageText(document);
  const { text } = pageText;
  return getSelectedRanges(document).flatMap((range) => {
    const textRange = findTextRange(pageText, range);
    if (!textRange) return [];
    const [start, end] = textRange;
    return {
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
      suffix: text.slice(end, end + CONTEXT_LENGTH),
      position: start / text.length,
    };
  });
});
