/**
 * The result of a suite of `npm test`. `output` is printed unchanged; it is empty if there is nothing to
 * report.
 */
export interface SuiteResult {
  passed: number;
  failed: number;
  output: string;
}
