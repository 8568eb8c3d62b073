import { describe, expect, it } from 'vitest';
import { HUGE_PAGES, HUGE_TITLE } from '../support/huge-pages.ts';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

describe('huge page', () => {
  it.each(Object.keys(HUGE_PAGES))(
    'is captured with its title, and the strip says that the text was truncated: %s',
    async (name) => {
      // The browser takes long to render these pages.
      chromium.getBrowser().context.setDefaultNavigationTimeout(90_000);
      const page = await chromium.getBrowser().open(`${chromium.getServer().origin}/huge/${name}`);
      const startedAt = Date.now();
      const form = await chromium.openForm(page);

      // After 10 s the form sets `data-text` to `none`, because the text is late. It still accepts a text that arrives later.
      const textStatus = await waitForValue(
        () => form.page.locator('html').getAttribute('data-text'),
        (state) => state === 'ready',
        150_000,
      );
      expect(textStatus).toBe('ready');
      expect(await form.readValue('Title')).toBe(HUGE_TITLE);
      const statusText = await waitForValue(
        async () => (await form.statusStrip.textContent()) ?? '',
        (text) => text.includes('captured'),
        150_000,
      );
      expect(statusText).toMatch(/^This page is very large\. Only the first [\d,]+ words were captured\.$/);
      // The limit only detects a hang, also on a busy computer; `npm run bench:huge` measures the time.
      expect(Date.now() - startedAt).toBeLessThan(150_000);
    },
    300_000,
  );
});
