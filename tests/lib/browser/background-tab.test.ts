import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openBackgroundTab } from '@/lib/browser/background-tab';

beforeEach(() => fakeBrowser.reset());

describe('openBackgroundTab', () => {
  it('stops waiting for the page when the signal is aborted, and returns the tab', async () => {
    const controller = new AbortController();
    const opening = openBackgroundTab('https://a.example/', 60_000, controller.signal);
    await new Promise((resolve) => setTimeout(resolve));
    controller.abort();
    const tabs = await fakeBrowser.tabs.query({ url: 'https://a.example/' });
    expect(await opening).toBe(tabs[0]?.id);
  });
});
