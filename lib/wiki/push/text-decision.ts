import { isPrivateUrl } from '@/lib/address/private-host';
import type { Access } from '@/lib/record/schema/vocabulary';
import type { RemoteText, TextStatus } from '@/lib/wiki/model/outbox-entry';
import type { ContentPolicy } from '@/lib/wiki/model/wiki';
import type { SendableText } from '@/lib/wiki/outbox/outbox-store';

/** The decision about a text: `send`, or the text status to save instead of sending it. */
export type TextDecision = 'send' | TextStatus;

/**
 * Decides whether a text may be sent, before the remote text is read. The reader's approval of exactly this text overrides the
 * policy and the restriction. Texts of files and private hosts have the restriction `local`. `skip` means that nothing has to be
 * done.
 */
export function decideTextSend(
  policy: ContentPolicy,
  textStatus: TextStatus,
  localText: SendableText,
): TextDecision | 'skip' {
  const { sha256, url } = localText;
  const restriction = localText.restriction ?? (isPrivateUrl(url) ? 'local' : null);
  if (textStatus.kind !== 'none' && textStatus.sha256 === sha256) {
    const earlierDecision = findEarlierDecision(textStatus, restriction);
    if (earlierDecision !== null) return earlierDecision;
  }
  // The policy was changed to `never` while the text was waiting, so it is not sent.
  if (policy === 'never')
    return ['waiting', 'approved'].includes(textStatus.kind) ? { kind: 'none' } : 'skip';
  if (restriction !== null) return { kind: 'withheld', sha256, reason: restriction };
  return policy === 'ask' ? { kind: 'decision-needed', sha256, remoteText: null } : 'send';
}

/** Returns the earlier decision about the same text, or null if it no longer applies, because a restriction was added. */
function findEarlierDecision(textStatus: TextStatus, restriction: Access | null): 'send' | 'skip' | null {
  if (['sent', 'remote-kept', 'rejected'].includes(textStatus.kind)) return 'skip';
  if (textStatus.kind !== 'approved' && textStatus.kind !== 'decision-needed') return null;
  if (restriction !== null && textStatus.acceptedRestriction !== restriction) return null;
  return textStatus.kind === 'approved' ? 'send' : 'skip';
}

/**
 * Decides whether a text may replace the remote text. It may replace a different text only if the reader approved it while both
 * texts were shown.
 */
export function decideTextReplacement(
  textStatus: TextStatus,
  localText: SendableText,
  remoteText: RemoteText | null,
): TextDecision {
  const { sha256 } = localText;
  if (remoteText === null) return 'send';
  if (isMatchingHash(remoteText.hash, sha256)) return { kind: 'remote-kept', sha256 };
  const wasShown =
    textStatus.kind === 'approved' &&
    textStatus.sha256 === sha256 &&
    isSameText(textStatus.remoteText, remoteText);
  if (wasShown) return 'send';
  const acceptedRestriction =
    'acceptedRestriction' in textStatus ? textStatus.acceptedRestriction : undefined;
  return {
    kind: 'decision-needed',
    sha256,
    remoteText,
    ...(acceptedRestriction ? { acceptedRestriction } : {}),
  };
}

// Wikis store the first 16 digits of a hash (docs/wiki-protocol.md, section 5.2). A shorter hash proves nothing.
const isMatchingHash = (hash: string | null, sha256: string): boolean =>
  hash !== null && hash.length >= 16 && sha256.startsWith(hash);

// Only the beginning of a text without a hash is known. A text of another time may end differently, so the times are compared.
const isSameText = (shownText: RemoteText | null, remoteText: RemoteText): boolean =>
  shownText !== null &&
  shownText.hash === remoteText.hash &&
  (remoteText.hash !== null || shownText.fetchedAt === remoteText.fetchedAt) &&
  shownText.length === remoteText.length &&
  (shownText.excerpt ?? null) === (remoteText.excerpt ?? null);

/** Returns the status after the reader agreed to send the text. A status that needs no decision does not change. */
export function approveText(textStatus: TextStatus): TextStatus {
  if (textStatus.kind === 'decision-needed') return { ...textStatus, kind: 'approved' };
  return textStatus.kind === 'withheld'
    ? {
        kind: 'approved',
        sha256: textStatus.sha256,
        remoteText: null,
        acceptedRestriction: textStatus.reason,
      }
    : textStatus;
}

/** Returns the status after the reader decided not to send the text. */
export const declineText = (textStatus: TextStatus): TextStatus =>
  textStatus.kind === 'decision-needed'
    ? {
        kind: 'remote-kept',
        sha256: textStatus.sha256,
        ...(textStatus.remoteText === null ? { isRemoteEmpty: true } : {}),
      }
    : textStatus;
