import { browser } from 'wxt/browser';

/** Returns the keyboard shortcut that captures the page, or an empty string if none is assigned. */
export async function getCaptureShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

/** The commands of the manifest. */
type Command = '_execute_action' | 'open-beside' | 'add-selection';

/** Returns the assigned keyboard shortcut of each command. A command without a shortcut has an empty string. */
export async function getShortcuts(): Promise<Record<Command, string>> {
  const commands = await browser.commands.getAll();
  const find = (command: Command) => commands.find(({ name }) => name === command)?.shortcut ?? '';
  return {
    _execute_action: find('_execute_action'),
    'open-beside': find('open-beside'),
    'add-selection': find('add-selection'),
  };
}

// Firefox opens its shortcut settings with an API function. In Chromium, they are a page of the browser.
const firefoxCommands = browser.commands as unknown as { openShortcutSettings?: () => Promise<void> };

/** Opens the page of the browser on which the reader can change the shortcuts. */
export async function openShortcutSettings(): Promise<void> {
  if (firefoxCommands.openShortcutSettings) await firefoxCommands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
