import { browser } from 'wxt/browser';
import { type PageTab, pageTab } from './active-tab';

/** Answers a key of the manifest's `commands`. Must be called synchronously when the worker starts. */
export function onCommand(name: string, pressed: (tab: PageTab) => void): void {
  browser.commands.onCommand.addListener((command: string, tab?: unknown) => {
    // Both browsers hand the tab in front as the second argument; the types of one of them lack it.
    const page = tab ? pageTab(tab as Parameters<typeof pageTab>[0]) : null;
    if (command === name && page) pressed(page);
  });
}
