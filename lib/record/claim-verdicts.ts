/** The verdicts of a wiki about a claim, the worst first. A claim that the wiki has not checked has `not-checked`. */
export const CLAIM_VERDICTS = [
  'inaccurate',
  'unsupported',
  'minor-issues',
  'not-checked',
  'not-verifiable',
  'accurate',
] as const;
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];
