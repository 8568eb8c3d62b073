// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SyncCard } from '@/components/wiki/SyncCard';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { type DisplayedStatus, getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

// Makes the entry of a source that was never sent. The cast is needed because TypeScript can't check that overrides and
// defaults form one variant of the union.
const makeEntry = (overrides: Partial<OutboxEntry>): OutboxEntry =>
  ({ ...createOutboxEntry('w', 'sid_0000000001'), ...overrides }) as OutboxEntry;
const EMPTY_HANDLERS = { onSync: () => {}, onCompare: () => {}, onTextDecision: () => {}, onEdit: () => {} };

const LOCAL_TEXT = 'Local text.'.padEnd(1_204, 'x');

function renderCard(entry: OutboxEntry | null, overrides: Partial<Parameters<typeof SyncCard>[0]> = {}) {
  const now = new Date('2026-04-01T10:00:00Z');
  const displayedStatus: DisplayedStatus = getDisplayedStatus(entry, {
    condition: null,
    isOnline: true,
    now,
  });
  const sync = { wikiId: 'w', wikiName: 'The wiki', entry, displayedStatus };
  return render(<SyncCard sync={sync} localText={LOCAL_TEXT} {...EMPTY_HANDLERS} {...overrides} />).container
    .textContent;
}

describe('SyncCard', () => {
  it('names the rejected field and its limit, and links to its editor', () => {
    const onEdit = vi.fn();
    const faults = [{ kind: 'too-long' as const, field: 'title', limit: 1000 }];
    const text = renderCard(makeEntry({ status: 'rejected', rejection: { kind: 'fields', faults } }), {
      onEdit,
    });
    expect(text).toContain('The wiki rejected it: “Title” is longer than 1,000 characters.');
    fireEvent.click(screen.getByRole('button', { name: 'Edit Title' }));
    expect(onEdit).toHaveBeenCalledWith('title');
  });

  it('names the fields whose value comes from the wiki', () => {
    const text = renderCard(makeEntry({}), { adoptedFields: ['title', 'tags'] });
    expect(text).toContain('Values from The wiki: Title, Tags.');
  });

  it('lists local-only fields, deferred fields and other resources of the wiki', () => {
    const makeRemoteMatch = (remoteId: string) => ({
      remoteId,
      url: `https://example.org/${remoteId}`,
      title: null,
    });
    const text = renderCard(
      makeEntry({
        status: 'synced',
        syncedAt: '2026-04-01T09:00:00.000Z',
        nextAttemptAt: null,
        remoteId: 'a',
        remoteMatches: [makeRemoteMatch('a'), makeRemoteMatch('b')],
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
    const localOnlyDate = { localOnlyFields: ['publishedDate' as const] };
    const textWithRemoteDate = renderCard(
      makeEntry({
        ...localOnlyDate,
        remoteSnapshot: { ...snapshot, fields: { publishedDate: '1843-09-01' } },
      }),
      {
        hasPartialDate: true,
      },
    );
    expect(textWithRemoteDate).toContain(
      'The wiki has a full date (1 Sept 1843). Yours is incomplete, so it is not sent.',
    );
    expect(textWithRemoteDate).not.toContain('Only in this browser: ');
    cleanup();
    const textWithoutRemoteDate = renderCard(
      makeEntry({ ...localOnlyDate, remoteSnapshot: { ...snapshot, fields: { publishedDate: null } } }),
      {
        hasPartialDate: true,
      },
    );
    expect(textWithoutRemoteDate).toContain('Only in this browser: Published.');
    expect(textWithoutRemoteDate).toContain('The wiki accepts only full dates');
  });

  it('shows that the wiki still has a source that is in the bin, and offers no sync', () => {
    const text = renderCard(makeEntry({ remoteId: 'a', offeredFields: ['doi'] }), {
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

  it('says that the wiki keeps its old text of a field that is empty here', () => {
    const text = renderCard(makeEntry({ localOnlyFields: ['summary', 'importance'] }), {
      emptyFields: ['summary'],
    });
    expect(text).toContain('Empty here, but The wiki keeps its old text: Summary.');
    expect(text).toContain('Only in this browser: Importance.');
  });

  it('says that the wiki has no text, if the reader did not send one', () => {
    const declined = { kind: 'remote-kept' as const, sha256: 'a' };
    expect(renderCard(makeEntry({ textStatus: { ...declined, isRemoteEmpty: true } }))).toContain(
      'Not sent. The wiki has no text of this page.',
    );
    cleanup();
    expect(renderCard(makeEntry({ textStatus: declined }))).not.toContain('has no text');
  });

  it('explains that a setting prevents sending a value', () => {
    const text = renderCard(makeEntry({ localOnlyFields: ['credibility'] }));
    expect(text).toContain('Only in this browser: Own rating.');
    expect(text).toContain('Your own ratings are sent only if you turn this on in the wiki settings.');
    expect(text).not.toContain('Venues that you added');
  });

  it('shows the link state that the wiki reports', () => {
    const linkState = { state: 'dead' as const, checkedAt: '2026-03-01T00:00:00.000Z' };
    const snapshot = { fields: {}, updatedAt: null, readAt: '2026-04-01T09:00:00.000Z', linkState };
    expect(renderCard(makeEntry({ remoteSnapshot: snapshot }))).toMatch(
      /Link state in the wiki: Dead \(1 Mar 2026\)\./,
    );
    cleanup();
    expect(renderCard(makeEntry({ remoteSnapshot: { ...snapshot, linkState: null } }))).not.toContain(
      'Link state in the wiki',
    );
  });

  it('shows both texts and their lengths before sending replaces the remote text', () => {
    const onTextDecision = vi.fn();
    const excerpt = 'Remote text.';
    const remoteText = { fetchedAt: '2026-03-01T00:00:00.000Z', length: 90, hash: 'x', excerpt };
    const text = renderCard(makeEntry({ textStatus: { kind: 'decision-needed', sha256: 'y', remoteText } }), {
      onTextDecision,
    });
    expect(text).toContain('The wiki already has a text of 90 characters');
    expect(text).toContain('Your text has 1,204 characters. Replace the wiki’s text?');
    expect(screen.getByRole('region', { name: 'Yours' }).textContent).toContain('Local text.');
    expect(screen.getByRole('region', { name: 'From The wiki' }).textContent).toContain(excerpt);
    fireEvent.click(screen.getByRole('button', { name: 'Keep wiki’s text' }));
    expect(onTextDecision).toHaveBeenCalledWith('decline');
  });

  it('offers to send a source that has no outbox entry', () => {
    const onSync = vi.fn();
    renderCard(null, { onSync });
    fireEvent.click(screen.getByRole('button', { name: 'Send to The wiki' }));
    expect(onSync).toHaveBeenCalled();
  });

  it('offers the comparison for values that differ or that only the wiki has', () => {
    renderCard(
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
