import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type TestBrowser } from '../support/chromium.ts';
import { clickToOpen } from '../support/click-to-open.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { createForm } from '../support/form.ts';
import type { MadePdf } from '../support/pdf/make-paper.ts';
import { makePaperWithId } from '../support/pdf/papers.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

type ExtensionsPage = {
  developerPrivate: {
    updateProfileConfiguration: (update: { inDeveloperMode: boolean }) => Promise<void>;
    updateExtensionConfiguration: (update: { extensionId: string; fileAccess: boolean }) => Promise<void>;
    getExtensionInfo: (id: string) => Promise<{ state: string; fileAccess: { isActive: boolean } }>;
    addHostPermission: (id: string, host: string) => Promise<void>;
  };
};

// These functions run in `chrome://extensions`.
async function switchFileAccess([extensionId, fileAccess]: readonly [string, boolean]): Promise<void> {
  const { developerPrivate } = chrome as unknown as ExtensionsPage; // the types lack it
  // Without it, Chromium disables an unpacked extension that is loaded again.
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  await developerPrivate.updateExtensionConfiguration({ extensionId, fileAccess });
}

async function hasFileAccess(extensionId: string): Promise<boolean | null> {
  const { developerPrivate } = chrome as unknown as ExtensionsPage; // the types lack it
  const { state, fileAccess } = await developerPrivate.getExtensionInfo(extensionId);
  return state === 'ENABLED' ? fileAccess.isActive : null;
}

const allowFiles = (extensionId: string): Promise<void> =>
  (chrome as unknown as ExtensionsPage).developerPrivate.addHostPermission(extensionId, 'file:///*');

describe('a PDF of this computer without access to file URLs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-'));
  let browser: TestBrowser;
  let paper: MadePdf;

  beforeAll(async () => {
    paper = await makePaperWithId('junk-info');
    writeFileSync(join(folder, 'local.pdf'), paper.bytes);
    browser = await launchChromium();
    await setFileAccess(false);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Switches the access as the reader does on the page of the extension. Chromium then loads the extension again. */
  async function setFileAccess(fileAccess: boolean): Promise<void> {
    const page = await browser.context.newPage();
    await page.goto('chrome://extensions/');
    await page.evaluate(switchFileAccess, [browser.extensionId, fileAccess] as const);
    const isSet = () => page.evaluate(hasFileAccess, browser.extensionId);
    expect(await waitForValue(isSet, (isActive) => isActive === fileAccess)).toBe(fileAccess);
    await page.close();
  }

  const openForm = async (name: string) => {
    const form = createForm(
      await browser.clickAction(await browser.open(`${pathToFileURL(folder).href}/${name}`)),
    );
    await form.waitForPhase('editing', 'unreadable');
    return form;
  };

  it('is not read, and the form says which switch allows it and leads there', async () => {
    const form = await openForm('local.pdf');
    expect(await form.page.evaluate(() => chrome.extension.isAllowedFileSchemeAccess())).toBe(false);
    const sentence = await form.waitForStatus(/Allow access to file URLs/);
    expect(sentence).toMatch(
      /^Extensions can’t read this page, or it was still loading\. .* type the address .* If it is a PDF on this computer/,
    );
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    await form.button('Open library').waitFor();
    const details = await clickToOpen(form.button('Open details'));
    await details.waitForURL(`chrome://extensions/?id=${browser.extensionId}`);
    await details.getByText('Allow access to file URLs').waitFor();
    await details.close();
  });

  it('is read after the reader switched it on and allowed access in the form', async () => {
    await setFileAccess(true);
    const settings = await browser.context.newPage();
    await settings.goto('chrome://extensions/');
    // Headless Chromium cannot show its question, so it is answered in advance.
    await settings.evaluate(allowFiles, browser.extensionId);
    await settings.close();
    const form = await openForm('local.pdf');
    await form.waitForStatus(/The browser needs your permission/);
    await form.button('Allow access').click();
    await form.waitForStatus(/words/);
    expect(await form.waitForText()).toBe('ready');
    await form.page.close();

    const again = await openForm('local.pdf#page=2');
    expect(await again.waitForText()).toBe('ready');
    expect(await again.readValue('Title')).toBe(paper.title);
    expect(await again.readValue('Address')).toBe(`https://doi.org/${paper.doi}`);
  });
});
