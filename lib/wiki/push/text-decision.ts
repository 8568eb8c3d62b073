import { isPrivateAddress } from '@/lib/address/private-host';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { RemoteText, TextStatus } from '@/lib/wiki/model/sync';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';

/** A text of a page that could be sent. `mark`: why it is not for everybody, as captured or as the reader says. */
export type SendableText = { url: string; sha256: string; restriction: Access | null };

/** `send`: it may go. A state is to be kept and shown. */
export type TextDecision = 'send' | TextStatus;

/**
 * Whether a text may go to a wiki, before anything is read there. The reader's yes to exactly this text stands above
 * the policy and above what withholds it by rule. Files and local hosts have no public text. `leave`: nothing is to be
 * done or shown.
 */
export function decideTextSend(
  policy: ContentPolicy,
  text: TextStatus,
  localText: SendableText,
): TextDecision | 'leave' {
  const { sha256, url } = localText;
  const restriction = localText.restriction ?? (isPrivateAddress(url) ? 'local' : null);
  if (text.kind !== 'none' && text.sha256 === sha256) {
    const earlierDecision = findEarlierDecision(text, restriction);
    if (earlierDecision !== null) return earlierDecision;
  }
  // What was to go by an earlier policy does not any more.
  if (policy === 'never') return ['waiting', 'approved'].includes(text.kind) ? { kind: 'none' } : 'leave';
  if (restriction !== null) return { kind: 'withheld', sha256, why: restriction };
  return policy === 'ask' ? { kind: 'ask', sha256, theirs: null } : 'send';
}

/** What was decided or asked about this very text; null: nothing that stands. A mark that came after a yes takes it back. */
function findEarlierDecision(text: TextStatus, restriction: Access | null): 'send' | 'leave' | null {
  if (['sent', 'theirs-kept', 'refused'].includes(text.kind)) return 'leave';
  if (text.kind !== 'approved' && text.kind !== 'ask') return null;
  if (restriction !== null && text.despite !== restriction) return null;
  return text.kind === 'approved' ? 'send' : 'leave';
}

/**
 * Whether it may take the place of what the wiki holds. Another text is only replaced after both were shown and the
 * reader chose; a yes from before it was seen is no such choice.
 */
export function decideTextReplacement(
  text: TextStatus,
  localText: SendableText,
  remoteText: RemoteText | null,
): TextDecision {
  const { sha256 } = localText;
  if (remoteText === null) return 'send';
  if (isMatchingHash(remoteText.hash, sha256)) return { kind: 'theirs-kept', sha256 };
  const wasShown = text.kind === 'approved' && text.sha256 === sha256 && isSameText(text.theirs, remoteText);
  if (wasShown) return 'send';
  return {
    kind: 'ask',
    sha256,
    theirs: remoteText,
    ...('despite' in text && text.despite ? { despite: text.despite } : {}),
  };
}

// Wikis keep the first sixteen digits (protocol, 5.2); fewer prove nothing.
const isMatchingHash = (hash: string | null, sha256: string): boolean =>
  hash !== null && hash.length >= 16 && sha256.startsWith(hash);

// Of a text without a hash only the beginning is known: a later one may end otherwise.
const isSameText = (shownText: RemoteText | null, remoteText: RemoteText): boolean =>
  shownText !== null &&
  shownText.hash === remoteText.hash &&
  (remoteText.hash !== null || shownText.fetchedAt === remoteText.fetchedAt) &&
  shownText.length === remoteText.length &&
  (shownText.start ?? null) === (remoteText.start ?? null);

/** The state after the reader said yes to the text that was asked about; any other state stays. */
export const approveText = (text: TextStatus): TextStatus =>
  text.kind === 'ask'
    ? { ...text, kind: 'approved' }
    : text.kind === 'withheld'
      ? { kind: 'approved', sha256: text.sha256, theirs: null, despite: text.why }
      : text;

/** The state after the reader chose the wiki's text, or none. */
export const declineText = (text: TextStatus): TextStatus =>
  text.kind === 'ask' ? { kind: 'theirs-kept', sha256: text.sha256 } : text;
