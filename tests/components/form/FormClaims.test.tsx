// @vitest-environment happy-dom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FormClaims } from '@/components/form/FormClaims';
import { anchorQuote } from '@/lib/evidence/anchor-quote';
import { SearchableText } from '@/lib/evidence/searchable-text';
import type { Edits } from '@/lib/record/schema/draft';
import type { KeyPoint, Quote } from '@/lib/record/schema/parts';
import type { Claim } from '@/lib/wiki/model/claims';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const TEXT =
  'The gauge on the pier was read twice a day. Nobody had moved the gauge since the storm of March.';
const PAGE = `Menu. ${TEXT.replace('twice a day', 'twice each day')} Footer.`;

const makeClaim = (text: string, quote: string | null, verdict: Claim['verdict']): Claim => ({
  pageId: 'tides',
  pageTitle: 'Tides',
  footnote: text.length,
  text,
  context: null,
  quote,
  verdict,
  issues: null,
  checkedAt: null,
});
const claims = {
  items: [
    makeClaim('It was moved.', 'Bees returned to the hive before the first frost of the year', 'unsupported'),
    makeClaim('It was read twice.', 'The gauge on the pier was read twice a day.', 'accurate'),
    makeClaim('No quote.', null, 'not-checked'),
  ],
  readAt: '2026-03-01T10:00:00.000Z',
};

/** Searches the page as `highlight-quotes.js` does. */
const findOnPage = async (quotes: readonly Quote[]) =>
  quotes.map((quote) => {
    const match = anchorQuote({ ...quote, start: null }, new SearchableText(PAGE));
    return match && { ...match, words: PAGE.slice(match.start, match.end) };
  });

type Values = { keyPoints: KeyPoint[]; review: string };
type PageActions = Parameters<typeof FormClaims>[0]['pageActions'];
type EditedProps = { current: Values; pageActions: PageActions; onQuoteAdded: (pointIndex: number) => void };
type HighlightQuotes = NonNullable<PageActions>['highlightQuotes'];

/** The claims with values that change as those of a form do. `current` has the latest values. */
function EditedClaims({ current, pageActions, onQuoteAdded }: EditedProps) {
  const [values, setValues] = useState(current);
  const handleEdit = (edits: Edits) => setValues({ ...Object.assign(current, edits) });
  return (
    <>
      <FormClaims
        {...{ claims, values, pageActions, onQuoteAdded }}
        article={{ text: TEXT }}
        onEdit={handleEdit}
      />
      <textarea
        aria-label="Review"
        value={values.review}
        onChange={({ target }) => handleEdit({ review: target.value })}
      />
    </>
  );
}

function renderClaims({ isPdf = false, keyPoints = [] as KeyPoint[] } = {}) {
  const pageActions = {
    findQuotesOnPage: vi.fn(findOnPage),
    highlightQuotes: vi.fn<HighlightQuotes>(findOnPage),
  };
  const current: Values = { keyPoints, review: 'Mine.' };
  const onQuoteAdded = vi.fn();
  const { container } = render(
    <EditedClaims current={current} pageActions={isPdf ? null : pageActions} onQuoteAdded={onQuoteAdded} />,
  );
  const open = async () => {
    const details = container.querySelector('details');
    if (details) details.open = true;
    fireEvent(details as Element, new Event('toggle'));
    await Promise.resolve();
  };
  const getClaim = (text: string) => within(screen.getByText(text).closest('li') as HTMLElement);
  return { pageActions, current, open, getClaim, onQuoteAdded };
}

