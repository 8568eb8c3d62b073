import { t } from './message';

/** The names of the five bands, highest first: the reader's own, else those of the language. */
export function getBandNames(customNames: readonly string[]): string[] {
  const defaultNames = [
    t('bandEssential'),
    t('bandHigh'),
    t('bandUseful'),
    t('bandReference'),
    t('bandPeripheral'),
  ];
  return defaultNames.map((name, index) => customNames[index]?.trim() || name);
}
