// @vitest-environment happy-dom

import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useVerdicts } from '@/entrypoints/options/record/use-verdicts';
import { NO_SYNC, type RecordSync } from '@/lib/app/library/record-sync';
import type { Claim } from '@/lib/wiki/model/claims';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';
import { makeWiki } from '@/tests/support/make-wiki';

beforeEach(() => {
  fakeBrowser.reset();
  installEnglishMessages();
});

const wiki = makeWiki({ id: 'wiki', name: 'Test wiki', baseUrl: 'https://wiki.example' });
const sync: RecordSync = {
  ...NO_SYNC,
  canSetVerdicts: true,
  cards: [
    { wiki, wikiId: wiki.id, wikiName: wiki.name, entry: null, displayedStatus: { kind: 'local-only' } },
  ],
};
const claim: Claim = {
  pageId: 'tides',
  pageTitle: 'Tides',
  footnote: 3,
  text: 'The gauge was moved.',
  context: null,
  quote: null,
  verdict: 'not-checked',
  issues: null,
  checkedAt: null,
};
const { stableId } = makeSource();

function Verdict({ notifyError }: { notifyError: (text: string) => void }) {
  return <>{useVerdicts(stableId, sync, null, { notifyError })(claim, { kind: 'unchecked' })}</>;
}

it('useVerdicts says that a verdict is not saved automatically when the disk is full', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
  const notifyError = vi.fn<(text: string) => void>();
  render(<Verdict notifyError={notifyError} />);
  fireEvent.click(await screen.findByRole('button', { name: 'Set a verdict' }));
  fireEvent.change(await screen.findByLabelText('What is wrong with the claim (optional)'), {
    target: { value: 'Too strong.' },
  });
  await waitFor(() =>
    expect(notifyError).toHaveBeenCalledWith(expect.stringContaining('can’t be saved automatically')),
  );
});
