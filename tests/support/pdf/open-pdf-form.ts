import { expect } from 'vitest';
import type { Form } from '../form.ts';
import type { ChromiumSetup } from '../set-up-chromium.ts';

// The extension of Chromium that shows PDFs.
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/**
 * Opens a PDF whose server sends only a part of it at first, and then the form. Waits for the PDF viewer before the click,
 * because otherwise Chromium can revoke the access that the click grants.
 */
export async function openPdfForm(chromium: ChromiumSetup, url: string): Promise<Form> {
  const page = await chromium.getBrowser().open(url, { wait: 'commit' });
  await expect.poll(() => page.frames().some((frame) => frame.url().startsWith(PDF_VIEWER))).toBe(true);
  return chromium.openForm(page);
}
