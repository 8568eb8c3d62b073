import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleServer, startArticleServer } from '../support/article-server.ts';
import { launchFirefox, type TestFirefox } from '../support/firefox.ts';
import { waitForValue } from '../support/set-up-chromium.ts';

describe('extension in Firefox', () => {
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

  const readPhase = () => firefox.evaluateInPopup((doc) => doc.documentElement.dataset.phase ?? '', null);
  const text = () => firefox.evaluateInPopup((doc) => doc.documentElement.dataset.text ?? '', null);
  const expectValue = async (expectedPhase: string) =>
    expect(await waitForValue(readPhase, (phase) => phase === expectedPhase)).toBe(expectedPhase);
  const readField = (label: string) =>
    firefox.evaluateInPopup((doc, name) => {
      const labelled = [...doc.querySelectorAll('label')].find(
        (element) => element.textContent?.trim() === name,
      )?.control;
      const field = labelled ?? doc.querySelector(`[aria-label="${name}"]`);
      return (field as HTMLInputElement | null)?.value ?? null;
    }, label);
  // Sets the value and dispatches the events of typing.
  const fill = (label: string, words: string) =>
    firefox.evaluateInPopup(
      (doc, [name, value]) => {
        const labelled = [...doc.querySelectorAll('label')].find(
          (element) => element.textContent?.trim() === name,
        )?.control;
        const field = labelled ?? doc.querySelector(`[aria-label="${name}"]`);
        (field as unknown as { setUserInput: (text: string) => void }).setUserInput(value);
        return true;
      },
      [label, words] as const,
    );
  const press = (label: string) =>
    firefox.evaluateInPopup((doc, words) => {
      const button = [...doc.querySelectorAll('button')].find((element) =>
        element.textContent?.trim().startsWith(words),
      );
      button?.click();
      return button !== undefined;
    }, label);

  it('opens the form on a real click, with title, authors and date of the page', async () => {
    await firefox.open(`${server.origin}/tide-gauge.html`);
    await firefox.clickAction();
    await expectValue('editing');
    expect(await readField('Title')).toBe('The town that kept two tide gauges');
    expect(await readField('Authors')).toBe('Ines Halvorsen\nTomás Okafor');
    expect(await readField('Published')).toBe('2026-03-14');
    expect(await waitForValue(text, (phase) => phase === 'ready')).toBe('ready');
  });

  it('saves the typed fields although the background page is stopped', async () => {
    await fill('Summary', 'Two gauges, one tide.');
    await fill('Key point 1', 'The average hid the storms.');
    await fill('Importance', '42');
    await firefox.stopBackground();
    expect(await press('Save')).toBe(true);
    await expectValue('saved');
  });

  it('lists the saved source and opens its record', async () => {
    const library = await firefox.openExtensionPage('options.html#/sources');
    await library.waitForFunction(
      () =>
        [...document.querySelectorAll('a')].some(
          (link) => link.textContent?.trim() === 'The town that kept two tide gauges',
        ),
      { timeout: 60_000 },
    );
    const href = await library.evaluate(
      () =>
        [...document.querySelectorAll('a')].find((link) => link.href.includes('#/sources/sid_'))?.href ?? '',
    );
    const record = await firefox.openExtensionPage(href.slice(href.indexOf('options.html')));
    await record.waitForFunction(
      () =>
        ['Two gauges, one tide.', 'The average hid the storms.', '42'].every((words) =>
          document.body.textContent?.includes(words),
        ),
      { timeout: 60_000 },
    );
  });

  it('opens the saved record on the next click, and creates no second one', async () => {
    await firefox.open(`${server.origin}/tide-gauge.html?utm_source=letter`);
    await firefox.clickAction();
    await expectValue('editing');
    expect(
      await waitForValue(
        () => readField('Summary'),
        (value) => value !== '',
      ),
    ).toBe('Two gauges, one tide.');
    await fill('Importance', '43');
    expect(await press('Save')).toBe(true);
    await expectValue('saved');
    const library = await firefox.openExtensionPage('options.html#/sources');
    await library.waitForFunction(() => document.body.textContent?.includes('43'), { timeout: 60_000 });
    const titles = await library.evaluate(
      () => [...document.querySelectorAll('a')].filter((link) => link.href.includes('#/sources/sid_')).length,
    );
    expect(titles).toBe(1);
  });

  it('opens the form on a page that extensions cannot read, and shows the reason', async () => {
    await firefox.open('about:license');
    await firefox.clickAction();
    await expectValue('unreadable');
    expect(
      await firefox.evaluateInPopup((doc) => doc.querySelector('[role=status]')?.textContent ?? '', null),
    ).toMatch(/\w/);
  });
});
