/**
 * Runs suites, at most `atOnce` at a time and each after those in `needs` and `after`; prints the output of a suite when it
 * ends. A suite resolves to `{ passed, failed, output }`. A suite is not run and counts as one failure if one of its `needs`
 * failed; `after` only determines the order.
 */
export async function runSuites(suites, { atOnce }) {
  const results = new Map();
  const waiting = [...suites];
  const running = new Map();
  const started = Date.now();
  const names = new Set(suites.map(({ name }) => name));
  while (waiting.length > 0 || running.size > 0) {
    startReadySuites(waiting, running, results, { atOnce, names });
    if (running.size > 0) await Promise.race(running.values());
  }
  return summary(suites, results, Date.now() - started);
}

function startReadySuites(waiting, running, results, { atOnce, names }) {
  for (let index = 0; index < waiting.length && running.size < atOnce; index += 1) {
    const suite = waiting[index];
    const needs = suite.needs ?? [];
    const prerequisites = [...needs, ...(suite.after ?? []).filter((name) => names.has(name))];
    if (!prerequisites.every((name) => results.has(name))) continue;
    waiting.splice(index, 1);
    index -= 1;
    const failedNeeds = needs.filter((need) => results.get(need).failed > 0);
    running.set(suite.name, runOne(suite, failedNeeds, running, results));
  }
}

async function runOne(suite, failedNeeds, running, results) {
  const started = Date.now();
  const result =
    failedNeeds.length > 0
      ? { passed: 0, failed: 1, output: `not run: ${failedNeeds.join(', ')} failed` }
      : await suite.run().catch((error) => ({ passed: 0, failed: 1, output: String(error?.stack ?? error) }));
  const ms = Date.now() - started;
  results.set(suite.name, { ...result, ms });
  running.delete(suite.name);
  if (result.output?.trim()) print(`\n──── ${suite.name}\n${result.output.trimEnd()}`);
  print(`──── ${line(suite.name, { ...result, ms })}`);
}

function summary(suites, results, ms) {
  print('\nSuites');
  let passed = 0;
  let failed = 0;
  for (const { name } of suites) {
    const result = results.get(name);
    passed += result.passed;
    failed += result.failed;
    print(`  ${line(name, result)}`);
  }
  print(`  in ${(ms / 1000).toFixed(0)} s\n`);
  return { passed, failed };
}

const line = (name, { passed, failed, ms }) =>
  `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${(ms / 1000).toFixed(1)} s)`;
const print = (text) => process.stdout.write(`${text}\n`);
