/**
 * Runs suites, at most `maxRunning` at the same time, and prints the output of each suite when it ends. A
 * suite resolves to `{ passed, failed, output }`. It starts after the suites in its `needs` and `after`. If
 * one of its `needs` failed, it is not run and counts as one failure. `after` only determines the order.
 */
export async function runSuites(suites, { maxRunning }) {
  const results = new Map();
  const waitingSuites = [...suites];
  const runningSuites = new Map();
  const startMs = Date.now();
  const suiteNames = new Set(suites.map(({ name }) => name));
  while (waitingSuites.length > 0 || runningSuites.size > 0) {
    startReadySuites(waitingSuites, runningSuites, results, { maxRunning, suiteNames });
    if (runningSuites.size > 0) await Promise.race(runningSuites.values());
  }
  return printSummary(suites, results, Date.now() - startMs);
}

function startReadySuites(waitingSuites, runningSuites, results, { maxRunning, suiteNames }) {
  for (let index = 0; index < waitingSuites.length && runningSuites.size < maxRunning; index += 1) {
    const suite = waitingSuites[index];
    const needs = suite.needs ?? [];
    const prerequisites = [...needs, ...(suite.after ?? []).filter((name) => suiteNames.has(name))];
    if (!prerequisites.every((name) => results.has(name))) continue;
    waitingSuites.splice(index, 1);
    index -= 1;
    const failedNeeds = needs.filter((need) => results.get(need).failed > 0);
    runningSuites.set(suite.name, runSuite(suite, failedNeeds, runningSuites, results));
  }
}

async function runSuite(suite, failedNeeds, runningSuites, results) {
  const startMs = Date.now();
  const result =
    failedNeeds.length > 0
      ? { passed: 0, failed: 1, output: `not run: ${failedNeeds.join(', ')} failed` }
      : await suite.run().catch((error) => ({ passed: 0, failed: 1, output: String(error?.stack ?? error) }));
  const durationMs = Date.now() - startMs;
  results.set(suite.name, { ...result, durationMs });
  runningSuites.delete(suite.name);
  if (result.output?.trim()) printLine(`\n──── ${suite.name}\n${result.output.trimEnd()}`);
  printLine(`──── ${formatResult(suite.name, { ...result, durationMs })}`);
}

function printSummary(suites, results, durationMs) {
  printLine('\nSuites');
  let passed = 0;
  let failed = 0;
  for (const { name } of suites) {
    const result = results.get(name);
    passed += result.passed;
    failed += result.failed;
    printLine(`  ${formatResult(name, result)}`);
  }
  printLine(`  in ${(durationMs / 1000).toFixed(0)} s\n`);
  return { passed, failed };
}

const formatResult = (name, { passed, failed, durationMs }) =>
  `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${(durationMs / 1000).toFixed(1)} s)`;
const printLine = (text) => process.stdout.write(`${text}\n`);
