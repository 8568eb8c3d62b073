import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, resolve } from 'node:path';
import { capture } from './capture-run.mjs';

const ROOT = join(import.meta.dirname, '../..');

// The linter cannot know that these libraries set `innerHTML` only to what their callers have made safe. Each is listed
// with its version and how often it is reported, so that a new one, or one of our own, is seen.
const ALLOWED = JSON.parse(readFileSync(join(import.meta.dirname, 'addons-lint-allowed.json'), 'utf8'));

/** Runs addons-linter on the Firefox build. Gives `{ passed, failed, output }`. */
export async function lintFirefoxBuild() {
  const builds = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output');
  const mapped = join(builds, 'with-maps');
  const built = await capture('wxt/bin/wxt.mjs', ['build', '-b', 'firefox', '--mv3'], {
    PROVENOTE_OUT: mapped,
    PROVENOTE_MAPS: '1',
  });
  if (built.code !== 0) return { passed: 0, failed: 1, output: built.output };

  const { stdout, output } = await capture('addons-linter/bin/addons-linter', [
    join(builds, 'firefox-mv3'),
    '--output=json',
    '--self-hosted=false',
  ]);
  const report = parse(stdout);
  if (!report) return { passed: 0, failed: 1, output };
  const problems = [
    ...report.errors.map((one) => `error ${one.code} in ${one.file ?? '?'}: ${one.message}`),
    ...problemsOfWarnings(report.warnings, join(builds, 'firefox-mv3'), join(mapped, 'firefox-mv3')),
  ];
  return problems.length === 0
    ? { passed: 1, failed: 0, output: `${report.warnings.length} warnings, all of libraries on the list` }
    : { passed: 0, failed: problems.length, output: problems.join('\n') };
}

function problemsOfWarnings(warnings, build, mapped) {
  const counts = new Map();
  const problems = [];
  for (const warning of warnings) {
    const from = warning.code === 'UNSAFE_VAR_ASSIGNMENT' ? originOf(warning, build, mapped) : null;
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

// The package that a reported place comes from, as name@version; null where it is not in a library.
function originOf({ file, line, column }, build, mapped) {
  const code = readFileSync(join(build, file), 'utf8');
  if (readFileSync(join(mapped, file), 'utf8') !== code) return null;
  const map = new SourceMap(JSON.parse(readFileSync(join(mapped, `${file}.map`), 'utf8')));
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
