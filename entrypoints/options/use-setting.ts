import { useCallback, useEffect, useState } from 'react';
import { err, ok, type Result } from '@/lib/base/result';
import { t } from '@/lib/browser/i18n/message';
import type { Setting } from '@/lib/storage/settings/define-setting';
import type { LibraryActions } from './use-library-actions';
import { useOptimisticValue } from './use-optimistic-values';

/** Returns the value of a setting, also after changes by other contexts. Returns undefined until it is loaded. */
export function useSetting<T>(setting: Setting<T>): T | undefined {
  const [value, setValue] = useState<{ value: T } | null>(null);
  useEffect(() => {
    let isActive = true;
    const stopWatching = setting.watch((newValue) => setValue({ value: newValue }));
    // A value that the watcher reports during this read is newer.
    void setting
      .get()
      .then(
        (initialValue) => isActive && setValue((currentValue) => currentValue ?? { value: initialValue }),
      );
    return () => {
      isActive = false;
      stopWatching();
    };
  }, [setting]);
  return value?.value;
}

/**
 * Returns a setting and the functions that change it. The control shows a new value at once. If it cannot be saved, the
 * control shows the stored value again and the reader is notified.
 */
export function useSettingControl<T>(
  setting: Setting<T>,
  { notifyError }: Pick<LibraryActions, 'notifyError'>,
): {
  value: T | undefined;
  set: (value: T) => Promise<boolean>;
  /**
   * Changes the stored value, which may be newer than the shown value. `change` is called with each of the
   * two values, so its result must depend only on its argument.
   */
  update: (change: (value: T) => T) => Promise<boolean>;
} {
  const storedValue = useSetting(setting);
  const onFailure = useCallback(() => notifyError(t('settingsNotSaved')), [notifyError]);
  const { shownValue, saveValue } = useOptimisticValue<T | undefined, Result<null, 'disk-full'>>(
    storedValue,
    onFailure,
  );
  const update = useCallback(
    (change: (value: T) => T) =>
      saveValue(shownValue === undefined ? undefined : change(shownValue), () =>
        setting.update(change).then(
          () => ok(null),
          () => err('disk-full' as const),
        ),
      ),
    [saveValue, setting, shownValue],
  );
  const set = useCallback((value: T) => update(() => value), [update]);
  return { value: shownValue, set, update };
}
