import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpChromium, waitForValue } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const FIXTURES = join(import.meta.dirname, '../fixtures/pages/meta');

describe('detected language of a captured page', () => {
  it.each([
    ['language-of-the-template', 'the language of the text if the page declares another language', 'de'],
    ['language-not-known-here', 'the declared language if the text is in that language', 'nb'],
  ])('%s: is %s', async (name, _reason, language) => {
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
