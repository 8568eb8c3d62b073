import { expect, it } from 'vitest';
import type { CaptureDeps, RawCapture } from '@/lib/app/form/capture/capture-deps';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { openFormForPage } from '@/lib/app/form/open/open-page';
import type { CheckedPage } from '@/lib/app/page-check/check-page';
import { err, ok } from '@/lib/base/result';
import type { Article } from '@/lib/record/schema/extraction';
import { createFakeDraftDeps } from '@/tests/support/fake-draft-deps';
import { makeArticle, makeExtraction, PAGE_URL } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const tab = { id: 1, windowId: 1, url: PAGE_URL, title: 'Tide gauge' };

it('uses the reading in progress once, and then reads the text of the page anew', async () => {
  let readingCount = 0;
  const readText = async (): Promise<RawCapture> => {
    readingCount += 1;
    return ok(makeArticle({ text: `reading ${readingCount}` }));
  };
  const firstReading = readText();
  const capture = {
    tab: Promise.resolve(tab),
    page: Promise.resolve(ok(makeExtraction())),
    readArticle: () => firstReading,
    readText,
  };
  const texts: (string | undefined)[] = [];
  let endCheck = (): void => undefined;
  const checked = new Promise<void>((resolve) => {
    endCheck = resolve;
  });
  const captureDeps: CaptureDeps = {
    getFileAccess: async () => 'allowed',
    beginCapture: () => capture,
    findTabById: async () => tab,
    readPdf: async () => err('pdf-damaged' as const),
    checkPage: async (_, page: CheckedPage) => {
      const scopes: Article['scope'][] = ['article', 'article', 'page'];
      for (const scope of scopes) texts.push((await page.readText(scope))?.text);
      endCheck();
      return null;
    },
    wait: () => new Promise(() => {}),
  };
  const { sourceReader } = createFakeDraftDeps();
  const source = makeSource({ url: PAGE_URL });
  const deps = createFakeDraftDeps({
    sourceReader: { ...sourceReader, findSourceByUrlKeys: async () => source },
  });
  const session = createDraftSession(deps);
  await openFormForPage({ session, deps, captureDeps, capture, tab });
  await checked;
  expect(texts).toEqual(['reading 1', 'reading 2', 'reading 3']);
});
