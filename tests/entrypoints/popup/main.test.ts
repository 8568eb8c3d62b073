// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const injectedFiles: string[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  injectedFiles.length = 0;
});

describe('the popup', () => {
  it('does not read the text of the page if the side panel is open, because the panel reads it', async () => {
    const tab = await fakeBrowser.tabs.create({ url: 'https://a.example/', active: true });
    history.replaceState(null, '', `?tab=${tab.id}`);
    let isClosed = false;
    window.close = () => {
      isClosed = true;
    };
    Object.assign(fakeBrowser, {
      scripting: {
        executeScript: ({ files }: { files: string[] }) => {
          injectedFiles.push(...files);
          return new Promise(() => undefined);
        },
      },
      extension: { getViews: () => [window] },
      sidebarAction: { isOpen: async () => true },
    });
    await import('@/entrypoints/popup/main');
    await vi.waitFor(() => expect(isClosed).toBe(true));
    expect(injectedFiles).toEqual(['/capture-page.js']);
  });
});
