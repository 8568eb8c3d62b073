import { CLAIM_VERDICTS } from '@/lib/record/claim-verdicts';
import type { Claim, ClaimState } from '@/lib/wiki/model/claims';
import { cleanText } from './clean-text';

// The maximum length of a string in UTF-16 code units. A longer string is truncated, because it is only displayed.
const MAX_TEXT_LENGTH = 5_000;
/** The number of claims that one request asks for: the maximum of the route (docs/wiki-protocol.md, section 6a). */
export const MAX_CLAIMS = 500;

const VERDICT_BY_NAME: Record<string, Claim['verdict']> = {
  accurate: 'accurate',
  inaccurate: 'inaccurate',
  unsupported: 'unsupported',
  minor_issues: 'minor-issues',
  not_verifiable: 'not-verifiable',
};

/**
 * Parses the claims that cite a URL (docs/wiki-protocol.md, section 6a), the worst verdict first. Returns null if the response has
 * another shape. Values of the wrong type become null, and a claim without text or page is left out.
 */
export function parseClaims(response: unknown): Claim[] | null {
  const rows = isObject(response) ? response.quotes : null;
  if (!Array.isArray(rows)) return null;
  const claims = rows.slice(0, MAX_CLAIMS).flatMap((row) => parseClaim(row) ?? []);
  return claims.sort((a, b) => getVerdictRank(a) - getVerdictRank(b));
}

/** Parses the response with one claim. Returns null if the response has another shape. */
export function parseClaimState(response: unknown): ClaimState | null {
  const row = isObject(response) ? response.quote : null;
  const claim = parseClaim(row);
  if (!claim || !isObject(row)) return null;
  return {
    claim,
    supportingQuote: parseText(row.accuracySupportingQuotes),
    isQuoteVerified: row.quoteVerified === true,
  };
}

const getVerdictRank = ({ verdict }: Claim): number => CLAIM_VERDICTS.indexOf(verdict);

function parseClaim(row: unknown): Claim | null {
  if (!isObject(row)) return null;
  const [pageId, text] = [parseText(row.pageId), parseText(row.claimText)];
  if (pageId === null || text === null) return null;
  const verdictName = typeof row.accuracyVerdict === 'string' ? row.accuracyVerdict : '';
  return {
    pageId,
    pageTitle: pageId,
    footnote: Number.isSafeInteger(row.footnote) ? Number(row.footnote) : null,
    text,
    context: parseText(row.claimContext),
    quote: parseText(row.sourceQuote),
    verdict: Object.hasOwn(VERDICT_BY_NAME, verdictName)
      ? (VERDICT_BY_NAME[verdictName] ?? 'not-checked')
      : 'not-checked',
    issues: parseText(row.accuracyIssues),
    checkedAt: parseTime(row.accuracyCheckedAt),
  };
}

function parseText(value: unknown): string | null {
  const text = typeof value === 'string' ? cleanText(value.slice(0, MAX_TEXT_LENGTH)) : '';
  return text === '' ? null : text;
}

function parseTime(value: unknown): string | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
