import type { ReactNode } from 'react';
import { describeClaims, formatClaimLocation, VERDICT_LABELS } from '@/lib/app/describe/claims';
import { formatDay, formatRecentTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Claim, Claims } from '@/lib/wiki/model/claims';
import './claims.css';

type Props = {
  /** Undefined until the claims were read. */
  claims: Claims | undefined;
  /** Whether the list is open at first. */
  isOpen?: boolean;
  /** Is called when the reader opens the list. */
  onOpen?: () => void;
  /** Renders what the reader can do with a claim. */
  renderActions?: (claim: Claim) => ReactNode;
};

/** The claims on pages of the wiki that rest on a source, collapsed to one line with the verdicts that need attention. */
export function ClaimList({ claims, isOpen = false, onOpen, renderActions = () => null }: Props) {
  if (!claims || claims.items.length === 0) return null;
  return (
    <details
      className="claims"
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open && onOpen?.()}
    >
      <summary>{describeClaims(claims.items, (key) => t(key))}</summary>
      <ol>
        {claims.items.map((claim) => (
          <ClaimItem key={`${claim.pageId} ${claim.footnote} ${claim.text}`} claim={claim}>
            {renderActions(claim)}
          </ClaimItem>
        ))}
      </ol>
      <p className="hint">{t('syncCitedAsOf', formatRecentTime(claims.readAt))}</p>
    </details>
  );
}

function ClaimItem({ claim, children }: { claim: Claim; children: ReactNode }) {
  const { text, context, quote, verdict, issues, checkedAt } = claim;
  return (
    <li data-verdict={verdict}>
      <p>
        <strong>{t(VERDICT_LABELS[verdict])}</strong>
        {checkedAt && <span className="hint"> · {formatDay(checkedAt)}</span>}
      </p>
      <p dir="auto">{text}</p>
      {context && context !== text && (
        <p className="hint" dir="auto">
          {context}
        </p>
      )}
      {quote && <blockquote dir="auto">{quote}</blockquote>}
      {issues && (
        <p className="hint" dir="auto">
          {issues}
        </p>
      )}
      <p className="hint" dir="auto">
        {formatClaimLocation(claim)}
      </p>
      {children}
    </li>
  );
}
