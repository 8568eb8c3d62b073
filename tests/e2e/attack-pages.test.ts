import { describe, expect, it } from 'vitest';
import { ATTACK_PAGES, ATTACK_TITLE } from '../support/attack-pages.ts';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

describe('page that tries to make the extraction slow', () => {
  it.each(Object.keys(ATTACK_PAGES))('is captured and saved: %s', { timeout: 60_000 }, async (name) => {
    const page = await chromium
      .getBrowser()
      .open(`${chromium.getServer().origin}/attack/${encodeURIComponent(name)}`);
    const startedAt = Date.now();
    const form = await chromium.openForm(page);
    expect(await form.waitForText()).toBe('ready');
    // The extraction stops after 3 s. A successful attack would take hours, so this limit also suits a busy computer.
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    expect(await form.readValue('Title')).toContain(ATTACK_TITLE);
    await form.save();
  });
});
