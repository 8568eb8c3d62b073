import { cleanText } from '@/lib/extract/fields/clean-text';

// Longer labels are no numbers of pages.
const MAX_LENGTH = 20;
const WORD_FOR_PAGE = /^(?:page|pages|pp?\.|seite|s\.)\s*(?=[\divxlc]+$)/i;

/**
 * Returns the labels of pages (ISO 32000-1, 12.4.2), each empty if it is no number of a page. Returns null if the labels say nothing
 * else than the position of the pages.
 */
export function cleanPageLabels(labels: readonly string[] | null): string[] | null {
  if (!labels) return null;
  const cleanedLabels = labels.map((label) => cleanLabel(label));
  const isUseful =
    cleanedLabels.some((label, index) => label !== '' && label !== String(index + 1)) &&
    (cleanedLabels.length === 1 || new Set(cleanedLabels).size > 1);
  return isUseful ? cleanedLabels : null;
}

function cleanLabel(label: string): string {
  const text = cleanText(label, MAX_LENGTH + 1).replace(WORD_FOR_PAGE, '');
  return text.length > MAX_LENGTH ? '' : text;
}
