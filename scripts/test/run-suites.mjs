/**
 * Runs suites, at most `maxRunning` at the same time, and prints the output of each suite when it ends. A
 * suite resolves to `{ passed, failed, output }`. It starts after the suites in its `needs` and `after`. If
 * one of its `needs` failed, it is not run and counts as one failure. `after` only determines the order.
 */
export async function runSuites(suites, { maxRunning }) {
  const results = new Map();
  const waiting = [...suites];
  const running = new Map();
  const startMs = Date.now();
  const names = new Set(suites.map(({ name }) => name));
  while (waiting.length > 0 || running.size > 0) {
    startReadySuites(waiting, running, results, { maxRunning, names });
    if (running.size > 0) await Promise.race(running.values());
  }
  return printSummary(suites, results, Date.now() - startMs);
}

function startReadySuites(waiting, running, results, { maxRunning, names }) {
  for (let index = 0; index < waiting.length && running.size < maxRunning; index += 1) {
    const suite = waiting[index];
    const needs = suite.needs ?? [];
    const prerequisites = [...needs, ...(suite.after ?? []).filter((name) => names.has(name))];
    if (!prerequisites.every((name) => results.has(name))) continue;
    waiting.splice(index, 1);
    index -= 1;
    const failedNeeds = needs.filter((need) => results.get(need).failed > 0);
    running.set(suite.name, runSuite(suite, failedNeeds, running, results));
  }
}

async function runSuite(suite, failedNeeds, running, results) {
  const startMs = Date.now();
  const result =
    failedNeeds.length > 0
      ? { passed: 0, failed: 1, output: `not run: ${failedNeeds.join(', ')} failed` }
      : await suite.run().catch((error) => ({ passed: 0, failed: 1, output: String(error?.stack ?? error) }));
  const ms = Date.now() - startMs;
  results.set(suite.name, { ...result, ms });
  running.delete(suite.name);
  if (result.output?.trim()) printLine(`\n──── ${suite.name}\n${result.output.trimEnd()}`);
  printLine(`──── ${formatResult(suite.name, { ...result, ms })}`);
}

function printSummary(suites, results, ms) {
  printLine('\nSuites');
  let passed = 0;
  let failed = 0;
  for (const { name } of suites) {
    const result = results.get(name);
    passed += result.passed;
    failed += result.failed;
    printLine(`  ${formatResult(name, result)}`);
  }
  printLine(`  in ${(ms / 1000).toFixed(0)} s\n`);
  return { passed, failed };
}

const formatResult = (name, { passed, failed, ms }) =>
  `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${(ms / 1000).toFixed(1)} s)`;
const printLine = (text) => process.stdout.write(`${text}\n`);
