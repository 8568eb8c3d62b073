import { t } from '@/lib/locale/message';

/** The names of the five bands, highest first: the reader's own, else those of the language. */
export function shownBandNames(own: readonly string[]): string[] {
  const given = [t('bandEssential'), t('bandHigh'), t('bandUseful'), t('bandReference'), t('bandPeripheral')];
  return given.map((name, index) => own[index]?.trim() || name);
}
