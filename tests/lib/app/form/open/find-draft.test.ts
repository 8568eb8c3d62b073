import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getDraftKey as getKey } from '@/lib/app/form/open/find-draft';
import { draftStore } from '@/lib/storage/drafts/draft-store';

const getDraftKey = (url: string | null, tabId: number) => getKey(draftStore, url, tabId);

describe('draft key', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is the saved URL of a web page', async () => {
    expect(await getDraftKey('https://a.example/x?utm_source=n', 7)).toBe('https://a.example/x');
  });

  it('differs for each file and tab, and stays the same for one file in one tab', async () => {
    const [keyOfFile, keyOfSameFile, keyOfOtherFile, keyInOtherTab] = [
      await getDraftKey('file:///a.html', 7),
      await getDraftKey('file:///a.html#part', 7),
      await getDraftKey('file:///b.html', 7),
      await getDraftKey('file:///a.html', 8),
    ];
    expect(keyOfFile).toMatch(/^manual:/);
    expect(keyOfSameFile).toBe(keyOfFile);
    expect(new Set([keyOfFile, keyOfOtherFile, keyInOtherTab]).size).toBe(3);
  });

  it('differs after a browser restart, when tab ids are reused', async () => {
    const keyBeforeRestart = await getDraftKey(null, 7);
    expect(await getDraftKey(null, 7)).toBe(keyBeforeRestart);
    await fakeBrowser.storage.session.clear();
    expect(await getDraftKey(null, 7)).not.toBe(keyBeforeRestart);
  });
});
