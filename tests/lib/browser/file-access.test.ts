import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getFileAccess } from '@/lib/browser/file-access';

const install = (isSwitchedOn: boolean, contains: () => Promise<boolean>) =>
  Object.assign(fakeBrowser, {
    extension: { isAllowedFileSchemeAccess: async () => isSwitchedOn },
    permissions: { contains },
  });

describe('getFileAccess', () => {
  beforeEach(() => fakeBrowser.reset());

  it.each([
    [false, false, 'off'],
    [true, false, 'needs-permission'],
    [true, true, 'allowed'],
  ] as const)(
    'knows the switch (%s) and the permission (%s) of the reader',
    async (isOn, isGranted, access) => {
      install(isOn, async () => isGranted);
      expect(await getFileAccess()).toBe(access);
    },
  );

  it('does not ask for a permission if the browser does not say that it is missing', async () => {
    install(true, () => Promise.reject(new Error('The browser is closing.')));
    expect(await getFileAccess()).toBe('allowed');
  });
});
