// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PageCheckCard } from '@/components/record/PageCheckCard';
import type { PageCheck } from '@/lib/record/schema/page-check';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

const renderCard = (overrides: Partial<PageCheck>) =>
  render(
    <PageCheckCard
      check={makePageCheck(makeSource().stableId, overrides)}
      pageQuotes={{ counts: { unchanged: 0, changed: 0, missing: 0 }, isGone: false }}
      onShowChanges={null}
      onUseNewUrl={null}
      onCheck={null}
      archivedCopyUrl={null}
      linkState={null}
    />,
  );

describe('PageCheckCard', () => {
  it('explains the percentage of a changed text', () => {
    renderCard({ outcome: 'changed', changedShare: 0.2, addedWords: 3, removedWords: 1 });
    expect(
      screen.getByText(/20 % of the words have changed since .*: 3 words added, 1 word removed\./),
    ).toBeTruthy();
    expect(
      screen.getByText(/^The percentage is the number of words that were added or removed/),
    ).toBeTruthy();
  });

  it('explains no percentage if the text did not change', () => {
    renderCard({ outcome: 'unchanged' });
    expect(screen.queryByText(/percentage/)).toBeNull();
  });
});
