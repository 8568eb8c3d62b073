import { browser } from 'wxt/browser';

const ITEM = 'browserRun';

/** A random word that lasts until the browser is closed: tabs are numbered anew after that. */
export async function browserRun(): Promise<string> {
  const kept = await readRun();
  if (kept !== null) return kept;
  const word = crypto.randomUUID();
  await browser.storage.session.set({ [ITEM]: word });
  // Another form may have written at the same time: what lies there now is the word of both.
  return (await readRun()) ?? word;
}

async function readRun(): Promise<string | null> {
  const word: unknown = (await browser.storage.session.get(ITEM))[ITEM];
  return typeof word === 'string' ? word : null;
}
