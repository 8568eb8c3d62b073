import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { runCheck, runWithOutput } from './run-program.mjs';

const ROOT = join(import.meta.dirname, '../..');

// The libraries whose warnings are allowed. They assign only sanitised values to `innerHTML`, which the linter cannot know.
// pdf.js also has code that evaluates text, but `isEvalSupported: false` and the content security policy disable this code. Each
// library is listed with its version and its number of warnings, so that the check fails for any other warning.
const ALLOWED = JSON.parse(readFileSync(join(import.meta.dirname, 'addons-lint-allowed.json'), 'utf8'));

const BUILDS = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output');
const BUILD = join(BUILDS, 'firefox-mv3');
const MAPS = join(BUILDS, 'firefox-maps');

/**
 * Builds for Firefox with source maps and moves the maps out of the build. The maps are used to find the
 * library that causes a warning.
 */
export async function buildForFirefox() {
  const buildResult = await runCheck('wxt/bin/wxt.mjs', ['build', '-b', 'firefox', '--mv3'], {
    PROVENOTE_MAPS: '1',
  });
  rmSync(MAPS, { recursive: true, force: true });
  if (buildResult.failed > 0) return buildResult;
  for (const file of readdirSync(BUILD, { recursive: true }).filter((name) => name.endsWith('.map'))) {
    mkdirSync(dirname(join(MAPS, file)), { recursive: true });
    renameSync(join(BUILD, file), join(MAPS, file));
  }
  return buildResult;
}

/** Runs addons-linter on the Firefox build. Returns `{ passed, failed, output }`. */
export async function lintFirefoxBuild() {
  const { stdout, output } = await runWithOutput('addons-linter/bin/addons-linter', [
    BUILD,
    '--output=json',
    '--self-hosted=false',
  ]);
  const report = parseJson(stdout);
  if (!report) return { passed: 0, failed: 1, output };
  const problems = [
    ...report.errors.map((error) => `error ${error.code} in ${error.file ?? '?'}: ${error.message}`),
    ...listWarningProblems(report.warnings),
  ];
  return problems.length === 0
    ? { passed: 1, failed: 0, output: `${report.warnings.length} warnings, all of libraries on the list` }
    : { passed: 0, failed: problems.length, output: problems.join('\n') };
}

const LIBRARY_WARNINGS = ['UNSAFE_VAR_ASSIGNMENT', 'DANGEROUS_EVAL'];

function listWarningProblems(warnings) {
  const counts = new Map();
  const problems = [];
  for (const warning of warnings) {
    const library = LIBRARY_WARNINGS.includes(warning.code) ? findLibrary(warning) : null;
    if (library) counts.set(library, (counts.get(library) ?? 0) + 1);
    else
      problems.push(
        `warning ${warning.code} in ${warning.file}:${warning.line}:${warning.column}: ${warning.message}`,
      );
  }
  for (const { name, version, count } of ALLOWED) {
    const library = `${name}@${version}`;
    if (counts.get(library) !== count)
      problems.push(`${library} is listed with ${count}, and reported ${counts.get(library) ?? 0} times`);
    counts.delete(library);
  }
  for (const [library, count] of counts)
    problems.push(`${library} is not listed, and reported ${count} times`);
  return problems;
}

// Returns the library that contains the code of a warning, as name@version. Returns null for code of this
// repository.
function findLibrary({ file, line, column }) {
  // The worker is copied from the package, so it has no map.
  if (file === 'pdf.worker.mjs') return readLibrary('pdfjs-dist');
  const mapFile = join(MAPS, `${file}.map`);
  if (!existsSync(mapFile)) return null;
  const map = new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')));
  const entry = map.findEntry(line - 1, column - 1);
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(entry.originalSource ?? '') ?? [];
  return name ? readLibrary(name) : null;
}

function readLibrary(name) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

function parseJson(stdout) {
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}
