import { useCallback, useEffect, useState } from 'react';
import { err, ok, type Result } from '@/lib/base/result';
import { t } from '@/lib/browser/i18n/message';
import type { Setting } from '@/lib/storage/settings/define-setting';
import type { LibraryActions } from './use-library-actions';
import { useOptimistic } from './use-optimistic';

/** The value of a setting, current across contexts; undefined until it is read. */
export function useSetting<T>(setting: Setting<T>): T | undefined {
  const [value, setValue] = useState<{ value: T } | null>(null);
  useEffect(() => {
    let isActive = true;
    const stopWatching = setting.watch((newValue) => setValue({ value: newValue }));
    // A value that arrived while this one was read is newer.
    void setting
      .get()
      .then((initialValue) => isActive && setValue((current) => current ?? { value: initialValue }));
    return () => {
      isActive = false;
      stopWatching();
    };
  }, [setting]);
  return value?.value;
}

/**
 * A setting with the function that changes it. The control shows the new value at once, and the old one again, with a
 * notification, when it cannot be saved.
 */
export function useSettingControl<T>(
  setting: Setting<T>,
  { notifyError }: Pick<LibraryActions, 'notifyError'>,
): { value: T | undefined; set: (value: T) => Promise<boolean> } {
  const stored = useSetting(setting);
  const onFailure = useCallback(() => notifyError(t('settingsNotSaved')), [notifyError]);
  const { shown, request } = useOptimistic<T | undefined, Result<null, 'disk-full'>>(stored, onFailure);
  const set = useCallback(
    (value: T) =>
      request(value, () =>
        setting.set(value).then(
          () => ok(null),
          () => err('disk-full' as const),
        ),
      ),
    [request, setting],
  );
  return { value: shown, set };
}
