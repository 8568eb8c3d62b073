import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Runs a program in node_modules and captures its output. Resolves to `{ code, output, stdout }`. */
export function runWithOutput(bin, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', bin), ...args], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
    });
    let output = '';
    let stdout = '';
    child.stdout.on('data', (bytes) => {
      output += bytes;
      stdout += bytes;
    });
    child.stderr.on('data', (bytes) => {
      output += bytes;
    });
    child.on('error', (error) => resolve({ code: 127, output: String(error), stdout }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }));
  });
}

/** Runs a program as one check that passes or fails. Its output is returned only if it fails. */
export async function runCheck(bin, args, env) {
  const { code, output } = await runWithOutput(bin, args, env);
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
}

/** Runs vitest and counts its tests. */
export async function runVitest(name, args, env) {
  const report = join(tmpdir(), `provenote-${process.pid}-${name}.json`);
  const { code, output } = await runWithOutput(
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    env,
  );
  const counts = readTestCounts(report);
  rmSync(report, { force: true });
  // If a file cannot be loaded or an error occurs outside all tests, the run fails although no test failed.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { passed: counts.passed, failed, output: failed > 0 || counts.skipped > 0 ? output : '' };
}

function readTestCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const unloadedFiles = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloadedFiles.length,
      skipped: numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
