import type { SelectedText } from '@/lib/evidence/build-quote';

// The maximum number of ranges. In Firefox, the selection of a table column has a range for each cell.
const MAX_RANGES = 20;

/**
 * Parses the selected ranges that a page returned, which are untrusted. If there is no valid one, for example because the page
 * could not be read, uses the text of the context menu event instead.
 */
export function parseSelection(response: unknown, menuText: string): SelectedText[] {
  const ranges = Array.isArray(response) ? response.slice(0, MAX_RANGES).flatMap(parseSelectedText) : [];
  if (ranges.length > 0) return ranges;
  return menuText.trim() === '' ? [] : [{ exact: menuText }];
}

function parseSelectedText(range: unknown): SelectedText[] {
  if (typeof range !== 'object' || range === null) return [];
  const { exact, prefix, suffix, position }: Record<keyof SelectedText, unknown> = {
    exact: undefined,
    prefix: undefined,
    suffix: undefined,
    position: undefined,
    ...range,
  };
  if (typeof exact !== 'string' || exact.trim() === '') return [];
  return [
    {
      exact,
      prefix: String(prefix ?? ''),
      suffix: String(suffix ?? ''),
      position: typeof position === 'number' && position >= 0 && position <= 1 ? position : 0,
    },
  ];
}
