import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { capture, oneCheck } from './capture-run.mjs';

const ROOT = join(import.meta.dirname, '../..');

// The linter can't know that these libraries set `innerHTML` only to sanitised values. Each is listed with its version and
// the number of reports, so that a new use, or one in this repository, fails the check.
const ALLOWED = JSON.parse(readFileSync(join(import.meta.dirname, 'addons-lint-allowed.json'), 'utf8'));

const BUILDS = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output');
const BUILD = join(BUILDS, 'firefox-mv3');
const MAPS = join(BUILDS, 'firefox-maps');

/** Builds for Firefox with source maps and moves the maps out of the build; they show which library a report comes from. */
export async function buildForFirefox() {
  const built = await oneCheck('wxt/bin/wxt.mjs', ['build', '-b', 'firefox', '--mv3'], {
    PROVENOTE_MAPS: '1',
  });
  rmSync(MAPS, { recursive: true, force: true });
  if (built.failed > 0) return built;
  for (const file of readdirSync(BUILD, { recursive: true }).filter((name) => name.endsWith('.map'))) {
    mkdirSync(dirname(join(MAPS, file)), { recursive: true });
    renameSync(join(BUILD, file), join(MAPS, file));
  }
  return built;
}

/** Runs addons-linter on the Firefox build. Returns `{ passed, failed, output }`. */
export async function lintFirefoxBuild() {
  const { stdout, output } = await capture('addons-linter/bin/addons-linter', [
    BUILD,
    '--output=json',
    '--self-hosted=false',
  ]);
  const report = parse(stdout);
  if (!report) return { passed: 0, failed: 1, output };
  const problems = [
    ...report.errors.map(
      (reported) => `error ${reported.code} in ${reported.file ?? '?'}: ${reported.message}`,
    ),
    ...problemsOfWarnings(report.warnings),
  ];
  return problems.length === 0
    ? { passed: 1, failed: 0, output: `${report.warnings.length} warnings, all of libraries on the list` }
    : { passed: 0, failed: problems.length, output: problems.join('\n') };
}

function problemsOfWarnings(warnings) {
  const counts = new Map();
  const problems = [];
  for (const warning of warnings) {
    const from = warning.code === 'UNSAFE_VAR_ASSIGNMENT' ? originOf(warning) : null;
    if (from) counts.set(from, (counts.get(from) ?? 0) + 1);
    else
      problems.push(
        `warning ${warning.code} in ${warning.file}:${warning.line}:${warning.column}: ${warning.message}`,
      );
  }
  for (const { name, version, count } of ALLOWED) {
    const from = `${name}@${version}`;
    if (counts.get(from) !== count)
      problems.push(`${from} is listed with ${count}, and reported ${counts.get(from) ?? 0} times`);
    counts.delete(from);
  }
  for (const [from, count] of counts) problems.push(`${from} is not listed, and reported ${count} times`);
  return problems;
}

// Returns the package that a report comes from, as name@version; null if it is not in a library.
function originOf({ file, line, column }) {
  const mapped = join(MAPS, `${file}.map`);
  if (!existsSync(mapped)) return null;
  const map = new SourceMap(JSON.parse(readFileSync(mapped, 'utf8')));
  const entry = map.findEntry(line - 1, column - 1);
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(entry.originalSource ?? '') ?? [];
  if (!name) return null;
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

function parse(stdout) {
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}
