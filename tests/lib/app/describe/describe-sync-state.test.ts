import { beforeEach, describe, expect, it } from 'vitest';
import { describeSyncState } from '@/lib/app/describe/describe-sync-state';
import type { DisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

describe('the words of a sync state', () => {
  it.each<[DisplayedStatus, string, string]>([
    [{ kind: 'local-only' }, 'local only', 'In this browser only.'],
    [
      { kind: 'waiting-until', until: null, why: 'offline' },
      'waiting',
      'Waiting for The wiki: offline. It goes by itself.',
    ],
    [
      { kind: 'waiting-until', until: null, why: 'unreachable' },
      'waiting',
      'Waiting for The wiki. It can’t be reached. It goes by itself.',
    ],
    [
      { kind: 'stopped', why: 'permission-missing' },
      'stopped',
      'Nothing goes to The wiki. The browser does not allow this address. Allow it in the settings of the wiki.',
    ],
    [{ kind: 'differs', fields: ['title', 'tags'] }, 'differs', 'The wiki differs in 2 fields.'],
    [
      { kind: 'refused', why: { kind: 'fields', faults: [{ kind: 'too-many', field: 'tags', limit: 50 }] } },
      'refused',
      'The wiki refused it: Tags: more than 50.',
    ],
  ])('%j', (state, shortLabel, text) => {
    expect(describeSyncState(state, 'The wiki')).toMatchObject({ shortLabel, text });
  });

  it('gives each state a sign beside its colour', () => {
    const look = describeSyncState({ kind: 'sending' }, 'The wiki');
    expect([look.tone, look.sign]).toEqual(['quiet', '…']);
  });
});
