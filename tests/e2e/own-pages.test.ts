import { expect, it } from 'vitest';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import { createForm } from '../support/form.ts';
import { openSidePanel } from '../support/open-side-panel.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const TITLE = 'This is a page of Provenote';

it.each(['options.html#/sources', 'options.html#/welcome', 'export-schema.json'])(
  'says in the popup over %s that there is nothing to capture',
  async (path) => {
    const page = await chromium.getBrowser().openExtensionPage(path);
    const popup = createForm(await chromium.getBrowser().clickAction(page));
    await popup.page.getByRole('heading', { name: TITLE }).waitFor();
    expect(await popup.button('Save').count()).toBe(0);
    expect(await findAccessibilityViolations(popup.page)).toEqual([]);
  },
);

it('says in the side panel over the library that there is nothing to capture, and shows the form again over the article', async () => {
  const { page, form } = await chromium.capture(chromium.createUrl());
  await form.waitForText();
  const panel = await openSidePanel(form);
  await panel.typeInto('Summary', 'Typed before the library.');
  const library = await chromium.getBrowser().openExtensionPage('options.html#/sources');
  await panel.page.getByRole('heading', { name: TITLE }).waitFor();
  expect(await panel.button('Save').count()).toBe(0);
  await page.bringToFront();
  await panel.waitForPhase('editing');
  expect(await panel.readValue('Summary')).toBe('Typed before the library.');
  expect(JSON.stringify(await chromium.getStorage().readLocalStorage())).not.toContain('chrome-extension:');
  await library.close();
});
