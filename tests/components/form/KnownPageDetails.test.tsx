// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { KnownPageDetails } from '@/components/form/KnownPageDetails';
import { getSavedValues } from '@/lib/record/draft/form-values';
import type { KnownPage } from '@/lib/wiki/model/known-page';
import { makeUntitledSource } from '@/tests/lib/wiki/simulation/make-untitled-source';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const values = getSavedValues(
  makeUntitledSource({ url: 'https://example.com/a', title: 'The tide', summary: 'Mine.' }),
);
const readAt = '2026-03-01T10:00:00.000Z';
const knownPage: KnownPage = {
  fields: {
    title: 'The tide',
    summary: '<img src=x onerror=alert(1)>',
    keyPoints: ['One.'],
    importance: null,
  },
  claims: null,
  text: null,
};

const makeProps = (page: KnownPage | null) => ({
  reading: { page, wikiName: 'The wiki', readAt },
  askAgain: () => undefined,
  values,
  provenance: {},
  onEdit: (..._edit: unknown[]): void => undefined,
});

describe('KnownPageDetails', () => {
  it('shows the values of the wiki as text, collapsed, and highlights what differs', () => {
    const { container } = render(<KnownPageDetails {...makeProps(knownPage)} />);
    expect(screen.getByText('Known in The wiki')).toBeDefined();
    expect(container.querySelector('details')?.open).toBe(false);
    const terms = [...container.querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(terms).toEqual(['Title', 'Summary · differs from yours', 'Key points']);
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined();
    expect(container.querySelector('img')).toBeNull();
  });

  it('says that the wiki does not have the page, when it said so, and asks again', () => {
    const questions: string[] = [];
    const { container } = render(
      <KnownPageDetails {...makeProps(null)} askAgain={() => questions.push('again')} />,
    );
    expect(container.textContent).toMatch(/^The wiki does not have this page\. As of .*2026.*\. Ask again$/);
    fireEvent.click(screen.getByText('Ask again'));
    expect(questions).toEqual(['again']);
  });

  it('shows when the wiki said what it has', () => {
    render(<KnownPageDetails {...makeProps(knownPage)} />);
    expect(screen.getByText(/^As of .*2026/)).toBeDefined();
  });

  it('adopts a value with the wiki as its origin, and Undo restores the value and its origin', () => {
    const edits: unknown[] = [];
    const provenance = { summary: { from: 'og:description', candidates: [] } };
    render(
      <KnownPageDetails
        {...makeProps(knownPage)}
        provenance={provenance}
        onEdit={(...edit) => edits.push(edit)}
      />,
    );
    expect(screen.queryByRole('button', { name: 'Use the Title of the wiki' })).toBeNull();
    fireEvent.click(screen.getByText('Use'));
    fireEvent.click(screen.getByText('Undo'));
    expect(edits).toEqual([
      [{ summary: '<img src=x onerror=alert(1)>' }, 'The wiki'],
      [{ summary: 'Mine.' }, 'og:description'],
    ]);
  });

  it('does not move the focus into a field of the form after Undo, nor out of the form', () => {
    const buildForm = (summary: string) => (
      <main>
        <input aria-label="Title of the form" />
        <KnownPageDetails {...makeProps(knownPage)} values={{ ...values, summary }} />
      </main>
    );
    const { rerender } = render(buildForm('Mine.'));
    fireEvent.click(screen.getByRole('button', { name: 'Use the Summary of the wiki' }));
    rerender(buildForm('<img src=x onerror=alert(1)>'));
    fireEvent.click(screen.getByText('Undo'));
    expect(screen.queryByText(/^(Undo|Redo)$/)).toBeNull();
    expect(document.activeElement?.querySelector('dt')?.textContent).toContain('Summary');
  });

  it('restores with Redo the text that was typed over an adopted value and that Undo discarded', () => {
    const edits: unknown[] = [];
    const props = { ...makeProps(knownPage), onEdit: (...edit: unknown[]) => void edits.push(edit) };
    const { rerender } = render(<KnownPageDetails {...props} />);
    fireEvent.click(screen.getByRole('button', { name: 'Use the Summary of the wiki' }));
    rerender(<KnownPageDetails {...props} values={{ ...values, summary: 'Typed since.' }} />);
    fireEvent.click(screen.getByText('Undo'));
    rerender(<KnownPageDetails {...props} />);
    fireEvent.click(screen.getByText('Redo'));
    expect(edits.slice(1)).toEqual([
      [{ summary: 'Mine.' }, undefined],
      [{ summary: 'Typed since.' }, undefined],
    ]);
  });

  it('alternates two typed values with Undo and Redo, also after one of them was edited', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const edits: unknown[] = [];
    const props = { ...makeProps(knownPage), onEdit: (edit: unknown) => void edits.push(edit) };
    const { rerender } = render(<KnownPageDetails {...props} />);
    const type = (summary: string) =>
      rerender(<KnownPageDetails {...props} values={{ ...values, summary }} />);
    fireEvent.click(screen.getByRole('button', { name: 'Use the Summary of the wiki' }));
    type('A');
    fireEvent.click(screen.getByText('Undo'));
    rerender(<KnownPageDetails {...props} />);
    act(() => vi.advanceTimersByTime(60_000));
    screen.getByText('Redo');
    type('B');
    fireEvent.click(screen.getByText('Redo'));
    type('A');
    act(() => vi.advanceTimersByTime(60_000));
    fireEvent.click(screen.getByText('Undo'));
    type('B');
    fireEvent.click(screen.getByText('Redo'));
    expect(edits.slice(1)).toEqual([
      { summary: 'Mine.' },
      { summary: 'A' },
      { summary: 'B' },
      { summary: 'A' },
    ]);
    type('A, edited');
    act(() => vi.advanceTimersByTime(60_000));
    fireEvent.click(screen.getByText('Undo'));
    type('B');
    fireEvent.click(screen.getByText('Redo'));
    expect(edits.at(-1)).toEqual({ summary: 'A, edited' });
  });

  it('undoes each field and each identifier separately', () => {
    const edits: unknown[] = [];
    const fields: KnownPage['fields'] = { stance: 'support', doi: '10.1/x', arxiv: '2601.00001' };
    const props = {
      ...makeProps({ ...knownPage, fields }),
      onEdit: (edit: unknown) => void edits.push(edit),
    };
    const { rerender } = render(<KnownPageDetails {...props} />);
    for (const button of screen.getAllByText('Use')) fireEvent.click(button);
    const identifiers = { ...values.identifiers, doi: '10.1/x', arxiv: '2601.00001' };
    rerender(<KnownPageDetails {...props} values={{ ...values, stance: 'support', identifiers }} />);
    const undoButtons = screen.getAllByText('Undo');
    expect(undoButtons).toHaveLength(3);
    for (const button of undoButtons) fireEvent.click(button);
    expect(edits.slice(3)).toEqual([
      { stance: values.stance },
      { identifiers: { ...identifiers, doi: values.identifiers.doi } },
      { identifiers: { ...identifiers, arxiv: values.identifiers.arxiv } },
    ]);
  });

  it('says that an adopted value differs after the wiki changed its value', () => {
    const provenance = { summary: { from: 'The wiki', candidates: [] } };
    const page = { ...knownPage, fields: { summary: 'Changed since.' } };
    const { container } = render(<KnownPageDetails {...makeProps(page)} provenance={provenance} />);
    expect(container.querySelector('dt')?.textContent).toBe('Summary · differs from yours');
  });

  it('shows and adopts every field that the wiki has, and says which value comes from it', () => {
    const fields: KnownPage['fields'] = {
      type: 'paper',
      authors: ['Ada Byron', 'Mary Somerville'],
      publishedDate: '1843-09-01',
      tags: ['History', 'tides'],
      stance: 'support',
      venueId: 'nature',
      doi: '10.1/x',
    };
    const edits: unknown[] = [];
    const { container } = render(
      <KnownPageDetails
        {...makeProps({ ...knownPage, fields })}
        values={{ ...values, tags: ['history', 'own'], subtype: 'news_article', stance: 'support' }}
        provenance={{ stance: { from: 'The wiki', candidates: [] } }}
        onEdit={(...edit) => edits.push(edit)}
      />,
    );
    const lines = [...container.querySelectorAll('dl > div')].map(({ textContent }) => textContent);
    expect(lines).toEqual([
      'Type · differs from yourspaper Use',
      'Published1 Sept 1843 Use',
      'AuthorsAda Byron; Mary Somerville Use',
      'Tags · differs from yoursHistory, tides Use',
      'Stance · from the wikiSupport ',
      'DOI10.1/x Use',
    ]);
    for (const button of container.querySelectorAll('dl button')) fireEvent.click(button);
    expect(edits).toEqual([
      [{ type: 'paper' }, 'The wiki'],
      [{ subtype: '' }, undefined],
      [{ publishedDate: '1843-09-01' }, 'The wiki'],
      [{ authors: ['Ada Byron', 'Mary Somerville'] }, 'The wiki'],
      [{ tags: ['history', 'own', 'tides'] }, undefined],
      [{ identifiers: { ...values.identifiers, doi: '10.1/x' } }, 'The wiki'],
    ]);
  });

  it('adds a key point to those of the reader, and Undo removes only that one', () => {
    const edits: unknown[] = [];
    const own = { text: 'Own.', quotes: [] };
    const props = { ...makeProps(knownPage), onEdit: (...edit: unknown[]) => void edits.push(edit) };
    const { rerender } = render(
      <KnownPageDetails {...props} values={{ ...values, keyPoints: [own, { text: '', quotes: [] }] }} />,
    );
    fireEvent.click(screen.getByText('Add'));
    const adopted = { text: 'One.', quotes: [] };
    const later = { text: 'Typed later.', quotes: [] };
    rerender(<KnownPageDetails {...props} values={{ ...values, keyPoints: [own, adopted, later] }} />);
    expect(screen.queryByText('Add')).toBeNull();
    fireEvent.click(screen.getByText('Undo'));
    expect(edits).toEqual([
      [{ keyPoints: [own, adopted] }, 'The wiki'],
      [{ keyPoints: [own, later] }, undefined],
    ]);
  });

  it.each([
    [403, 'if-missing', /could not read this page \(HTTP 403\).*sent after you save/],
    [null, 'never', /has no text of this page.*not sent/],
    [200, 'ask', /has no text of this page.*You are asked/],
  ] as const)('says that the text would fill a gap (HTTP %s, %s)', (httpStatus, contentPolicy, expected) => {
    const text = { hasText: false, httpStatus, contentPolicy };
    const { rerender } = render(<KnownPageDetails {...makeProps({ ...knownPage, text })} />);
    expect(screen.getByText(expected)).toBeDefined();
    rerender(<KnownPageDetails {...makeProps({ ...knownPage, text: { ...text, hasText: true } })} />);
    expect(screen.queryByText(/fill the gap/)).toBeNull();
  });
});
