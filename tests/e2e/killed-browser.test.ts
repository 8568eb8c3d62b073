import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchChromium, type TestBrowser } from '../support/chromium.ts';
import { openExtensionStorage } from '../support/extension-storage.ts';
import { createForm, type Form } from '../support/form.ts';

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
  });
});
