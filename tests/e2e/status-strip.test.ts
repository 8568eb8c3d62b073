import { describe, expect, it } from 'vitest';
import { takeScreenshots } from '../support/color-schemes.ts';
import { findAccessibilityViolations } from '../support/find-accessibility-violations.ts';
import type { Form } from '../support/form.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

// The height of two lines of text, one row of buttons, and the padding.
const MAX_HEIGHT_PX = 80;
// The longest sentences about a page take two lines more.
const MAX_UNREADABLE_HEIGHT_PX = 114;

describe('status strip', () => {
  const chromium = setUpChromium();
  const measureHeight = (form: Form) =>
    form.page.locator('.strip').evaluate((strip) => strip.getBoundingClientRect().height);

  it('takes one line when the text fits', async () => {
    const { form } = await chromium.capture(chromium.createUrl());
    await form.waitForText();
    await form.waitForStatus(/^Captured/);
    expect(await measureHeight(form)).toBeLessThanOrEqual(37);
    await takeScreenshots(form.page, 'strip-captured');
  });

  const measureHiddenHeight = (form: Form) =>
    form.statusStrip.evaluate((strip) => strip.scrollHeight - strip.clientHeight);

  it('takes at most two lines and one row of buttons, or four about an unreadable page, and cuts no sentence', async () => {
    const firstCapture = await chromium.capture(`${chromium.getServer().origin}/story/strip`);
    await firstCapture.form.waitForText();
    await firstCapture.form.save();
    await firstCapture.form.waitForStatus(/^Saved/);
    expect(await measureHeight(firstCapture.form)).toBeLessThanOrEqual(MAX_HEIGHT_PX);
    await takeScreenshots(firstCapture.form.page, 'strip-saved');
    await firstCapture.page.close();

    const { form } = await chromium.capture('chrome://version');
    await form.waitForPhase('unreadable');
    expect(await measureHeight(form)).toBeLessThanOrEqual(MAX_UNREADABLE_HEIGHT_PX);
    expect(await measureHiddenHeight(form)).toBeLessThanOrEqual(1);
    await takeScreenshots(form.page, 'strip-unreadable');
    await form.field('Address').fill(`${chromium.getServer().origin}/story/strip`);
    await form.field('Published').fill('the day before yesterday, or so the page said in its second line');
    await form.button('Save').click();
    expect(await form.waitForStatus(/Your draft is safe/)).toMatch(/Your draft is safe\.$/);
    expect(await form.button('More').count()).toBe(0);
    expect(await findAccessibilityViolations(form.page)).toEqual([]);
    expect(await measureHiddenHeight(form)).toBeLessThanOrEqual(1);
    await takeScreenshots(form.page, 'strip-not-saved-whole');
  });

  it('lists only the actions that have no button of their own in the menu', async () => {
    const { form } = await chromium.capture(`${chromium.getServer().origin}/story/strip`);
    await form.page.locator('.menu summary').click();
    const entries = await waitForValue(
      () => form.page.locator('.menu-entries button').allTextContents(),
      (labels) => labels.includes('Copy citation'),
    );
    expect(entries).toContain('Copy citation');
    expect(await form.button('Capture again').count()).toBe(1);
  });
});
