import { browser } from 'wxt/browser';

/** The keyboard shortcut for capturing the page; empty if none is assigned. */
export async function getCaptureShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}
