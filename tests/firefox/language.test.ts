import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchFirefox, type TestFirefox } from '../support/firefox.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

describe('detected language of a captured page in Firefox', () => {
  let server: ArticleServer;
  let firefox: TestFirefox;

  beforeAll(async () => {
    server = await startArticleServer(join(import.meta.dirname, '../fixtures/pages/meta'));
    firefox = await launchFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });

  const readLanguage = () =>
    firefox.evaluateInPopup(
      (doc) => (doc.getElementById('field-language') as HTMLInputElement | null)?.value ?? '',
      null,
    );

  it('is the language of the text if the page declares another language', async () => {
    await firefox.open(`${server.origin}/language-of-the-template.html`);
    await firefox.clickAction();
    expect(await waitForValue(readLanguage, (language) => language === 'de')).toBe('de');
  });
});
