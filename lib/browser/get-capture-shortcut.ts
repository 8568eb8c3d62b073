import { browser } from 'wxt/browser';

/** The key that captures the page as the reader has it set; empty where there is none. */
export async function getCaptureShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}
