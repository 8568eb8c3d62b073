/**
 * Runs suites, `atOnce` of them at a time and each after those it needs; the output of a suite is shown when it ends.
 * A suite gives `{ passed, failed, output }`. One whose needs failed is not run and counts as one failure; `after` only
 * puts suites in order.
 */
export async function runSuites(suites, { atOnce }) {
  const done = new Map();
  const waiting = [...suites];
  const running = new Map();
  const started = Date.now();
  const names = new Set(suites.map(({ name }) => name));
  while (waiting.length > 0 || running.size > 0) {
    startWhatCan(waiting, running, done, { atOnce, names });
    if (running.size > 0) await Promise.race(running.values());
  }
  return summary(suites, done, Date.now() - started);
}

function startWhatCan(waiting, running, done, { atOnce, names }) {
  for (let at = 0; at < waiting.length && running.size < atOnce; at += 1) {
    const suite = waiting[at];
    const needs = suite.needs ?? [];
    const first = [...needs, ...(suite.after ?? []).filter((name) => names.has(name))];
    if (!first.every((name) => done.has(name))) continue;
    waiting.splice(at, 1);
    at -= 1;
    const broken = needs.filter((need) => done.get(need).failed > 0);
    running.set(suite.name, runOne(suite, broken, running, done));
  }
}

async function runOne(suite, broken, running, done) {
  const started = Date.now();
  const result =
    broken.length > 0
      ? { passed: 0, failed: 1, output: `not run: ${broken.join(', ')} failed` }
      : await suite.run().catch((error) => ({ passed: 0, failed: 1, output: String(error?.stack ?? error) }));
  const ms = Date.now() - started;
  done.set(suite.name, { ...result, ms });
  running.delete(suite.name);
  if (result.output?.trim()) print(`\n──── ${suite.name}\n${result.output.trimEnd()}`);
  print(`──── ${line(suite.name, { ...result, ms })}`);
}

function summary(suites, done, ms) {
  print('\nSuites');
  let passed = 0;
  let failed = 0;
  for (const { name } of suites) {
    const result = done.get(name);
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
