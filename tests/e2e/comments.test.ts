import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { setUpChromium } from '../support/set-up-chromium.ts';

const chromium = setUpChromium();
const PAGE = join(import.meta.dirname, '../fixtures/pages/text/article-with-comments.html');

it('a capture leaves out the comments of an article, says so, and includes them on a click', async () => {
  const url = 'http://comments.example/2023/read-it-twice';
  const body = readFileSync(PAGE, 'utf8');
  await chromium
    .getBrowser()
    .context.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));

  const { form } = await chromium.capture(url);
  await form.waitForText();
  await form.waitForStatus(/^Captured · \d+ words · 23 words of comments left out$/);

  await form.button('Include comments').click();
  await form.waitForStatus(/^Captured with comments · \d+ words$/);
  await form.button('Text').click();
  const preview = form.page.getByRole('region', { name: 'Captured text' });
  await preview.getByText('With comments').waitFor();
  // The view of the text is loaded after the heading.
  await expect
    .poll(() => preview.textContent())
    .toMatch(/river began with a man and a pencil[\s\S]+Comments[\s\S]+Camellia oil/);

  await form.button('Leave comments out').click();
  await form.waitForStatus(/23 words of comments left out$/);
});
