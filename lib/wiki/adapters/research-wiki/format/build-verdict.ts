import type { ReaderVerdict, SettableVerdict } from '@/lib/wiki/model/reader-verdict';

const VERDICT_NAMES: Record<SettableVerdict, string> = {
  accurate: 'accurate',
  'minor-issues': 'minor_issues',
  inaccurate: 'inaccurate',
  unsupported: 'unsupported',
  'not-verifiable': 'not_verifiable',
};

/** Builds the body that sets a verdict (docs/wiki-protocol.md, section 6a). */
export const buildVerdict = ({ pageId, footnote, verdict, issues, supportingQuote }: ReaderVerdict) => ({
  pageId,
  footnote,
  verdict: VERDICT_NAMES[verdict],
  ...(issues === null ? {} : { issues }),
  ...(supportingQuote === null ? {} : { supportingQuotes: supportingQuote }),
});
