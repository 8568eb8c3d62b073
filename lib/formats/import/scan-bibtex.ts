import { isEntryType } from './bibtex-entry-types';

/** An entry of a BibTeX file. Field names are in lower case. Values still have LaTeX commands and inner braces. */
type BibEntry = { entryType: string; key: string; fields: Map<string, string> };

/**
 * Scans the entries of a BibTeX file in linear time. Skips comments and any other text outside of entries. Replaces names
 * that `@string` defines by their values.
 */
export function scanEntries(text: string): BibEntry[] {
  const entries: BibEntry[] = [];
  const strings = new Map<string, string>();
  for (const match of text.matchAll(/^[ \t]{0,8}@([a-z]+)[ \t]*[{(]/gim)) {
    const entryType = match[1]?.toLowerCase() ?? '';
    if (entryType === 'comment' || entryType === 'preamble') continue;
    const start = match.index + match[0].length;
    // An entry that is not closed ends where the next one begins.
    const scanner = { text, position: start, strings };
    if (entryType === 'string') {
      for (const [name, value] of scanFields(scanner)) strings.set(name, value);
      continue;
    }
    const key = scanKey(scanner);
    const fields = scanFields(scanner);
    if (!isRemark(match[0], entryType, fields)) entries.push({ entryType, key, fields });
  }
  return entries;
}

/** Returns whether the start of an entry is a remark such as `@maria (thanks!)`: in parentheses, of no known type and without fields. */
const isRemark = (start: string, entryType: string, fields: Map<string, string>): boolean =>
  start.endsWith('(') && fields.size === 0 && !isEntryType(entryType);

type Scanner = { text: string; position: number; strings: Map<string, string> };

/** Scans the key. It ends at the comma, because some keys have spaces and old DOIs have parentheses. */
function scanKey(scanner: Scanner): string {
  matchAt(scanner, /\s*/y);
  const start = scanner.position;
  const text = matchAt(scanner, /[^,{}="\r\n]*/y) ?? '';
  // Without a comma on its line, the key is the first word.
  const hasComma = scanner.text[scanner.position] === ',';
  if (!hasComma) scanner.position = start;
  const key = hasComma ? text.trim() : (matchAt(scanner, /[^\s,{}()=]*/y) ?? '');
  matchAt(scanner, /\s*,?/y);
  return key;
}

function scanFields(scanner: Scanner): Map<string, string> {
  const fields = new Map<string, string>();
  for (;;) {
    matchAt(scanner, /[\s,]*/y);
    const name = matchAt(scanner, /[\w.:+-]+/y);
    if (!name || !skipSign(scanner, '=')) return fields;
    const value = scanValue(scanner);
    if (value === null) return fields;
    // If two fields have the same name, the first one is used, as in BibTeX.
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
  }
}

/** Scans a value: `{…}`, `"…"`, a number, a name, or several of these joined by `#`. Returns null if no value begins here. */
function scanValue(scanner: Scanner): string | null {
  let value = '';
  do {
    const part = scanPart(scanner);
    if (part === null) return null;
    value += part;
  } while (skipSign(scanner, '#'));
  return value;
}

function scanPart(scanner: Scanner): string | null {
  const firstCharacter = scanner.text[scanner.position];
  if (firstCharacter === '{') return scanDelimited(scanner, '}');
  if (firstCharacter === '"') return scanDelimited(scanner, '"');
  const name = matchAt(scanner, /[\w.:+-]+/y);
  return name === null ? null : (scanner.strings.get(name.toLowerCase()) ?? name);
}

/** Scans a value up to `end`, which is outside of inner braces. Returns null if the value is not closed before the next entry. */
function scanDelimited(scanner: Scanner, end: string): string | null {
  const start = scanner.position + 1;
  let depth = 0;
  for (let index = start; index < scanner.text.length; index += 1) {
    const character = scanner.text[index];
    if (character === end && depth === 0) {
      scanner.position = index + 1;
      return scanner.text.slice(start, index);
    }
    if (character === '\\') index += 1;
    else if (character === '\n' && isEntryStart(scanner.text, index + 1)) return null;
    else depth += getDepthChange(character);
  }
  return null;
}

const isEntryStart = (text: string, index: number): boolean =>
  /^[ \t]{0,8}@[a-z]+[{(]/i.test(text.slice(index, index + 30));

const getDepthChange = (character: string | undefined): number =>
  character === '{' ? 1 : character === '}' ? -1 : 0;

/** Skips a sign with the white space around it. Returns whether the sign was found. */
function skipSign(scanner: Scanner, sign: string): boolean {
  matchAt(scanner, /\s*/y);
  if (scanner.text[scanner.position] !== sign) return false;
  scanner.position += 1;
  matchAt(scanner, /\s*/y);
  return true;
}

function matchAt(scanner: Scanner, expression: RegExp): string | null {
  expression.lastIndex = scanner.position;
  const match = expression.exec(scanner.text);
  if (!match) return null;
  scanner.position += match[0].length;
  return match[0];
}
