import type { Source } from '@/lib/record/schema/source';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { LocalText } from '@/lib/wiki/outbox/outbox-store';
import type { Violations } from './check-final-state';
import type { SimulatedWiki } from './simulated-wiki';

/** The text, link state and citing pages of a settled source, and what the checker recorded about them. */
export type FollowUpState = {
  wiki: SimulatedWiki;
  source: Source;
  entry: OutboxEntry;
  /** The text that could be sent now, or null. */
  localText: LocalText | null;
  /** Whether the policy changed after the entry was last due. Its text status may still be that of the earlier policy. */
  isStale: boolean;
  /** Whether another editor changed the link state and no flush has read it yet. */
  isRemoteUnread: boolean;
  /** Whether every entry was requeued before the check, so that nothing may be outdated. */
  isFinalCheck: boolean;
  /** Whether the reader declined to send the text with this hash. */
  isDeclined: (sha256: string) => boolean;
  /** Whether another editor wrote the remote text. */
  isRemoteEdit: boolean;
  /** Whether this client wrote the remote text. */
  isLocalWrite: boolean;
};

/** Checks the follow-ups of one source with one wiki: text, link state and citing pages. Returns the violations. */
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
    violations.lost.push(`${label}: ${source.linkState?.state} was not sent`);
  if (isFinalCheck) {
    const { pages, citedBy } = wiki.server.state;
    const actualPageIds = (citedBy.get(entry.remoteId ?? '') ?? []).filter((id) => pages.has(id));
    const reportedPageIds = entry.citingPages?.pages.map(({ pageId }) => pageId);
    // The pages are listed in the order of their quality.
    if (String(reportedPageIds?.toSorted()) !== String(actualPageIds.toSorted()))
      violations.untrue.push(`${label}: cited by ${reportedPageIds}, on the wiki ${actualPageIds}`);
  }
  return violations;
}

type Violation = { kind: 'lost' | 'untrue'; reason: string };
const createLostViolation = (reason: string): Violation => ({ kind: 'lost', reason });
const createUntrueViolation = (reason: string): Violation => ({ kind: 'untrue', reason });

/** Checks that the text is on the wiki, waits for a decision, or is withheld for a reason that still applies. */
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
    return createLostViolation('the reader approved it');
  if (textStatus.kind === 'waiting')
    return policy === 'never'
      ? createUntrueViolation('the policy is never')
      : createLostViolation('no request fails');
  if (textStatus.kind === 'rejected') return createUntrueViolation('it is not too long');
  const remoteText = wiki.server.state.contents.get(entry.remoteUrl ?? '');
  const isTextOnWiki = 'sha256' in textStatus && remoteText?.contentHash === textStatus.sha256.slice(0, 16);
  if (textStatus.kind === 'sent' && !isTextOnWiki && !isRemoteEdit)
    return createUntrueViolation('the wiki does not have it');
  if (textStatus.kind === 'remote-kept' && !isTextOnWiki && !isRemoteEdit && !isDeclined(textStatus.sha256))
    return createUntrueViolation('the wiki has no text to keep');
  if (textStatus.kind === 'remote-kept' && isTextOnWiki && isLocalWrite)
    return createUntrueViolation('this client sent it');
  if (textStatus.kind === 'sent' && isFinalCheck) {
    const row = wiki.server.state.rows.get(entry.remoteId ?? '');
    if (textStatus.metadataPending || row?.contentHash !== textStatus.sha256.slice(0, 16))
      return createLostViolation('the resource lacks its metadata');
  }
  if (policy === 'never' || !localText) return null;
  if (textStatus.kind === 'none') return createLostViolation(`the policy is ${policy}`);
  if (textStatus.kind === 'withheld' && localText.restriction !== textStatus.reason)
    return createUntrueViolation(`the restriction is ${localText.restriction}`);
  return textStatus.sha256 === localText.sha256 ? null : createLostViolation('there is a newer text');
}

/** Whether a link state proves more than an error, which may pass. */
export const isProvenState = (fetchStatus: unknown): boolean =>
  fetchStatus === 'dead' || fetchStatus === 'paywall';

function isLinkStateUnsent({ wiki, source: { linkState }, entry }: FollowUpState): boolean {
  const row = wiki.server.state.rows.get(entry.remoteId ?? '');
  if (!linkState || !row) return false;
  if (!row.fetchStatus) return linkState.state !== 'ok';
  if (linkState.state === 'error' && isProvenState(row.fetchStatus)) return false;
  return linkState.state !== row.fetchStatus && linkState.checkedAt > String(row.lastFetchedAt);
}
