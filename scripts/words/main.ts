import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { exceptions } from './exceptions';
import { findReplacedTerms } from './find-replaced-terms';
import { parseGlossary, parseTerms } from './glossary';
import { readCode, readMessages, type Wording } from './wordings';

const CODE = /^(?:entrypoints|components|lib|scripts|tests)\/.*\.(?:[cm]?[jt]s|tsx)$|^[^/]+\.(?:ts|cjs)$/;
const MESSAGES = /^public\/_locales\/en\/messages\.json$/;

/**
 * Runs `npm run words`: lists every use of a term that `docs/glossary.md` replaces. Returns the exit code.
 */
export function main(): number {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  const wordings = files.split('\n').flatMap(readWordings);
  const glossary = readFileSync('docs/glossary.md', 'utf8');
  const terms = parseGlossary(glossary);
  const violations = findReplacedTerms(wordings, terms, parseTerms(glossary)).filter(
    ({ file, found }) =>
      !exceptions.some((exception) => exception.files.test(file) && exception.found.test(found)),
  );
  for (const { file, line, found, use } of violations)
    console.log(`${file}:${line}: "${found}" is replaced by: ${use}`);
  console.log(`${violations.length} replaced terms in ${wordings.length} identifiers, comments and strings`);
  return violations.length === 0 ? 0 : 1;
}

function readWordings(file: string): Wording[] {
  if (CODE.test(file)) return readCode(file, readFileSync(file, 'utf8'));
  return MESSAGES.test(file) ? readMessages(file, readFileSync(file, 'utf8')) : [];
}
