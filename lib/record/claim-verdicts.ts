/** The verdicts of a wiki about a claim, the worst first. A claim without a verdict is not checked yet. */
export const CLAIM_VERDICTS = [
  'inaccurate',
  'unsupported',
  'minor-issues',
  'not-checked',
  'not-verifiable',
  'accurate',
] as const;
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];
