import { isPrivateAddress } from '@/lib/address/private-host';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { RemoteText, TextStatus } from '@/lib/wiki/model/outbox-entry';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import type { SendableText } from '@/lib/wiki/outbox/outbox-store';

/** `send`: the text may be sent. Otherwise the status to save and to show. */
export type TextDecision = 'send' | TextStatus;

/**
 * Decides whether a text may be sent to a wiki, before anything is read there. The reader's approval of exactly this text
 * overrides the policy and any restriction. Files and local hosts have no public text. `skip`: there is nothing to do.
 */
export function decideTextSend(
  policy: ContentPolicy,
  text: TextStatus,
  localText: SendableText,
): TextDecision | 'skip' {
  const { sha256, url } = localText;
  const restriction = localText.restriction ?? (isPrivateAddress(url) ? 'local' : null);
  if (text.kind !== 'none' && text.sha256 === sha256) {
    const earlierDecision = findEarlierDecision(text, restriction);
    if (earlierDecision !== null) return earlierDecision;
  }
  // A text that an earlier policy would have sent is not sent any more.
  if (policy === 'never') return ['waiting', 'approved'].includes(text.kind) ? { kind: 'none' } : 'skip';
  if (restriction !== null) return { kind: 'withheld', sha256, reason: restriction };
  return policy === 'ask' ? { kind: 'decision-needed', sha256, remoteText: null } : 'send';
}

/** The earlier decision about this very text; null: none that still holds. A restriction found later ends an approval. */
function findEarlierDecision(text: TextStatus, restriction: Access | null): 'send' | 'skip' | null {
  if (['sent', 'remote-kept', 'rejected'].includes(text.kind)) return 'skip';
  if (text.kind !== 'approved' && text.kind !== 'decision-needed') return null;
  if (restriction !== null && text.acceptedRestriction !== restriction) return null;
  return text.kind === 'approved' ? 'send' : 'skip';
}

/**
 * Decides whether a text may replace that of the wiki. Another text is only replaced after both were shown and the reader
 * chose; an approval from before it was shown does not count.
 */
export function decideTextReplacement(
  text: TextStatus,
  localText: SendableText,
  remoteText: RemoteText | null,
): TextDecision {
  const { sha256 } = localText;
  if (remoteText === null) return 'send';
  if (isMatchingHash(remoteText.hash, sha256)) return { kind: 'remote-kept', sha256 };
  const wasShown =
    text.kind === 'approved' && text.sha256 === sha256 && isSameText(text.remoteText, remoteText);
  if (wasShown) return 'send';
  const acceptedRestriction = 'acceptedRestriction' in text ? text.acceptedRestriction : undefined;
  return {
    kind: 'decision-needed',
    sha256,
    remoteText,
    ...(acceptedRestriction ? { acceptedRestriction } : {}),
  };
}

// Wikis store the first 16 digits (docs/wiki-protocol.md, section 5.2); fewer prove nothing.
const isMatchingHash = (hash: string | null, sha256: string): boolean =>
  hash !== null && hash.length >= 16 && sha256.startsWith(hash);

// Only the beginning of a text without a hash is known: a later one may end differently.
const isSameText = (shownText: RemoteText | null, remoteText: RemoteText): boolean =>
  shownText !== null &&
  shownText.hash === remoteText.hash &&
  (remoteText.hash !== null || shownText.fetchedAt === remoteText.fetchedAt) &&
  shownText.length === remoteText.length &&
  (shownText.excerpt ?? null) === (remoteText.excerpt ?? null);

/** The status after the reader agreed to send the text; a status that does not ask for it stays. */
export function approveText(text: TextStatus): TextStatus {
  if (text.kind === 'decision-needed') return { ...text, kind: 'approved' };
  return text.kind === 'withheld'
    ? { kind: 'approved', sha256: text.sha256, remoteText: null, acceptedRestriction: text.reason }
    : text;
}

/** The status after the reader chose the text of the wiki, or none. */
export const declineText = (text: TextStatus): TextStatus =>
  text.kind === 'decision-needed' ? { kind: 'remote-kept', sha256: text.sha256 } : text;
