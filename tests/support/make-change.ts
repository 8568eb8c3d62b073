import { LibraryChange } from '@/lib/record/schema/library-change';

/** Makes a finished change of one source to "archived". A test overrides only the fields that it checks. */
export const makeChange = (overrides: Partial<LibraryChange> = {}): LibraryChange =>
  LibraryChange.parse({
    id: crypto.randomUUID(),
    at: '2026-03-14T10:00:00.000Z',
    action: { kind: 'status', status: 'archived' },
    state: 'finished',
    chunkCount: 1,
    appliedCount: 1,
    sourceCount: 1,
    changedCount: 1,
    undoneCount: 0,
    skippedCount: 0,
    urlHolderTitle: null,
    firstIds: ['sid_AbCdEf0123'],
    problem: null,
    ...overrides,
  });
