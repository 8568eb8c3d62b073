import { expect } from 'vitest';
import type { Form } from '../form.ts';
import type { ChromiumSetup } from '../set-up-chromium.ts';

// The extension of Chromium that shows PDFs.
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** Opens a PDF whose site does not send all of it soon, and the form. Before its viewer opens, Chromium can take back the access that a click gives. */
export async function openPdfForm(chromium: ChromiumSetup, url: string): Promise<Form> {
  const page = await chromium.getBrowser().open(url, { wait: 'commit' });
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith(PDF_VIEWER))).toBe(true);
  return chromium.openForm(page);
}
