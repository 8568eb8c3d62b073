// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ClaimVerdict } from '@/components/record/ClaimVerdict';
import { buildReaderVerdict } from '@/lib/app/library/build-reader-verdict';
import { findCitedWords } from '@/lib/evidence/find-cited-words';
import type { Claim } from '@/lib/wiki/model/claims';
import type { ReaderVerdict } from '@/lib/wiki/model/reader-verdict';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const TEXT =
  'The gauge on the pier was read twice a day. Nobody had moved the gauge since the storm of March.';
const claim: Claim = {
  pageId: 'tides',
  pageTitle: 'Tides',
  footnote: 3,
  text: 'The gauge was moved.',
  context: null,
  quote: 'The gauge on the pier was read twice a day.',
  verdict: 'not-checked',
  issues: null,
  checkedAt: null,
};

const choice = { verdict: 'accurate', issues: '', supportingQuote: 'words', quoteCheck: null } as const;
const readerVerdict = buildReaderVerdict(claim, choice, new Date(0)) as ReaderVerdict;

type Props = Parameters<typeof ClaimVerdict>[0];

function renderVerdict(overrides: Partial<Props> = {}, text: string | null = TEXT) {
  const onSend = vi.fn<Props['onSend']>(async () => true);
  const onWithdraw = vi.fn<Props['onWithdraw']>();
  const onPersist = vi.fn<Props['onPersist']>();
  const findWords: Props['findWords'] = (words) =>
    findCitedWords([words.trim() || null], text)[0] ?? { kind: 'unchecked' };
  render(
    <ClaimVerdict
      claim={claim}
      wikiName="Test wiki"
      readerVerdict={undefined}
      draft={undefined}
      canSet
      quoteState={findWords(claim.quote ?? '')}
      {...{ findWords, onSend, onWithdraw, onPersist, ...overrides }}
    />,
  );
  return { onSend, onWithdraw, onPersist };
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
async function openForm() {
  press('Set a verdict');
  await screen.findByLabelText('Your verdict');
}
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('ClaimVerdict', () => {
  it('persists each input, starts with what was typed before, and removes it after Cancel and after Send', async () => {
    const { onPersist } = renderVerdict();
    await openForm();
    type('What is wrong with the claim (optional)', 'Too strong.');
    const typedDraft = { verdict: '', issues: 'Too strong.', supportingQuote: claim.quote } as const;
    expect(onPersist).toHaveBeenLastCalledWith(typedDraft);
    press('Cancel');
    expect(onPersist).toHaveBeenLastCalledWith(null);
    cleanup();
    const later = renderVerdict({ draft: { ...typedDraft, verdict: 'accurate', supportingQuote: 'gauge' } });
    const issues = await screen.findByLabelText<HTMLTextAreaElement>(
      'What is wrong with the claim (optional)',
    );
    expect(issues.value).toBe('Too strong.');
    press('Send to Test wiki');
    await waitFor(() => expect(later.onPersist).toHaveBeenLastCalledWith(null));
  });

  it('persists the tick of the report on the quote, and sends it only if the quote is in the text', async () => {
    const { onPersist } = renderVerdict();
    await openForm();
    const label = 'Also report that the quote of the claim is on the page';
    fireEvent.click(screen.getByLabelText(label));
    const draft = {
      verdict: '',
      issues: '',
      supportingQuote: claim.quote ?? '',
      shouldReportQuote: true,
    } as const;
    expect(onPersist).toHaveBeenLastCalledWith(draft);
    cleanup();
    renderVerdict({ draft });
    expect((await screen.findByLabelText<HTMLInputElement>(label)).checked).toBe(true);
    cleanup();
    const { onSend } = renderVerdict(
      { draft: { ...draft, verdict: 'unsupported', supportingQuote: '' } },
      'New.',
    );
    press('Send to Test wiki');
    expect(screen.queryByText('The quote of the claim is on the page')).toBeNull();
    expect(onSend.mock.calls[0]?.[0]).toMatchObject({ quoteCheck: null });
    await waitFor(() => expect(onSend).toHaveBeenCalledTimes(1));
  });

  it('shows what is sent, and sends exactly that', async () => {
    const { onSend } = renderVerdict();
    await openForm();
    type('Your verdict', 'inaccurate');
    type('Quote from the page that supports your verdict', 'Nobody had moved the gauge since the storm');
    type('What is wrong with the claim (optional)', 'It was not moved.');
    fireEvent.click(screen.getByLabelText('Also report that the quote of the claim is on the page'));
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Verdict “inaccurate” on the claim of Tides, footnote 3',
      'Words of the page: “Nobody had moved the gauge since the storm”',
      'What is wrong: It was not moved.',
      'The quote of the claim is on the page',
    ]);
    expect(onSend).not.toHaveBeenCalled();
    press('Send to Test wiki');
    expect(onSend.mock.calls).toEqual([
      [
        {
          verdict: 'inaccurate',
          issues: 'It was not moved.',
          supportingQuote: 'Nobody had moved the gauge since the storm',
          quoteCheck: { method: 'exact', score: 1 },
        },
      ],
    ]);
    await waitFor(() => expect(screen.queryByLabelText('Your verdict')).toBeNull());
  });

  it('keeps what was typed if the verdict could not be stored, and sends nothing twice meanwhile', async () => {
    let respond = (_isStored: boolean) => {};
    const onSend = vi.fn<Props['onSend']>(
      () =>
        new Promise((resolve) => {
          respond = resolve;
        }),
    );
    renderVerdict({ onSend });
    await openForm();
    type('Your verdict', 'unsupported');
    type('What is wrong with the claim (optional)', 'It was not moved.');
    press('Send to Test wiki');
    press('Send to Test wiki');
    expect(onSend).toHaveBeenCalledOnce();
    await act(async () => respond(false));
    const issues = screen.getByLabelText<HTMLTextAreaElement>('What is wrong with the claim (optional)');
    expect(issues.value).toBe('It was not moved.');
    press('Send to Test wiki');
    expect(onSend).toHaveBeenCalledTimes(2);
  });

  it('starts with the texts of a verdict that was not sent', async () => {
    renderVerdict({
      readerVerdict: {
        ...readerVerdict,
        status: 'claim-changed',
        verdict: 'inaccurate',
        issues: 'It was not moved.',
        supportingQuote: 'Nobody had moved the gauge since the storm',
      },
    });
    await openForm();
    const getValue = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label).value;
    expect(getValue('Your verdict')).toBe('inaccurate');
    expect(getValue('What is wrong with the claim (optional)')).toBe('It was not moved.');
    expect(getValue('Quote from the page that supports your verdict')).toBe(
      'Nobody had moved the gauge since the storm',
    );
  });

  it.each([
    ['accurate', '', 'Quote the passage that supports this verdict.'],
    [
      'accurate',
      'Bees returned before the frost of the year',
      'These words are not in the captured text. Copy them from the text.',
    ],
  ])('does not send %s with the words “%s”', async (verdict, words, message) => {
    const { onSend } = renderVerdict();
    await openForm();
    type('Your verdict', verdict);
    type('Quote from the page that supports your verdict', words);
    press('Send to Test wiki');
    expect(screen.getByRole('alert').textContent).toBe(message);
    expect(onSend).not.toHaveBeenCalled();
  });

  it('needs no words for a claim that the page does not support', async () => {
    const { onSend } = renderVerdict({ quoteState: { kind: 'missing' } });
    await openForm();
    type('Your verdict', 'unsupported');
    press('Send to Test wiki');
    expect(onSend.mock.calls[0]?.[0]).toMatchObject({ verdict: 'unsupported', supportingQuote: '' });
  });

  it('asks the reader to capture a page without a text again', async () => {
    renderVerdict({ quoteState: { kind: 'unchecked' } }, null);
    await openForm();
    type('Your verdict', 'accurate');
    type('Quote from the page that supports your verdict', 'Nobody had moved the gauge');
    press('Send to Test wiki');
    expect(screen.getByRole('alert').textContent).toContain('Capture it again');
  });

  it('can be withdrawn until it is sent', () => {
    const { onWithdraw } = renderVerdict({ readerVerdict });
    expect(screen.getByRole('status').textContent).toContain(
      'Your verdict “accurate” will be sent to Test wiki.',
    );
    press('Undo');
    expect(onWithdraw).toHaveBeenCalledOnce();
  });

  it('cannot be withdrawn when it is sent', () => {
    renderVerdict({ readerVerdict: { ...readerVerdict, status: 'sent' } });
    expect(screen.getByRole('status').textContent).toBe('Test wiki has your verdict “accurate”. ');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('buildReaderVerdict', () => {
  it('notes the claim as the reader judged it', () => {
    expect(readerVerdict).toMatchObject({
      pageId: 'tides',
      footnote: 3,
      issues: null,
      seen: { text: 'The gauge was moved.', verdict: 'not-checked', checkedAt: null },
    });
  });

  it('returns null for a claim without a footnote, because wikis find claims by it', () => {
    expect(buildReaderVerdict({ ...claim, footnote: null }, choice, new Date(0))).toBeNull();
  });

  it.each(['not-supported', 'claim-changed', 'claim-missing', 'not-stored'] as const)(
    'shows the texts of a verdict that is %s, also if no verdict can be set any more',
    (status) => {
      const texts = { supportingQuote: 'Nobody had moved the gauge', issues: 'It was not moved.' };
      renderVerdict({ readerVerdict: { ...readerVerdict, ...texts, status }, canSet: false });
      expect(screen.queryByRole('button', { name: 'Set a verdict' })).toBeNull();
      fireEvent.click(screen.getByText('What you wrote'));
      expect(screen.getByText(texts.supportingQuote)).toBeDefined();
      expect(screen.getByText(texts.issues)).toBeDefined();
    },
  );
});
