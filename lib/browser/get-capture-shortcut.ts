import { browser } from 'wxt/browser';

/** The reader's keyboard shortcut for capturing the page; empty where none is set. */
export async function getCaptureShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}
