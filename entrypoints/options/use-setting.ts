import { useCallback, useEffect, useState } from 'react';
import { err, ok, type Result } from '@/lib/base/result';
import { t } from '@/lib/browser/i18n/message';
import type { Setting } from '@/lib/storage/settings/define-setting';
import type { LibraryActions } from './use-library-actions';
import { useOptimistic } from './use-optimistic';

/** The value of a setting; updates on changes in other contexts, and undefined until loaded. */
export function useSetting<T>(setting: Setting<T>): T | undefined {
  const [value, setValue] = useState<{ value: T } | null>(null);
  useEffect(() => {
    let isActive = true;
    const stopWatching = setting.watch((newValue) => setValue({ value: newValue }));
    // A value reported by the watcher during this read is newer.
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
 * A setting and the function that changes it. The control shows a new value at once; if it can't be saved, the old value is
 * shown again with a notification.
 */
export function useSettingControl<T>(
  setting: Setting<T>,
  { notifyError }: Pick<LibraryActions, 'notifyError'>,
): {
  value: T | undefined;
  set: (value: T) => Promise<boolean>;
  /** Changes the stored value, which may be newer than the shown one. */
  update: (change: (value: T) => T) => Promise<boolean>;
} {
  const stored = useSetting(setting);
  const onFailure = useCallback(() => notifyError(t('settingsNotSaved')), [notifyError]);
  const { shown, request } = useOptimistic<T | undefined, Result<null, 'disk-full'>>(stored, onFailure);
  const update = useCallback(
    (change: (value: T) => T) =>
      request(shown === undefined ? undefined : change(shown), () =>
        setting.update(change).then(
          () => ok(null),
          () => err('disk-full' as const),
        ),
      ),
    [request, setting, shown],
  );
  const set = useCallback((value: T) => update(() => value), [update]);
  return { value: shown, set, update };
}
