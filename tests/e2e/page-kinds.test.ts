import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

// `tests/lib/extract/read-page.test.ts` reads the same pages without a browser.
const FIXTURES = join(import.meta.dirname, '../fixtures/pages/meta');

const PAGES_WITH_MESSAGE: [fixtureName: string, path: string, status: number, message: string][] = [
  ['kind-login-in-place', '/gauge', 200, 'This looks like a sign-in page, not the article.'],
  ['kind-captcha', '/gauge', 403, 'This page checks whether you are human; it is not the article.'],
  ['kind-consent-in-place', '/gauge', 200, 'A consent notice covers the article.'],
  ['kind-error-404', '/gone', 404, 'The site says that this page does not exist (404).'],
  ['kind-paywall-with-link', '/gauge', 200, 'This looks like the start of a longer article.'],
  ['kind-page-1-of-4-in-nav', '/gauge', 200, 'This is one page of several: 1 of 4.'],
  ['kind-home', '/', 200, 'This is a home page, not an article.'],
];

describe('page kind', () => {
  it.each(PAGES_WITH_MESSAGE)('is shown in the strip: %s', async (fixtureName, path, status, message) => {
    const { context } = chromium.getBrowser();
    const url = `http://${fixtureName}.example${path}`;
    const body = readFileSync(join(FIXTURES, `${fixtureName}.html`), 'utf8');
    await context.route(url, (route) => route.fulfill({ status, contentType: 'text/html', body }));

    const { form } = await chromium.capture(url);
    await form.waitForText();

    const statusText = await waitForValue(
      async () => (await form.statusStrip.textContent()) ?? '',
      (text) => text === message,
    );
    expect(statusText).toBe(message);
    expect(await form.page.locator('.strip').getAttribute('data-tone')).toBe(
      fixtureName === 'kind-home' ? 'note' : 'warn',
    );
  });

  it('is dismissed for the page, also when its form opens again', async () => {
    const url = 'http://dismissed.example/';
    const body = readFileSync(join(FIXTURES, 'kind-home.html'), 'utf8');
    await chromium
      .getBrowser()
      .context.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.waitForStatus(/home page/);
    await form.button('Dismiss').click();
    expect(await form.waitForStatus(/^Captured/)).toMatch(/^Captured/);
    await form.page.close();
    const reopenedForm = await chromium.openForm(page);
    await reopenedForm.waitForText();
    expect(await reopenedForm.waitForStatus(/^Captured/)).toMatch(/^Captured/);
  });

  it('is not shown for an article with a sign-in form in its header', async () => {
    const url = 'http://quiet.example/gauge';
    const body = readFileSync(join(FIXTURES, 'kind-login-in-the-header.html'), 'utf8');
    await chromium
      .getBrowser()
      .context.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));

    const { form } = await chromium.capture(url);
    await form.waitForText();

    expect(await form.waitForStatus(/^Captured/)).toMatch(/^Captured · \d+ words$/);
  });
});
