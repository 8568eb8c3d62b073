import { useEffect, useState } from 'react';
import type { Setting } from '@/lib/storage/settings/define-setting';

/** A setting's value, kept current across contexts; undefined until it is read. */
export function useSetting<T>(setting: Setting<T>): T | undefined {
  const [value, setValue] = useState<{ value: T } | null>(null);
  useEffect(() => {
    let isActive = true;
    const stopWatching = setting.watch((newValue) => setValue({ value: newValue }));
    // A value that was set while this one was read is the newer one.
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
