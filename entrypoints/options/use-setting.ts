import { useEffect, useState } from 'react';
import type { Setting } from '@/lib/settings/setting';

/** A setting's value, kept current across contexts; undefined until it is read. */
export function useSetting<T>(setting: Setting<T>): T | undefined {
  const [value, setValue] = useState<{ value: T } | null>(null);
  useEffect(() => {
    let watching = true;
    const stop = setting.watch((later) => setValue({ value: later }));
    // A value that was set while this one was read is the newer one.
    void setting.get().then((first) => watching && setValue((heard) => heard ?? { value: first }));
    return () => {
      watching = false;
      stop();
    };
  }, [setting]);
  return value?.value;
}
