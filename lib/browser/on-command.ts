import { browser } from 'wxt/browser';
import { buildPageTab, type PageTab } from './active-tab';

/**
 * Calls `callback` when the reader presses the keyboard shortcut `name`, which the manifest declares in `commands`. Must be called
 * synchronously when the worker starts.
 */
export function onCommand(name: string, callback: (tab: PageTab) => void): void {
  browser.commands.onCommand.addListener((command: string, tab?: unknown) => {
    // Both browsers pass the active tab as the second argument, but the type declarations of one browser omit it.
    const pageTab = tab ? buildPageTab(tab as Parameters<typeof buildPageTab>[0]) : null;
    if (command === name && pageTab) callback(pageTab);
  });
}
