/** What a suite of `npm test` reports. `output` is shown as it is; empty: nothing to say. */
export interface SuiteResult {
  passed: number;
  failed: number;
  output: string;
}
