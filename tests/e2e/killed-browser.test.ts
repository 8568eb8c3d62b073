import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchChromium, type TestBrowser } from '../support/chromium.ts';
import { openExtensionStorage } from '../support/extension-storage.ts';
import { createForm, type Form } from '../support/form.ts';
import { makeSource } from '../support/make-sources.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

describe('killing the browser process', () => {
  let server: ArticleServer;
  let profile: string;
  let browser: TestBrowser;

  beforeAll(async () => {
    server = await startArticleServer();
    profile = mkdtempSync(join(tmpdir(), 'provenote-killed-'));
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  const startBrowser = async () => {
    browser = await launchChromium({ profile, articlePort: server.port });
  };
  const capture = async (path: string): Promise<Form> => {
    const page = await browser.open(`${server.origin}/story/${path}`);
    const form = createForm(await browser.clickAction(page));
    await form.waitForPhase('editing');
    return form;
  };

  it('keeps the source and its text after “Saved”', async () => {
    await startBrowser();
    const form = await capture('killed');
    await form.waitForText();
    await form.field('Summary').fill('Kept before the end.');
    await form.field('Importance').fill('0');
    await form.save();
    await browser.kill();

    await startBrowser();
    const storage = await openExtensionStorage(browser);
    const sources = await storage.readSources();
    expect(sources.map(({ summary, importance }) => [summary, importance])).toEqual([
      ['Kept before the end.', 0],
    ]);
    expect((await storage.readRows('snapshots')).map(({ stableId }) => stableId)).toEqual([
      sources[0]?.stableId,
    ]);
    const reopenedForm = await capture('killed');
    expect(await reopenedForm.waitForStatus(/You are editing that record/)).toMatch(
      /You are editing that record/,
    );
    await browser.close();
  });

  it('keeps the draft after “Draft saved automatically”', async () => {
    await startBrowser();
    const form = await capture('typing');
    await form.typeInto('Summary', 'Typed until the very end');
    await form.page.getByText(/^Draft saved automatically at/).waitFor();
    await browser.kill();

    await startBrowser();
    const reopenedForm = await capture('typing');
    expect(await reopenedForm.readValue('Summary')).toBe('Typed until the very end');
    expect(await reopenedForm.waitForStatus(/Draft from .* restored/)).toMatch(/Draft from .* restored/);
    await browser.close();
  });

  it('says of which import only a part was done', async () => {
    await startBrowser();
    const sources = Array.from({ length: 3000 }, () => makeSource());
    const file = { schemaVersion: 1, sources };
    const firstStorage = await openExtensionStorage(browser);
    const isImportStored = async () =>
      JSON.stringify((await firstStorage.readLocalStorage())['setting:runningImports'])?.includes(
        'library.json',
      );
    const library = await browser.openExtensionPage('options.html#/sources');
    const chooser = library.waitForEvent('filechooser');
    await library.getByRole('button', { name: 'Import', exact: true }).click();
    await (await chooser).setFiles({
      name: 'library.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    });
    await library.getByRole('button', { name: 'Import now' }).click();
    // The import is stored when its first sources are. Before, nothing can be interrupted.
    await waitForValue(isImportStored, Boolean);
    await browser.kill();

    await startBrowser();
    const reopenedLibrary = await browser.openExtensionPage('options.html#/sources');
    const message = reopenedLibrary.getByText(
      /The import of “library\.json” was interrupted after [\d,]+ of 3,000 sources\./,
    );
    await message.waitFor();
    const storage = await openExtensionStorage(browser);
    const readImports = async () => (await storage.readLocalStorage())['setting:runningImports'];
    expect(await waitForValue(readImports, (value) => JSON.stringify(value)?.includes('"value":{}'))).toEqual(
      {
        version: 1,
        value: {},
      },
    );
    await browser.close();
  });
});
