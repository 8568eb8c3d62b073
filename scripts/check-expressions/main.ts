import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { checkExpression } from './check-expression';
import { findExpressions } from './find-expressions';

/**
 * Runs `npm run expressions`: lists every regular expression of the extension whose search time grows faster
 * than its input. With `--all`, lists every expression and its growth. Returns the exit code.
 */
export function main(args: string[]): number {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'lib', 'components', 'entrypoints'],
    { encoding: 'utf8' },
  );
  const expressions = files
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => findExpressions(file, readFileSync(file, 'utf8')));
  const findings = expressions.map(checkExpression);
  const faultyFindings = findings.filter(({ fault }) => fault !== null);
  for (const { expression, growth, attack, fault } of args.includes('--all') ? findings : faultyFindings) {
    const { file, line, source, flags } = expression;
    console.log(
      `${file}:${line}: /${source}/${flags}\n  growth ${growth.toFixed(1)}: ${fault ?? 'linear'}; ${attack}`,
    );
  }
  console.log(
    `${faultyFindings.length} of ${expressions.length} regular expressions grow faster than their text`,
  );
  return faultyFindings.length === 0 ? 0 : 1;
}
