import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { clickButton, launchFirefox, type TestFirefox } from '../support/firefox.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

describe('sidebar in Firefox', () => {
  let server: ArticleServer;
  let firefox: TestFirefox;
  beforeAll(async () => {
    server = await startArticleServer();
    firefox = await launchFirefox();
  });
  afterAll(async () => {
    await firefox?.close();
    await server?.close();
  });

  const getSummary = (doc: Document) =>
    doc.querySelector<HTMLTextAreaElement>('#field-summary')?.value ?? null;
  const getPhase = (doc: Document) => doc.documentElement.dataset.phase ?? '';
  const typeSummary = (doc: Document, text: string) => {
    const field = doc.querySelector('#field-summary') as unknown as { setUserInput: (text: string) => void };
    field.setUserInput(text);
    return true;
  };
  const expectValue = async (readValue: () => Promise<unknown>, expectedValue: string) =>
    expect(await waitForValue(readValue, (value) => value === expectedValue)).toBe(expectedValue);

  it('opens from the popup with the draft of the popup, and saves it', async () => {
    await firefox.open(`${server.origin}/tide-gauge.html`);
    await firefox.clickAction();
    await expectValue(() => firefox.evaluateInPopup(getPhase, null), 'editing');
    expect(await firefox.evaluateInPopup(typeSummary, 'begun in the popup')).toBe(true);
    expect(await firefox.evaluateInSidebar(getPhase, null)).toBe(null);
    expect(await firefox.evaluateInPopup(clickButton, 'Beside page')).toBe(true);

    await expectValue(() => firefox.evaluateInSidebar(getPhase, null), 'editing');
    await expectValue(() => firefox.evaluateInSidebar(getSummary, null), 'begun in the popup');
    expect(await firefox.evaluateInSidebar(typeSummary, 'begun in the popup, ended in the sidebar')).toBe(
      true,
    );
    expect(await firefox.evaluateInSidebar(clickButton, 'Save')).toBe(true);
    await expectValue(() => firefox.evaluateInSidebar(getPhase, null), 'saved');
  });

  it('explains in another tab how to capture the page, and shows no text of the first tab', async () => {
    await firefox.open(`${server.origin}/story/2`);
    await expectValue(
      () =>
        firefox.evaluateInSidebar((doc) => doc.querySelector('#field-summary') === null, null).then(String),
      'true',
    );
    expect(await firefox.evaluateInSidebar((doc) => doc.body.textContent ?? '', null)).not.toContain(
      'begun in the popup',
    );
  });
});
