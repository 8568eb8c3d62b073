// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { usePreview } from '@/entrypoints/popup/use-preview';
import type { Article } from '@/lib/record/schema/extraction';
import { openDatabase } from '@/lib/storage/open-database';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { makeArticle, makeReviewForm } from '@/tests/support/make-review-form';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const quote = { exact: 'The mill stood', prefix: '', suffix: '', start: null, end: null };

/** Renders the preview of a source whose saved text has the quote. */
async function renderPreview(article: Article | null, isDatabaseClosed = false) {
  const database = openDatabase(`preview-${crypto.randomUUID()}`);
  const source = makeSource({});
  await saveSource(database, source, makeSnapshot(source, 'The mill stood still.'));
  if (isDatabaseClosed) database.close();
  const form = makeReviewForm({ source, article });
  return renderHook(() => usePreview(database, form, true, quote)).result;
}

describe('usePreview', () => {
  it.each([
    ['a text without the quote', makeArticle()],
    ['no text', null],
  ])(
    'loads the captured text that has the quote if the page has %s, and shows nothing else before',
    async (_, article) => {
      const preview = await renderPreview(article);
      expect(preview.current).toBe('loading');
      await waitFor(() =>
        expect(preview.current).toMatchObject({
          text: 'The mill stood still.',
          quoteRange: { start: 0, end: 14 },
        }),
      );
    },
  );

  it('shows the text of the page, and says nothing about the quote, if the captured texts cannot be read', async () => {
    const preview = await renderPreview(makeArticle(), true);
    await waitFor(() =>
      expect(preview.current).toMatchObject({ text: 'A story\nSome words.', isQuoteUnknown: true }),
    );
  });

  it('shows the text of the page at once if it has the quote', async () => {
    const preview = await renderPreview(makeArticle({ text: 'Now  the mill stood here.' }));
    expect(preview.current).toMatchObject({
      text: 'Now the mill stood here.',
      quoteRange: { start: 4, end: 18 },
    });
  });
});
