import { browser } from 'wxt/browser';

const STORAGE_KEY = 'browserRun';

/** Returns a random id that lasts until the browser closes. Tab ids are unique only within one browser session. */
export async function getBrowserSessionId(): Promise<string> {
  const existingId = await readSessionId();
  if (existingId !== null) return existingId;
  const newId = crypto.randomUUID();
  await browser.storage.session.set({ [STORAGE_KEY]: newId });
  // Another form may have written at the same time. Both then use the id that is stored last.
  return (await readSessionId()) ?? newId;
}

async function readSessionId(): Promise<string | null> {
  const sessionId: unknown = (await browser.storage.session.get(STORAGE_KEY))[STORAGE_KEY];
  return typeof sessionId === 'string' ? sessionId : null;
}
