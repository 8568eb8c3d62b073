import { t } from './message';

/** The names of the five importance bands, highest first: the reader's own names or the translated defaults. */
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
