import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hasErrorPage, openBackgroundTab } from '@/lib/browser/background-tab';

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('openBackgroundTab', () => {
  it('stops waiting for the page when the signal is aborted, and returns the tab', async () => {
    const controller = new AbortController();
    const opening = openBackgroundTab('https://a.example/', 60_000, controller.signal);
    await new Promise((resolve) => setTimeout(resolve));
    controller.abort();
    const tabs = await fakeBrowser.tabs.query({ url: 'https://a.example/' });
    expect(await opening).toBe(tabs[0]?.id);
  });

  it('waits for the page when Firefox reports the empty page before it as loaded', async () => {
    const url = 'https://a.example/';
    let openedId: number | null = null;
    const opening = openBackgroundTab(url, 60_000, new AbortController().signal).then((id) => {
      openedId = id;
    });
    await new Promise((resolve) => setTimeout(resolve));
    const [tab] = await fakeBrowser.tabs.query({ url });
    if (tab?.id === undefined) throw new Error('no tab was opened');
    const { url: _, ...emptyTab } = tab;
    await fakeBrowser.tabs.onUpdated.trigger(tab.id, { status: 'complete' }, emptyTab);
    await new Promise((resolve) => setTimeout(resolve));
    expect(openedId).toBe(null);
    await fakeBrowser.tabs.onUpdated.trigger(tab.id, { status: 'complete' }, tab);
    await opening;
    expect(openedId).toBe(tab.id);
  });

  it('ends the wait for a page whose address stays hidden', async () => {
    const opening = openBackgroundTab('https://a.example/', 60_000, new AbortController().signal);
    await new Promise((resolve) => setTimeout(resolve));
    const [tab] = await fakeBrowser.tabs.query({ url: 'https://a.example/' });
    if (tab?.id === undefined) throw new Error('no tab was opened');
    vi.useFakeTimers();
    const { url: _, ...otherSite } = tab;
    await fakeBrowser.tabs.onUpdated.trigger(tab.id, { status: 'complete' }, otherSite);
    await vi.runAllTimersAsync();
    expect(await opening).toBe(tab.id);
  });
});

describe('hasErrorPage', () => {
  const showIcon = async (favIconUrl?: string) => {
    const { id = 0 } = await fakeBrowser.tabs.create({ url: 'https://a.example/' });
    const tab = await fakeBrowser.tabs.get(id);
    vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ ...tab, ...(favIconUrl && { favIconUrl }) });
    return id;
  };

  it.each([
    ['chrome://global/skin/icons/info.svg', true],
    ['chrome://global/skin/icons/pdf.svg', false],
    ['https://a.example/favicon.ico', false],
  ])('recognises the error page of Firefox by its icon: %s', async (icon, expected) => {
    vi.stubEnv('BROWSER', 'firefox');
    expect(await hasErrorPage(await showIcon(icon))).toBe(expected);
  });

  it('does not wait for an icon in Chromium, which names its error page', async () => {
    vi.stubEnv('BROWSER', 'chrome');
    const id = await showIcon();
    vi.useFakeTimers();
    let isErrorPage: boolean | null = null;
    void hasErrorPage(id).then((result) => {
      isErrorPage = result;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(isErrorPage).toBe(false);
  });
});
