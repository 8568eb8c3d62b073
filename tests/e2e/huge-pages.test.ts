import { describe, expect, it } from 'vitest';
import { HUGE_PAGES, HUGE_TITLE } from '../support/huge-pages.ts';
import { eventually, withChromium } from '../support/with-chromium.ts';

const bench = withChromium();

describe('a huge page', () => {
  it.each(Object.keys(HUGE_PAGES))(
    'is captured with its title, and the strip says that it was cut: %s',
    async (name) => {
      // The browser itself takes long to show these.
      bench.browser().context.setDefaultNavigationTimeout(90_000);
      const page = await bench.browser().open(`${bench.server().origin}/huge/${name}`);
      const started = Date.now();
      const form = await bench.click(page);

      expect(await form.text()).toBe('ready');
      expect(await form.value('Title')).toBe(HUGE_TITLE);
      const said = await eventually(
        async () => (await form.strip.textContent()) ?? '',
        (text) => text.includes('cut'),
      );
      expect(said).toMatch(/^A very large page: cut after [\d,]+ words\.$/);
      // Against a hang, with much to spare for a busy machine; `npm run bench:huge` measures.
      expect(Date.now() - started).toBeLessThan(30_000);
    },
    150_000,
  );
});
