import { beforeEach, describe, expect, it } from 'vitest';
import { describeSyncStatus } from '@/lib/app/describe/describe-sync-status';
import type { DisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

describe('describeSyncStatus', () => {
  it.each<[DisplayedStatus, string, string]>([
    [{ kind: 'local-only' }, 'local only', 'Only in this browser.'],
    [
      { kind: 'delayed', until: null, reason: 'offline' },
      'waiting',
      'Not sent to The wiki yet: this computer is offline. The source will be sent automatically.',
    ],
    [
      { kind: 'delayed', until: null, reason: 'unreachable' },
      'waiting',
      'The wiki can’t be reached. The source will be sent automatically.',
    ],
    [
      { kind: 'delayed', until: '2026-04-01T10:07:00.000Z', reason: 'rate-limited' },
      'waiting',
      expect.stringMatching(/^Not sent to The wiki yet\. The wiki is busy\. Next automatic attempt at \d/),
    ],
    [
      { kind: 'stopped', reason: 'permission-missing' },
      'stopped',
      'Sending to The wiki has stopped. Provenote has no permission to reach this address. Allow it in the wiki settings.',
    ],
    [{ kind: 'conflict', fields: ['title', 'tags'] }, 'differs', '2 fields differ from The wiki.'],
    [
      {
        kind: 'rejected',
        rejection: { kind: 'fields', faults: [{ kind: 'too-many', field: 'tags', limit: 50 }] },
      },
      'rejected',
      'The wiki rejected it: “Tags” has more than 50 entries.',
    ],
  ])('describes %j', (status, shortLabel, text) => {
    expect(describeSyncStatus(status, 'The wiki')).toMatchObject({ shortLabel, text });
  });
});
