import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beginCapture } from '@/lib/browser/begin-capture';

type Injection = { target: { tabId: number }; files: string[] };

const injectedFiles: string[] = [];
const answers = new Map<string, (value: unknown) => void>();

beforeEach(() => {
  fakeBrowser.reset();
  injectedFiles.length = 0;
  answers.clear();
  // The fake browser has no `scripting`. This one answers when the test tells it to.
  Object.assign(fakeBrowser, {
    scripting: {
      executeScript: ({ files }: Injection) => {
        const names = files.join(' ');
        injectedFiles.push(names);
        return new Promise((resolve) => answers.set(names, (result) => resolve([{ result }])));
      },
    },
  });
});

const openTab = async () =>
  (await fakeBrowser.tabs.create({ url: 'https://a.example/', active: true })).id ?? 0;

describe('beginCapture', () => {
  it('sends the script that reads the text before the metadata script has answered, and after it', async () => {
    const capture = beginCapture(await openTab());
    void capture.readArticle();
    await vi.waitFor(() => expect(injectedFiles).toEqual(['/capture-page.js', '/capture-text.js']));

    answers.get('/capture-page.js')?.('metadata');
    expect(await capture.page).toEqual({ ok: true, value: 'metadata' });
    answers.get('/capture-text.js')?.('text');
    expect(await capture.readArticle()).toEqual({ ok: true, value: 'text' });
    expect(injectedFiles).toHaveLength(2);
  });

  it('reads no text until it is asked to, and then once', async () => {
    const capture = beginCapture(await openTab());
    await vi.waitFor(() => expect(injectedFiles).toEqual(['/capture-page.js']));
    const texts = [capture.readArticle(), capture.readArticle()];
    await vi.waitFor(() => expect(injectedFiles).toEqual(['/capture-page.js', '/capture-text.js']));
    answers.get('/capture-text.js')?.('text');
    expect(await Promise.all(texts)).toEqual([
      { ok: true, value: 'text' },
      { ok: true, value: 'text' },
    ]);
  });

  it('reads a scope anew at each call, and sets it in the injection that reads the text', async () => {
    const capture = beginCapture(await openTab());
    await vi.waitFor(() => expect(injectedFiles).toEqual(['/capture-page.js']));
    void capture.readText('selection');
    void capture.readArticle();
    void capture.readText('article');
    void capture.readText('article');
    const article = '/capture-text.js';
    await vi.waitFor(() =>
      expect(injectedFiles.slice(1)).toEqual([
        '/scope-selection.js /capture-text.js',
        article,
        article,
        article,
      ]),
    );
  });
});
