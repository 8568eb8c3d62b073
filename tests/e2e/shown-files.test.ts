import { expect, it } from 'vitest';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();

const FILES: [name: string, contentType: string, body: string, expected: RegExp][] = [
  [
    'log.xml',
    'application/xml',
    '<log><entry>The wind turned</entry></log>',
    /^<log><entry>The wind turned<\/entry><\/log>$/,
  ],
  [
    'log.txt',
    'text/plain',
    'The log.\n\nThe wind turned, and\nnobody wrote it down.',
    /^The log\.The wind turned, andnobody wrote it down\.$/,
  ],
  [
    'log.json',
    'application/json',
    '{"entries": ["The wind turned to the north", "Nobody wrote it down until the evening", "The gauge was read twice"]}',
    /^\{"entries": \["The wind turned to the north".+"The gauge was read twice"\]\}$/,
  ],
];

it('a file that the browser shows is captured once, without the words of its viewer', async () => {
  for (const [name, contentType, body, expected] of FILES) {
    const url = `http://files.example/${name}`;
    await chromium.getBrowser().context.route(url, (route) => route.fulfill({ contentType, body }));
    const { page, form } = await chromium.capture(url);
    await form.waitForText();
    await form.button('Text').click();
    const preview = form.page.locator('.text-preview-body');
    await preview.waitFor();
    expect(await preview.textContent(), name).toMatch(expected);
    await page.close();
  }
});
