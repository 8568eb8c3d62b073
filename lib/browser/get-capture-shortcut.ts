import { browser } from 'wxt/browser';

/** Returns the keyboard shortcut that captures the page, or an empty string if none is assigned. */
export async function getCaptureShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

/** Returns the keyboard shortcut that opens the form beside the page, or an empty string if none is assigned. */
export async function getPanelShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === 'open-beside')?.shortcut ?? '';
}

// Firefox opens its shortcut settings with an API function. In Chromium, they are a page of the browser.
const firefoxCommands = browser.commands as unknown as { openShortcutSettings?: () => Promise<void> };

/** Opens the page of the browser on which the reader can change the shortcuts. */
export async function openShortcutSettings(): Promise<void> {
  if (firefoxCommands.openShortcutSettings) await firefoxCommands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
