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
import { startPdfServer } from '../support/pdf/pdf-server.ts';
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
  const { developerPrivate } = chrome as unknown as ExtensionsPage; // The types lack this property.
  // Without it, Chromium disables an unpacked extension that is loaded again.
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  await developerPrivate.updateExtensionConfiguration({ extensionId, fileAccess });
}

async function hasFileAccess(extensionId: string): Promise<boolean | null> {
  const { developerPrivate } = chrome as unknown as ExtensionsPage; // The types lack this property.
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
      /^Extensions can’t read this page, or it was still loading\. .* type its address .* If it is a PDF on this computer/,
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

describe('a PDF that its site sends as an attachment', () => {
  let browser: TestBrowser;
  let server: Awaited<ReturnType<typeof startPdfServer>>;
  let paper: MadePdf;

  beforeAll(async () => {
    paper = await makePaperWithId('junk-info');
    server = await startPdfServer({
      '/paper.pdf': {
        bytes: paper.bytes,
        headers: { 'content-disposition': 'attachment; filename="paper.pdf"' },
      },
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('leaves an empty tab, in which the form says where to add the file, and can save its address', async () => {
    const tab = await browser.open('about:blank');
    const downloadPromise = tab.waitForEvent('download');
    await tab.goto(`${server.origin}/paper.pdf`).catch(() => undefined);
    const file = await (await downloadPromise).path();
    const form = createForm(await browser.clickAction(tab));
    await form.waitForPhase('unreadable');
    const sentence = /If it is a PDF or was downloaded, add the file in the library\.$/;
    expect(await form.waitForStatus(sentence)).toMatch(sentence);
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    const library = await clickToOpen(form.button('Open library'));
    const chooser = library.waitForEvent('filechooser');
    await library.getByRole('button', { name: 'Add PDF', exact: true }).click();
    const added = browser.context.waitForEvent('page');
    await (await chooser).setFiles(file);
    const draft = createForm(await added);
    await draft.waitForPhase('editing');
    expect(await draft.readValue('Title')).toBe(paper.title);
    expect(await draft.waitForText()).toBe('ready');
    await draft.save();

    const again = createForm(await browser.clickAction(tab));
    await again.waitForPhase('unreadable');
    await again.field('Address').fill(`${server.origin}/paper.pdf`);
    await again.field('Title').fill('The address of an attachment');
    await again.save();
  });
});
