// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FormWiki } from '@/components/form/FormWiki';
import type { FieldProps, KnownPageView } from '@/components/form/form-props';
import { getFormValues } from '@/lib/record/draft/form-values';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);

const form = makeReviewForm();
const reading: NonNullable<KnownPageView['reading']> = {
  wikiName: 'Wiki A',
  page: { fields: { title: 'Theirs' }, claims: null, text: null },
  readAt: '2026-03-01T10:00:00.000Z',
};
const doNothing = () => undefined;

const makeView = (changes: Partial<KnownPageView>) => (
  <FormWiki
    form={form}
    values={getFormValues(form)}
    // The component reads only these members.
    referenceData={{ provenance: {} } as FieldProps['referenceData']}
    actions={{ edit: doNothing } as unknown as FieldProps['actions']}
    sync={null}
    knownPage={{
      wikiName: 'Wiki A',
      canSetVerdicts: false,
      status: 'answered',
      cancel: doNothing,
      askAgain: doNothing,
      reading,
      ...changes,
    }}
  />
);

const getAskButton = () => screen.getAllByText('Ask again').at(-1);

describe('FormWiki', () => {
  it('keeps the focus and the open details while the reader asks again, and announces the state', () => {
    const { container, rerender } = render(makeView({}));
    const details = container.querySelector('details');
    if (!details) throw new Error('no details');
    details.open = true;
    getAskButton()?.focus();
    for (const status of ['asking', 'failed', 'answered'] as const) {
      rerender(makeView({ status }));
      expect(container.querySelector('details')).toBe(details);
      expect(document.activeElement).toBe(getAskButton());
      const states = [...container.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);
      expect(states.join().includes('Wiki A')).toBe(status !== 'answered');
    }
  });

  it.each(['asking', 'failed', 'cancelled', 'answered'] as const)(
    'shows one “Ask again” button beside an earlier answer: %s',
    (status) => {
      render(makeView({ status }));
      expect(screen.getAllByText('Ask again')).toHaveLength(1);
      cleanup();
      render(makeView({ status: 'failed', reading: null }));
      expect(screen.getAllByText('Ask again')).toHaveLength(1);
    },
  );

  it('names the wiki that answered, also after the reader made another one active', () => {
    render(makeView({ wikiName: 'Wiki B' }));
    expect(screen.getByText('Known in Wiki A')).toBeDefined();
    expect(screen.queryByText(/Wiki B/)).toBeNull();
  });
});
