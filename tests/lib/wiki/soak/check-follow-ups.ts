import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/sync';
import type { LocalText } from '@/lib/wiki/outbox/flush-context';
import type { Violations } from './check-final-state';
import type { SimulatedWiki } from './simulated-wiki';

/** A settled source with a wiki at rest, and what is known beside its fields. */
export type FollowUpState = {
  wiki: SimulatedWiki;
  source: Source;
  entry: OutboxEntry;
  /** The text that could be sent now; null: none. */
  localText: LocalText | null;
  /** Whether the policy was changed and nothing has made the source due since. */
  isStale: boolean;
  /** Whether another editor said something about the address since it was last read. */
  isRemoteUnread: boolean;
  isFinalCheck: boolean;
  isDeclined: (sha256: string) => boolean;
  /** Whether the text there, if there is one, was put there by another editor. */
  isRemoteEdit: boolean;
  /** Whether it was sent from here. */
  isLocalWrite: boolean;
};

/** What of text, link state and citing pages is neither there nor told, and what is told and not true. */
export function checkFollowUps(state: FollowUpState): Violations {
  const { wiki, source, entry, isStale, isRemoteUnread, isFinalCheck } = state;
  const violations: Violations = { lost: [], untrue: [] };
  const label = `${source.stableId} with ${wiki.config.id}`;
  const textViolation = isStale ? null : findTextViolation(state);
  if (textViolation)
    violations[textViolation.kind].push(
      `the text of ${label} is ${entry.text.kind}: ${textViolation.reason}`,
    );
  if ((isFinalCheck || !isRemoteUnread) && isLinkStateUnsent(state))
    violations.lost.push(`${label}: ${source.linkState?.state} is not said`);
  if (isFinalCheck) {
    const { pages, citedBy } = wiki.server.state;
    const actualPageIds = (citedBy.get(entry.remoteId ?? '') ?? []).filter((id) => pages.has(id));
    const reportedPageIds = entry.citedBy?.pages.map(({ pageId }) => pageId);
    if (String(reportedPageIds) !== String(actualPageIds))
      violations.untrue.push(`${label}: cited by ${reportedPageIds}, there ${actualPageIds}`);
  }
  return violations;
}

type Violation = { kind: 'lost' | 'untrue'; reason: string };
const createLostViolation = (reason: string): Violation => ({ kind: 'lost', reason });
const createUntrueViolation = (reason: string): Violation => ({ kind: 'untrue', reason });

/** Every text is there, or asked about, or withheld for a reason that holds. */
function findTextViolation({
  wiki,
  entry,
  localText,
  isDeclined,
  isRemoteEdit,
  isLocalWrite,
  isFinalCheck,
}: FollowUpState): Violation | null {
  const { text } = entry;
  const policy = wiki.config.contentPolicy;
  if (text.kind === 'approved' && localText?.sha256 === text.sha256)
    return createLostViolation('the reader said yes');
  if (text.kind === 'waiting')
    return policy === 'never' ? createUntrueViolation('it never goes') : createLostViolation('nothing fails');
  if (text.kind === 'refused') return createUntrueViolation('it is not too long');
  const remoteText = wiki.server.state.contents.get(entry.remoteUrl ?? '');
  const isTextOnWiki = 'sha256' in text && remoteText?.contentHash === text.sha256.slice(0, 16);
  if (text.kind === 'sent' && !isTextOnWiki && !isRemoteEdit) return createUntrueViolation('it is not there');
  if (text.kind === 'theirs-kept' && !isTextOnWiki && !isRemoteEdit && !isDeclined(text.sha256))
    return createUntrueViolation('nothing of the wiki stays');
  if (text.kind === 'theirs-kept' && isTextOnWiki && isLocalWrite)
    return createUntrueViolation('it was sent');
  if (text.kind === 'sent' && isFinalCheck) {
    const row = wiki.server.state.rows.get(entry.remoteId ?? '');
    if (text.owesNote || row?.contentHash !== text.sha256.slice(0, 16))
      return createLostViolation('the entry does not say so');
  }
  if (policy === 'never' || !localText) return null;
  if (text.kind === 'none') return createLostViolation(`the policy is ${policy}`);
  if (text.kind === 'withheld' && localText.restriction !== text.why)
    return createUntrueViolation(`the page is marked ${localText.restriction}`);
  return text.sha256 === localText.sha256 ? null : createLostViolation('there is a newer text');
}

function isLinkStateUnsent({ wiki, source: { linkState }, entry }: FollowUpState): boolean {
  const row = wiki.server.state.rows.get(entry.remoteId ?? '');
  if (!linkState || !row) return false;
  if (!row.fetchStatus) return linkState.state !== 'ok';
  return linkState.state !== row.fetchStatus && linkState.checkedAt > String(row.lastFetchedAt);
}
