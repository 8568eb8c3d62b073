import type { SettableVerdict, VerdictMark } from '@/lib/wiki/model/verdict-mark';

const VERDICT_NAMES: Record<SettableVerdict, string> = {
  accurate: 'accurate',
  'minor-issues': 'minor_issues',
  inaccurate: 'inaccurate',
  unsupported: 'unsupported',
  'not-verifiable': 'not_verifiable',
};

/** Builds the body that sets a verdict (docs/wiki-protocol.md, section 6a). */
export const buildVerdict = ({ pageId, footnote, verdict, issues, supportingWords }: VerdictMark) => ({
  pageId,
  footnote,
  verdict: VERDICT_NAMES[verdict],
  ...(issues === null ? {} : { issues }),
  ...(supportingWords === null ? {} : { supportingQuotes: supportingWords }),
});
