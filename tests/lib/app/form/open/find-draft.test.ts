import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { getDraftKey as getKey } from '@/lib/app/form/open/find-draft';
import { draftStore } from '@/lib/storage/drafts/draft-store';

const getDraftKey = (url: string | null, tabId: number) => getKey(draftStore, url, tabId);

describe('draft key', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is the recorded address of a web page', async () => {
    expect(await getDraftKey('https://a.example/x?utm_source=n', 7)).toBe('https://a.example/x');
  });

  it('differs for each file in a tab, and is stable for one file', async () => {
    const [first, again, second, otherTab] = [
      await getDraftKey('file:///a.html', 7),
      await getDraftKey('file:///a.html#part', 7),
      await getDraftKey('file:///b.html', 7),
      await getDraftKey('file:///a.html', 8),
    ];
    expect(first).toMatch(/^manual:/);
    expect(again).toBe(first);
    expect(new Set([first, second, otherTab]).size).toBe(3);
  });

  it('differs after a browser restart, when tab ids are reused', async () => {
    const before = await getDraftKey(null, 7);
    expect(await getDraftKey(null, 7)).toBe(before);
    await fakeBrowser.storage.session.clear();
    expect(await getDraftKey(null, 7)).not.toBe(before);
  });
});
