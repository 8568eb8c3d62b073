import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clickIntoPage, setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

// Every script of the hostile page sets this global variable, so it shows where a script of the page has run.
const readScriptMarker = (page: Page) =>
  page.evaluate(() => (globalThis as { __ranInExtension?: number }).__ranInExtension ?? null);

describe('hostile page', () => {
  it('is captured, runs no code in pages of the extension, and leaves no unsafe links there', async () => {
    const page = await chromium.getBrowser().open(`${chromium.getServer().origin}/hostile.html`);
    const dialogs: string[] = [];
    chromium.getBrowser().context.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const form = await chromium.openForm(page);
    expect(await form.waitForText()).toBe('ready');
    expect(await form.readValue('Title')).toContain('The pier');
    await form
      .button('Text')
      .click()
      .catch(() => undefined);
    await form.field('Summary').fill('It held.');
    await form.save();

    const savedSource = (await chromium.getStorage().readSources()).find((source) =>
      source.url.includes('hostile'),
    );
    expect(savedSource?.summary).toBe('It held.');
    const [snapshot] = (await chromium.getStorage().readRows('snapshots')).filter(
      ({ stableId }) => stableId === savedSource?.stableId,
    );
    const { markdown, text: plainText } = snapshot as { markdown: string; text: string };
    expect(plainText).toContain('written in pencil');
    expect(plainText).not.toMatch(/[\uD800-\uDFFF]|\0/u);
    expect(markdown).not.toMatch(/(?<!\\)\]\(\s*(?:javascript|data):/i);
    expect(JSON.stringify(savedSource)).not.toMatch(/"(?:url|aliases|archiveUrl)":[^,]*javascript:/);

    const recordPage = await chromium.openRecord(savedSource?.stableId);
    await recordPage.getByText('It held.').first().waitFor();
    const links = await recordPage
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
    expect(links.filter((protocol) => !/^(?:https?|chrome-extension|blob):$/.test(protocol))).toEqual([]);
    for (const pageOfExtension of [form.page, recordPage])
      if (!pageOfExtension.isClosed()) expect(await readScriptMarker(pageOfExtension)).toBeNull();
    expect(dialogs).toEqual([]);
  });

  it('is captured at a size of 20 MB without losing text typed in the meantime', async () => {
    const page = await chromium.getBrowser().open(`${chromium.getServer().origin}/huge/page`);
    const form = await chromium.openForm(page);
    await form.typeInto('Summary', 'Typed beside twenty megabytes.');
    expect(await form.waitForText()).toMatch(/ready|none/);
    expect(await form.readValue('Summary')).toBe('Typed beside twenty megabytes.');
    await form.button('Save').click();
    await form.waitForPhase('saved');
    const savedSource = (await chromium.getStorage().readSources()).find((source) =>
      source.url.includes('huge'),
    );
    expect(savedSource?.summary).toBe('Typed beside twenty megabytes.');
    await clickIntoPage(page);
  });
});
