import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Form } from '../support/form.ts';
import { openSidePanel } from '../support/open-side-panel.ts';
import { clickIntoPage, setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const PANEL_SIZE = { width: 420, height: 700 };

/** Clicks the toolbar button while the panel is open. The popup closes at once, and the panel gets the focus. */
async function clickToolbarWithPanel(page: Page): Promise<void> {
  const popup = await chromium.getBrowser().clickAction(page);
  if (!popup.isClosed()) await popup.waitForEvent('close');
}

const waitForTitle = (panel: Form, title: string) =>
  waitForValue(
    async () => (await panel.field('Title').count()) > 0 && (await panel.readValue('Title')) === title,
    Boolean,
  );

const readPageTitle = (page: Page) => page.title();

describe('side panel', () => {
  it('continues the same draft, and stays open when the page is clicked', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    await form.typeInto('Summary', 'begun in the popup');
    const panel = await openSidePanel(form, PANEL_SIZE);
    expect(await panel.readValue('Summary')).toBe('begun in the popup');
    expect(await panel.statusStrip.textContent()).not.toContain('restored');

    await clickIntoPage(page);
    await panel.typeInto('Summary', ', ended in the panel');
    await panel.save();

    const sources = await chromium.getStorage().readSources();
    expect(sources.find(({ url }) => url === page.url())?.summary).toContain('ended in the panel');
  });

  it('gets the focus from the toolbar button, which does not open the same form twice', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    const panel = await openSidePanel(form, PANEL_SIZE);
    await panel.field('Title').focus();
    await clickToolbarWithPanel(page);
    await waitForValue(
      () => panel.page.evaluate(() => document.activeElement?.id),
      (id) => id === 'field-summary',
    );
    expect(await panel.page.evaluate(() => document.activeElement?.id)).toBe('field-summary');
  });

  it('loses no character in twenty switches between page and panel', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    let expectedSummary = 'start';
    await form.typeInto('Summary', expectedSummary);
    const panel = await openSidePanel(form, PANEL_SIZE);
    for (let round = 0; round < 20; round += 1) {
      await clickIntoPage(page);
      const typedText = ` ${round}abc`;
      if (round % 2 === 1) await clickToolbarWithPanel(page);
      await panel.field('Summary').focus();
      await panel.page.keyboard.press('Control+End');
      await panel.page.keyboard.type(typedText);
      expectedSummary += typedText;
      const panelValue = await waitForValue(
        () => panel.readValue('Summary'),
        (value) => value === expectedSummary,
      );
      expect(panelValue, `after turn ${round}`).toBe(expectedSummary);
    }
    await clickIntoPage(page);
    await panel.page.close();
    const lastForm = await chromium.openForm(page);
    expect(await lastForm.readValue('Summary')).toBe(expectedSummary);
  });

  it('shows each tab its own draft during fifty quick tab switches', async () => {
    const firstCapture = await chromium.capture(chromium.createUrl());
    await firstCapture.form.typeInto('Summary', 'A');
    const secondCapture = await chromium.capture(chromium.createUrl());
    await secondCapture.form.typeInto('Summary', 'B');
    const panel = await openSidePanel(secondCapture.form, PANEL_SIZE);
    const titles = {
      even: await readPageTitle(firstCapture.page),
      odd: await readPageTitle(secondCapture.page),
    };

    for (let round = 0; round < 50; round += 1) {
      const isOddRound = round % 2 === 1;
      await (isOddRound ? secondCapture.page : firstCapture.page).bringToFront();
      // Only every fifth round waits and types. The other rounds switch to the next tab at once.
      if (round % 5 !== 0) continue;
      expect(await waitForTitle(panel, isOddRound ? titles.odd : titles.even), `turn ${round}`).toBe(true);
      await panel.field('Summary').focus();
      await panel.page.keyboard.press('Control+End');
      await panel.page.keyboard.type(isOddRound ? 'b' : 'a');
    }

    await firstCapture.page.bringToFront();
    await waitForTitle(panel, titles.even);
    expect(await panel.readValue('Summary')).toBe('Aaaaaa');
    await secondCapture.page.bringToFront();
    await waitForTitle(panel, titles.odd);
    expect(await panel.readValue('Summary')).toBe('Bbbbbb');
  });

  it('explains in a tab without a capture how to start one, and never shows the fields of another tab', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.typeInto('Summary', 'mine');
    const panel = await openSidePanel(form, PANEL_SIZE);
    await chromium.getBrowser().open(chromium.createUrl());

    const isDraftOfOtherTabVisible = await waitForValue(
      () =>
        panel.page
          .locator('textarea, input')
          .evaluateAll((fields) =>
            fields.some((field) => (field as HTMLInputElement).value.includes('mine')),
          ),
      (isVisible) => !isVisible,
    );
    expect(isDraftOfOtherTabVisible).toBe(false);
    expect(((await panel.page.locator('body').textContent()) ?? '').trim()).not.toBe('');
  });

  it('keeps the draft when the tab navigates to another site', async () => {
    const { page, form } = await chromium.capture(chromium.createUrl());
    const url = page.url();
    await form.typeInto('Summary', 'before the way went on');
    const panel = await openSidePanel(form, PANEL_SIZE);
    await page.goto(`${chromium.getServer().otherOrigin}/story/elsewhere`);
    await waitForValue(
      async () => ((await panel.page.locator('body').textContent()) ?? '').includes('elsewhere'),
      Boolean,
      1_500,
    );

    await page.goto(url);
    await panel.page.close();
    const reopenedForm = await chromium.openForm(page);
    expect(await reopenedForm.readValue('Summary')).toBe('before the way went on');
  });
});
