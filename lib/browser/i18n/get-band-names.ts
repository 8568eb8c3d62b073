import { t } from './message';

/** Returns the names of the five importance bands, the highest first. A band without a custom name has its default name. */
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
