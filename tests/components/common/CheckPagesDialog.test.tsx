// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckPagesDialog, type CheckStatus } from '@/components/common/CheckPagesDialog';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const doNothing = (): void => undefined;

const renderDialog = (status: CheckStatus, hosts: readonly string[] = ['news.example']) =>
  render(
    <CheckPagesDialog
      pageCount={2}
      {...{ hosts, status }}
      onStart={doNothing}
      onCancel={doNothing}
      onClose={doNothing}
    />,
  );

const NO_QUOTES = { counts: { unchanged: 0, changed: 0, missing: 0 }, isGone: false };

describe('CheckPagesDialog', () => {
  it('says that pages led to other sites, and does not ask for access to them', () => {
    render(
      <CheckPagesDialog
        pageCount={2}
        hosts={['news.example']}
        status={{
          kind: 'done',
          result: {
            checked: [],
            counts: [{ outcome: 'other-site', count: 2 }],
            connection: { kind: 'online' },
            unreadCount: 2,
            uncheckedCount: 0,
          },
        }}
        onStart={doNothing}
        onCancel={doNothing}
        onClose={doNothing}
      />,
    );
    expect(screen.getByRole('status').textContent).toBe(
      '2 pages checked. 2 on another site2 pages led to other sites or to downloads, which the browser did not allow Provenote to read. Open a page to see where it leads.',
    );
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Close']);
  });

  it('lists each source with a link to its record and what happened', () => {
    const [changed, deleted] = [makeSource({ title: 'Tide' }), makeSource({ title: 'Mill' })];
    const check = makePageCheck(changed.stableId, {
      outcome: 'changed',
      changedShare: 0.2,
      changedValues: [{ field: 'title', before: 'Tide', after: 'Tides' }],
    });
    const checked = [
      { stableId: changed.stableId, title: changed.title, check, pageQuotes: NO_QUOTES },
      { stableId: deleted.stableId, title: deleted.title, check: null, pageQuotes: NO_QUOTES },
    ];
    const result = {
      checked,
      counts: [],
      connection: { kind: 'online' as const },
      unreadCount: 0,
      uncheckedCount: 0,
    };
    renderDialog({ kind: 'done', result });
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items[0]).toMatch(
      /^Tide 20\u00a0% of the words have changed since .* The title changed from “Tide” to “Tides”\.$/,
    );
    expect(items[1]).toMatch(/^Mill Nothing was saved/);
    expect(
      screen.getByText(/^The percentage is the number of words that were added or removed/),
    ).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Tide' });
    expect(link.getAttribute('href')).toBe(`#/sources/${changed.stableId}`);
  });

  it('explains no percentage if no text changed', () => {
    const { stableId, title } = makeSource();
    const checked = [
      { stableId, title, check: makePageCheck(stableId, { outcome: 'unchanged' }), pageQuotes: NO_QUOTES },
    ];
    const connection = { kind: 'online' as const };
    renderDialog({
      kind: 'done',
      result: { checked, counts: [], connection, unreadCount: 0, uncheckedCount: 0 },
    });
    expect(screen.queryByText(/percentage/)).toBeNull();
  });

  it('names every host that the browser is asked for', () => {
    const hosts = Array.from({ length: 7 }, (_, index) => `site-${index}.example`);
    renderDialog({ kind: 'asking' }, hosts);
    expect(screen.getByText('All sites (7)')).toBeTruthy();
    expect(screen.getByText(hosts.join(', '))).toBeTruthy();
  });
});
