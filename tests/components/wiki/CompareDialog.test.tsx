// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CompareDialog } from '@/components/wiki/CompareDialog';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import { createOutboxEntry } from '@/lib/wiki/outbox/create-outbox-entry';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const entryWithDifferences: OutboxEntry = {
  ...createOutboxEntry('w', 'sid_0000000001'),
  status: 'conflict',
  conflictFields: ['summary'],
  divergentFields: ['title', 'venueId'],
  offeredFields: ['abstract'],
  remoteSnapshot: {
    fields: { summary: 'Theirs.', title: 'Their title', venueId: 'nature', abstract: 'Their abstract' },
    updatedAt: null,
    readAt: '2026-04-01T09:00:00.000Z',
  },
};

function renderDialog(overrides: Partial<OutboxEntry> = {}) {
  const [onEdit, onClose] = [vi.fn(), vi.fn()];
  const onChoose = vi.fn(async () => true);
  const onUndo = vi.fn(async () => []);
  render(
    <CompareDialog
      wikiName="The wiki"
      // The cast is needed because TypeScript can't check that overrides and defaults form one variant of the union.
      entry={{ ...entryWithDifferences, ...overrides } as OutboxEntry}
      local={{ summary: 'Ours.', title: 'Our title', venueId: 'mine', abstract: null }}
      remoteOnlyFields={['venueId']}
      onChoose={onChoose}
      onUndo={onUndo}
      onEdit={onEdit}
      onClose={onClose}
    />,
  );
  const clickButton = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  return { onChoose, onUndo, onEdit, clickButton };
}

describe('CompareDialog', () => {
  it('shows the local and the remote value of each difference, and the values that only the wiki has', () => {
    renderDialog();
    const dialog = within(screen.getByRole('dialog'));
    for (const expectedText of ['Ours.', 'Theirs.', 'Our title', 'Their title', 'Their abstract'])
      expect(dialog.getByText(expectedText)).toBeDefined();
    for (const heading of [
      'Different on both sides',
      'The wiki has its own value and keeps it until you choose',
      'Empty or less exact here; the wiki has a value',
    ])
      expect(dialog.getByRole('heading', { name: heading })).toBeDefined();
    expect(dialog.getByText(/Nothing here is sent to the wiki until you choose\./)).toBeDefined();
  });

  it('resolves one field with one click', () => {
    const { onChoose, clickButton } = renderDialog();
    clickButton('Use mine Summary');
    expect(onChoose).toHaveBeenLastCalledWith(['summary'], 'local');
    clickButton('Use the wiki’s Abstract');
    expect(onChoose).toHaveBeenLastCalledWith(['abstract'], 'remote');
    // This remote venue is invalid in a source, so the reader can only leave it in the wiki.
    clickButton('Leave wiki unchanged Venue');
    expect(onChoose).toHaveBeenLastCalledWith(['venueId'], 'remote');
    expect(screen.queryByRole('button', { name: 'Use mine Abstract' })).toBeNull();
  });

  it('resolves all fields with one click', () => {
    const firstDialog = renderDialog();
    firstDialog.clickButton('Use mine everywhere');
    expect(firstDialog.onChoose).toHaveBeenLastCalledWith(['title', 'venueId', 'summary'], 'local');
    cleanup();
    const { onChoose, clickButton } = renderDialog();
    clickButton('Use wiki’s everywhere');
    expect(onChoose).toHaveBeenLastCalledWith(['title', 'venueId', 'abstract', 'summary'], 'remote');
  });

  it('keeps a resolved field in its row, with its buttons disabled', () => {
    const { onChoose, clickButton } = renderDialog();
    clickButton('Use mine Summary');
    const field = screen.getByRole('heading', { name: 'Summary' }).closest('.compare-field');
    expect(field?.textContent).toContain('Your value is used');
    clickButton('Use mine Summary');
    expect(onChoose).toHaveBeenCalledTimes(1);
    expect(document.activeElement?.textContent).toBe('Title');
    clickButton('Use the wiki’s Title');
    clickButton('Leave wiki unchanged Venue');
    expect(document.activeElement?.textContent).toBe('Abstract');
    clickButton('Use the wiki’s Abstract');
    expect(document.activeElement?.textContent).toContain('No differences left to decide.');
  });

  it('undoes one choice or all choices', () => {
    const { onUndo, clickButton } = renderDialog();
    clickButton('Use mine Summary');
    clickButton('Undo Summary');
    expect(onUndo).toHaveBeenLastCalledWith(['summary']);
    expect(document.activeElement?.textContent).toBe('Summary');
    clickButton('Use wiki’s everywhere');
    clickButton('Undo all');
    expect(onUndo).toHaveBeenLastCalledWith(['title', 'venueId', 'abstract', 'summary']);
  });

  it('says that a field changed on both sides only if there is a merge base', () => {
    const summary = { summary: 'Once.' };
    renderDialog({ mergeBase: { local: summary, remote: summary } });
    expect(screen.getByRole('heading', { name: 'Changed on both sides' })).toBeDefined();
    expect(screen.queryByRole('heading', { name: 'Different on both sides' })).toBeNull();
  });

  it('offers to edit the field instead', () => {
    const { onEdit, clickButton } = renderDialog();
    clickButton('Edit Title');
    expect(onEdit).toHaveBeenCalledWith('title');
  });

  it('shows a message if no field needs a decision', () => {
    renderDialog({
      status: 'synced',
      syncedAt: '2026-04-01T09:00:00.000Z',
      nextAttemptAt: null,
      divergentFields: [],
      offeredFields: [],
    });
    expect(screen.getByText(/No differences left to decide\./)).toBeDefined();
  });
});
