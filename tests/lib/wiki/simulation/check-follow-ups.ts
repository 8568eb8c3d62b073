import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { LocalText } from '@/lib/wiki/outbox/outbox-store';
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
      `the text of ${label} is ${entry.textStatus.kind}: ${textViolation.reason}`,
    );
  if ((isFinalCheck || !isRemoteUnread) && isLinkStateUnsent(state))
    violations.lost.push(`${label}: ${source.linkState?.state} is not said`);
  if (isFinalCheck) {
    const { pages, citedBy } = wiki.server.state;
    const actualPageIds = (citedBy.get(entry.remoteId ?? '') ?? []).filter((id) => pages.has(id));
    const reportedPageIds = entry.citingPages?.pages.map(({ pageId }) => pageId);
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
  const { textStatus } = entry;
  const policy = wiki.config.contentPolicy;
  if (textStatus.kind === 'approved' && localText?.sha256 === textStatus.sha256)
    return createLostViolation('the reader said yes');
  if (textStatus.kind === 'waiting')
    return policy === 'never' ? createUntrueViolation('it never goes') : createLostViolation('nothing fails');
  if (textStatus.kind === 'rejected') return createUntrueViolation('it is not too long');
  const remoteText = wiki.server.state.contents.get(entry.remoteUrl ?? '');
  const isTextOnWiki = 'sha256' in textStatus && remoteText?.contentHash === textStatus.sha256.slice(0, 16);
  if (textStatus.kind === 'sent' && !isTextOnWiki && !isRemoteEdit)
    return createUntrueViolation('it is not there');
  if (textStatus.kind === 'remote-kept' && !isTextOnWiki && !isRemoteEdit && !isDeclined(textStatus.sha256))
    return createUntrueViolation('nothing of the wiki stays');
  if (textStatus.kind === 'remote-kept' && isTextOnWiki && isLocalWrite)
    return createUntrueViolation('it was sent');
  if (textStatus.kind === 'sent' && isFinalCheck) {
    const row = wiki.server.state.rows.get(entry.remoteId ?? '');
    if (textStatus.metadataPending || row?.contentHash !== textStatus.sha256.slice(0, 16))
      return createLostViolation('the entry does not say so');
  }
  if (policy === 'never' || !localText) return null;
  if (textStatus.kind === 'none') return createLostViolation(`the policy is ${policy}`);
  if (textStatus.kind === 'withheld' && localText.restriction !== textStatus.reason)
    return createUntrueViolation(`the page is marked ${localText.restriction}`);
  return textStatus.sha256 === localText.sha256 ? null : createLostViolation('there is a newer text');
}

function isLinkStateUnsent({ wiki, source: { linkState }, entry }: FollowUpState): boolean {
  const row = wiki.server.state.rows.get(entry.remoteId ?? '');
  if (!linkState || !row) return false;
  if (!row.fetchStatus) return linkState.state !== 'ok';
  return linkState.state !== row.fetchStatus && linkState.checkedAt > String(row.lastFetchedAt);
}