describe('FormClaims', () => {
  it('collapses the claims to one line, and searches the page only when the reader opens them', async () => {
    const { pageActions, open, getClaim } = renderClaims();
    expect(screen.getByText('3 claims rest on this page: 1 unsupported, 1 not checked')).toBeDefined();
    expect(pageActions.findQuotesOnPage).not.toHaveBeenCalled();
    await open();
    const changedClaim = getClaim('It was read twice.');
    await changedClaim.findByText(/^The wording on the page is slightly different:/);
    expect(changedClaim.getByText('The quote is in the captured text.')).toBeDefined();
    expect(getClaim('It was moved.').getByText('The quote is not on the page.')).toBeDefined();
    expect(pageActions.highlightQuotes).not.toHaveBeenCalled();
  });

  it('shows a quote on the page', () => {
    const { pageActions, getClaim } = renderClaims();
    fireEvent.click(getClaim('It was read twice.').getByRole('button', { name: 'Show on page' }));
    const [quotes = [], index] = pageActions.highlightQuotes.mock.calls[0] ?? [];
    expect(quotes[index ?? -1]?.exact).toBe('The gauge on the pier was read twice a day.');
  });

  it('cannot show a quote in the viewer of a PDF', () => {
    renderClaims({ isPdf: true });
    expect(screen.queryByRole('button', { name: 'Show on page' })).toBeNull();
  });

  it('adopts the quote as a key point, and Undo removes it', () => {
    const { current, getClaim, onQuoteAdded } = renderClaims();
    fireEvent.click(getClaim('It was read twice.').getByRole('button', { name: 'Adopt the quote' }));
    expect(onQuoteAdded.mock.calls).toEqual([[current.keyPoints.length - 1]]);
    expect(current.keyPoints).toMatchObject([
      {
        text: 'It was read twice.',
        quotes: [{ exact: 'The gauge on the pier was read twice a day.', start: 0 }],
      },
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(current.keyPoints).toEqual([]);
  });

  it('notes a doubt about a verdict in the review, and Undo removes the note', () => {
    const { current, getClaim } = renderClaims();
    fireEvent.click(getClaim('It was moved.').getByRole('button', { name: 'Verdict looks wrong' }));
    expect(current.review).toMatch(/^Mine\.\n\nThe verdict “unsupported” looks wrong/);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(current.review).toBe('Mine.');
  });

  it('keeps what is typed into the review after the note when Undo removes it', () => {
    const { current, getClaim } = renderClaims();
    fireEvent.click(getClaim('It was moved.').getByRole('button', { name: 'Verdict looks wrong' }));
    const value = `${current.review.replace('Mine.', 'All mine.')}\n\nTyped.`;
    fireEvent.change(screen.getByRole('textbox', { name: 'Review' }), { target: { value } });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(current.review).toBe('All mine.\n\nTyped.');
  });

  it('keeps a key point with the same text when Undo removes the added one', () => {
    const quotes = [{ exact: 'Nobody had moved the gauge', prefix: '', suffix: '', start: 44, end: 70 }];
    const point = { text: 'It was read twice.', quotes };
    const { current, getClaim } = renderClaims({ keyPoints: [point] });
    fireEvent.click(getClaim('It was read twice.').getByRole('button', { name: 'Adopt the quote' }));
    expect(current.keyPoints).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(current.keyPoints).toEqual([point]);
  });

  it('leads to the record page to set a verdict, and says that the page has to be saved first', () => {
    const openRecord = vi.fn();
    const props = {
      claims,
      values: { keyPoints: [], review: '' },
      article: { text: TEXT },
      pageActions: null,
    };
    const renderLink = (target: (() => void) | null | undefined) => (
      <FormClaims {...props} openRecord={target} onEdit={() => undefined} onQuoteAdded={() => undefined} />
    );
    const { rerender } = render(renderLink(openRecord));
    fireEvent.click(screen.getAllByText('Set a verdict in the record')[0] as HTMLElement);
    expect(openRecord).toHaveBeenCalledOnce();
    rerender(renderLink(null));
    expect(screen.getAllByText('Save the page to set a verdict.')).toHaveLength(claims.items.length);
    rerender(renderLink(undefined));
    expect(screen.queryByText(/verdict in the record|to set a verdict/)).toBeNull();
  });
});
