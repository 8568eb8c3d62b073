import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Setting } from '@/lib/storage/settings/define-setting';
import * as settings from '@/lib/storage/settings/settings';

beforeEach(() => fakeBrowser.reset());

describe('storage items', () => {
  it('settings are stored under the names that earlier versions used', async () => {
    // The settings have different types of values, and each is set to its own.
    for (const setting of Object.values(settings) as Setting<unknown>[])
      await setting.set(await setting.get());
    expect(Object.keys(await fakeBrowser.storage.local.get(null)).sort()).toEqual([
      'setting:backupReminder',
      'setting:bandNames',
      'setting:bringIn',
      'setting:citationFormat',
      'setting:citationKeyPattern',
      'setting:citationStyles',
      'setting:columnFields',
      'setting:differentTags',
      'setting:dismissedChange',
      'setting:dismissedWarnings',
      'setting:exportFormat',
      'setting:keptApart',
      'setting:lastBackup',
      'setting:lastChoice',
      'setting:lastExport',
      'setting:lastSort',
      'setting:leftUnrated',
      'setting:libraryKeys',
      'setting:libraryTable',
      'setting:markSavedLinks',
      'setting:markSavedPages',
      'setting:noteTemplate',
      'setting:reviewWeights',
      'setting:runningImports',
      'setting:savedSearches',
      'setting:seenRemoteChanges',
      'setting:storePdfFiles',
    ]);
  });
});
