import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const FIXTURES = join(import.meta.dirname, '../fixtures/pages/meta');

describe('detected language of a captured page', () => {
  it.each([
    ['the text, not of the declaration', 'language-of-the-template', 'de'],
    ['the declaration if the text is in the same language', 'language-not-known-here', 'nb'],
  ])('is the language of %s (%s)', async (_origin, name, language) => {
    const url = `http://${name}.example/pegel`;
    const html = readFileSync(join(FIXTURES, `${name}.html`), 'utf8');
    await chromium
      .getBrowser()
      .context.route(url, (route) => route.fulfill({ contentType: 'text/html', body: html }));

    const { form } = await chromium.capture(url);

    expect(
      await waitForValue(
        () => form.readValue('Language'),
        (value) => value === language,
      ),
    ).toBe(language);
  });
});
