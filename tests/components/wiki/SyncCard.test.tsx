// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SyncCard } from '@/components/wiki/SyncCard';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { type DisplayedStatus, getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);
afterEach(cleanup);

// The properties of an override form a valid entry; the others are those of a source that was never sent.
const makeEntry = (overrides: Partial<OutboxEntry>): OutboxEntry =>
  ({ ...createOutboxEntry('w', 'sid_0000000001'), ...overrides }) as OutboxEntry;
const NOTHING = { onSync: () => {}, onCompare: () => {}, onTextDecision: () => {}, onEdit: () => {} };

const OWN = `Ours begins so.${'x'.repeat(1_189)}`;

function renderIt(record: OutboxEntry | null, overrides: Partial<Parameters<typeof SyncCard>[0]> = {}) {
  const now = new Date('2026-04-01T10:00:00Z');
  const displayedStatus: DisplayedStatus = getDisplayedStatus(record, {
    condition: null,
    isOnline: true,
    now,
  });
  const sync = { wikiId: 'w', wikiName: 'The wiki', entry: record, displayedStatus };
  return render(<SyncCard sync={sync} localText={OWN} {...NOTHING} {...overrides} />).container.textContent;
}

describe('SyncCard', () => {
  it('names the rejected field and its limit, and links to its editor', () => {
    const onEdit = vi.fn();
    const faults = [{ kind: 'too-long' as const, field: 'title', limit: 1000 }];
    const text = renderIt(makeEntry({ status: 'rejected', rejection: { kind: 'fields', faults } }), {
      onEdit,
    });
    expect(text).toContain('The wiki rejected it: “Title” is longer than 1,000 characters.');
    fireEvent.click(screen.getByRole('button', { name: 'Edit Title' }));
    expect(onEdit).toHaveBeenCalledWith('title');
  });

  it('lists local-only fields, deferred fields and other entries of the wiki', () => {
    const makeHit = (remoteId: string) => ({ remoteId, url: `https://example.org/${remoteId}`, title: null });
    const text = renderIt(
      makeEntry({
        status: 'synced',
        syncedAt: '2026-04-01T09:00:00.000Z',
        nextAttemptAt: null,
        remoteId: 'a',
        remoteMatches: [makeHit('a'), makeHit('b')],
        localOnlyFields: ['importance', 'contextNote'],
        deferredFields: ['tags'],
      }),
    );
    expect(text).toContain('Only in this browser: Importance, Context note.');
    expect(text).toContain('will be retried automatically: Tags.');
    expect(text).toContain('https://example.org/b b');
    expect(text).not.toContain('https://example.org/a');
  });

  it('shows that a date without a day is not sent', () => {
    const snapshot = { updatedAt: null, readAt: '2026-04-01T09:00:00.000Z' };
    const localOnly = { localOnlyFields: ['publishedDate' as const] };
    const textWithRemoteDate = renderIt(
      makeEntry({ ...localOnly, remoteSnapshot: { ...snapshot, fields: { publishedDate: '1843-09-01' } } }),
      {
        hasPartialDate: true,
      },
    );
    expect(textWithRemoteDate).toContain(
      'The wiki has a full date (1 Sept 1843). Yours is incomplete, so it is not sent.',
    );
    expect(textWithRemoteDate).not.toContain('Only in this browser: ');
    cleanup();
    const textWithoutRemoteDate = renderIt(
      makeEntry({ ...localOnly, remoteSnapshot: { ...snapshot, fields: { publishedDate: null } } }),
      {
        hasPartialDate: true,
      },
    );
    expect(textWithoutRemoteDate).toContain('Only in this browser: Published.');
    expect(textWithoutRemoteDate).toContain('The wiki accepts only full dates');
  });

  it('shows that the wiki still has a source that is in the bin, and offers no sync', () => {
    const text = renderIt(makeEntry({ remoteId: 'a', offeredFields: ['doi'] }), {
      sync: {
        wikiId: 'w',
        wikiName: 'The wiki',
        entry: makeEntry({}),
        displayedStatus: { kind: 'remote-only' },
      },
    });
    expect(text).toContain('In the bin in this browser, but still in The wiki.');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows the reason when a setting keeps a value local', () => {
    const text = renderIt(makeEntry({ localOnlyFields: ['credibility'] }));
    expect(text).toContain('Only in this browser: Own rating.');
    expect(text).toContain('Your own ratings are sent only if you turn this on in the wiki settings.');
    expect(text).not.toContain('Venues that you added');
  });

  it('shows the link state that the wiki reports', () => {
    const linkState = { state: 'dead' as const, checkedAt: '2026-03-01T00:00:00.000Z' };
    const snapshot = { fields: {}, updatedAt: null, readAt: '2026-04-01T09:00:00.000Z', linkState };
    expect(renderIt(makeEntry({ remoteSnapshot: snapshot }))).toMatch(
      /Link state in the wiki: Dead \(1 Mar 2026\)\./,
    );
    cleanup();
    expect(renderIt(makeEntry({ remoteSnapshot: { ...snapshot, linkState: null } }))).not.toContain(
      'Link state in the wiki',
    );
  });

  it('shows both texts and their lengths before sending replaces the remote text', () => {
    const onText = vi.fn();
    const excerpt = 'Theirs begins so.';
    const remoteText = { fetchedAt: '2026-03-01T00:00:00.000Z', length: 90, hash: 'x', excerpt };
    const text = renderIt(makeEntry({ textStatus: { kind: 'decision-needed', sha256: 'y', remoteText } }), {
      onTextDecision: onText,
    });
    expect(text).toContain('The wiki already has a text of 90 characters');
    expect(text).toContain('Your text has 1,204 characters. Replace the wiki’s text?');
    expect(screen.getByRole('region', { name: 'Yours' }).textContent).toContain('Ours begins so.');
    expect(screen.getByRole('region', { name: 'From The wiki' }).textContent).toContain(excerpt);
    fireEvent.click(screen.getByRole('button', { name: 'Keep wiki’s text' }));
    expect(onText).toHaveBeenCalledWith(false);
  });

  it('offers to send a source that has no outbox entry', () => {
    const onSync = vi.fn();
    renderIt(null, { onSync });
    fireEvent.click(screen.getByRole('button', { name: 'Send to The wiki' }));
    expect(onSync).toHaveBeenCalled();
  });

  it('offers the comparison for values that only the wiki has or offers', () => {
    renderIt(
      makeEntry({
        status: 'synced',
        syncedAt: '2026-04-01T09:00:00.000Z',
        nextAttemptAt: null,
        divergentFields: ['title'],
        offeredFields: ['doi'],
      }),
    );
    expect(screen.getByRole('button', { name: 'Compare 2 values' })).toBeDefined();
  });
});
