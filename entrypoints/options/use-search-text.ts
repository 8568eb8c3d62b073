import { useMemo } from 'react';
import { listValueLabels } from '@/lib/app/describe/list-value-labels';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import { createLabelReplacer } from '@/lib/search/query/replace-labels';
import { bandNames } from '@/lib/storage/settings/settings';
import { useSetting } from './use-setting';

/**
 * Returns the function that turns a typed search into the text for the index, which does not know the labels of values. The function
 * changes when the reader renames the importance bands.
 */
export function useSearchText(): (typedText: string) => string {
  const customNames = useSetting(bandNames);
  const namesKey = JSON.stringify(customNames ?? []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setting is another array after every read
  return useMemo(
    () => createLabelReplacer(() => listValueLabels(getBandNames(customNames ?? []))),
    [namesKey],
  );
}
