import { isPrivateUrl } from '@/lib/address/private-host';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { RemoteText, TextStatus } from '@/lib/wiki/model/outbox-entry';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import type { SendableText } from '@/lib/wiki/outbox/outbox-store';

/** `send`: the text may be sent. Otherwise the status to save and to show. */
export type TextDecision = 'send' | TextStatus;

/**
 * Decides whether a text may be sent to a wiki, before anything is read there. The reader's approval of exactly this text
 * overrides the policy and any restriction. Texts of files and local hosts are restricted as `local`. `skip`: do nothing.
 */
export function decideTextSend(
  policy: ContentPolicy,
  text: TextStatus,
  localText: SendableText,
): TextDecision | 'skip' {
  const { sha256, url } = localText;
  const restriction = localText.restriction ?? (isPrivateUrl(url) ? 'local' : null);
  if (text.kind !== 'none' && text.sha256 === sha256) {
    const earlierDecision = findEarlierDecision(text, restriction);
    if (earlierDecision !== null) return earlierDecision;
  }
  // A text that waited under an earlier policy is no longer sent.
  if (policy === 'never') return ['waiting', 'approved'].includes(text.kind) ? { kind: 'none' } : 'skip';
  if (restriction !== null) return { kind: 'withheld', sha256, reason: restriction };
  return policy === 'ask' ? { kind: 'decision-needed', sha256, remoteText: null } : 'send';
}

/** Returns the decision that still applies to this text; null: none. A restriction found after an approval voids it. */
function findEarlierDecision(text: TextStatus, restriction: Access | null): 'send' | 'skip' | null {
  if (['sent', 'remote-kept', 'rejected'].includes(text.kind)) return 'skip';
  if (text.kind !== 'approved' && text.kind !== 'decision-needed') return null;
  if (restriction !== null && text.acceptedRestriction !== restriction) return null;
  return text.kind === 'approved' ? 'send' : 'skip';
}

/**
 * Decides whether a text may replace the remote one. A different remote text is replaced only after both were shown and the
 * reader chose; an earlier approval does not count.
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

// Wikis store the first 16 digits (docs/wiki-protocol.md, section 5.2); a shorter prefix does not prove equality.
const isMatchingHash = (hash: string | null, sha256: string): boolean =>
  hash !== null && hash.length >= 16 && sha256.startsWith(hash);

// Only the beginning of a text without a hash is known, so its time must be equal too: a later text may end differently.
const isSameText = (shownText: RemoteText | null, remoteText: RemoteText): boolean =>
  shownText !== null &&
  shownText.hash === remoteText.hash &&
  (remoteText.hash !== null || shownText.fetchedAt === remoteText.fetchedAt) &&
  shownText.length === remoteText.length &&
  (shownText.excerpt ?? null) === (remoteText.excerpt ?? null);

/** Returns the status after the reader agreed to send the text. A status without an open decision is returned unchanged. */
export function approveText(text: TextStatus): TextStatus {
  if (text.kind === 'decision-needed') return { ...text, kind: 'approved' };
  return text.kind === 'withheld'
    ? { kind: 'approved', sha256: text.sha256, remoteText: null, acceptedRestriction: text.reason }
    : text;
}

/** Returns the status after the reader kept the remote text or sent none. */
export const declineText = (text: TextStatus): TextStatus =>
  text.kind === 'decision-needed' ? { kind: 'remote-kept', sha256: text.sha256 } : text;
