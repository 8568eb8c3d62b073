import { describe, expect, it } from 'vitest';
import { ATTACK_PAGES, ATTACK_TITLE } from '../support/attack-pages.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

describe('a page that attacks the reader of', () => {
  it.each(Object.keys(ATTACK_PAGES))('%s is captured and saved', async (name) => {
    const page = await chromium
      .getBrowser()
      .open(`${chromium.getServer().origin}/attack/${encodeURIComponent(name)}`);
    const startedAt = Date.now();
    const form = await chromium.openForm(page);
    expect(await form.waitForText()).toBe('ready');
    // Each script stops after 3 s, and a successful attack takes hours; the limit allows for a busy computer.
    expect(Date.now() - startedAt).toBeLessThan(120_000);
    expect(await form.readValue('Title')).toContain(ATTACK_TITLE);
    await form.save();
  });
});
