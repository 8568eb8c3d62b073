import { browser } from 'wxt/browser';

/** Returns the keyboard shortcut that captures the page, or an empty string if none is assigned. */
export async function getCaptureShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}
