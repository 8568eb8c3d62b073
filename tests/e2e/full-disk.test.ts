import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchChromium, type TestBrowser } from '../support/chromium.ts';
import { type ExtensionStorage, openExtensionStorage } from '../support/extension-storage.ts';
import { createForm, type Form } from '../support/form.ts';
import { createSmallDisk } from '../support/small-disk.ts';

const DISK_MB = 120;
const disk = createSmallDisk(DISK_MB);

describe.skipIf(!disk)('on a full disk', () => {
  let server: ArticleServer;
  let browser: TestBrowser;
  let storage: ExtensionStorage;

  beforeAll(async () => {
    server = await startArticleServer();
    browser = await launchChromium({
      profile: join(disk?.folder ?? '', 'profile'),
      articlePort: server.port,
      args: ['--disk-cache-size=1'],
    });
    storage = await openExtensionStorage(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    disk?.remove();
  });

  const capture = async (path: string): Promise<Form> => {
    const page = await browser.open(`${server.origin}/story/${path}`);
    const form = createForm(await browser.clickAction(page));
    await form.waitForPhase('editing');
    await form.waitForText();
    return form;
  };
  it('says that a draft and a record are not saved, keeps what is typed, and saves it once there is space', async () => {
    const form = await capture('full');
    disk?.fill();
    await form.typeInto('Summary', 'Typed on a full disk.');
    await form.page
      .getByText(/disk is full/i)
      .first()
      .waitFor();
    await form.button('Save').click();
    await form.page
      .getByRole('alert')
      .getByText(/Not saved/)
      .waitFor();
    expect(await form.readValue('Summary')).toBe('Typed on a full disk.');

    disk?.free();
    await form.save();
    expect((await storage.readSources()).map(({ summary }) => summary)).toEqual(['Typed on a full disk.']);
  });
});
