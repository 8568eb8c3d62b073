import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp';

/** A text that may make a search slow: `prefix`, `pump` repeated many times, `suffix`. */
export type Attack = { prefix: string; pump: string; suffix: string };

const MAX_PUMPS = 64;
// In this code only negated classes match NUL, and `.` does not match the preceding line end, so most matches fail there.
const SUFFIXES = ['', '\n\u0000'];

/** Builds attacks from the parts of an expression: repeats each run of its elements, after the elements before the run. */
export function buildAttacks(pattern: RegExp): Attack[] {
  const { pattern: tree } = parseRegExpLiteral(pattern);
  if (!canRepeat(tree)) return [];
  const alphabet = listCharacters(tree, pattern.flags);
  const pumps = new Map<string, { prefix: string; pump: string }>();
  const add = (prefix: string, pump: string) => {
    if (pump !== '') pumps.set(`${prefix} ${pump}`, { prefix, pump });
  };
  for (const character of alphabet) {
    add('', character);
    add('\u0000', character);
  }
  addPairs(tree, add);
  visitRegExpAST(tree, {
    onAlternativeEnter: ({ elements }) => {
      if (pumps.size < MAX_PUMPS * 4) addRuns(elements, alphabet, add);
    },
  });
  const allPumps = [...pumps.values()];
  // Evenly spaced, so that the last alternatives are attacked too.
  const stride = Math.max(1, allPumps.length / MAX_PUMPS);
  const selectedPumps = Array.from(
    { length: Math.min(MAX_PUMPS, allPumps.length) },
    (_, i) => allPumps[Math.floor(i * stride)],
  );
  return selectedPumps.flatMap((attack) => (attack ? SUFFIXES.map((suffix) => ({ ...attack, suffix })) : []));
}

// Without a repetition of more than ten times, the number of steps per position is limited.
function canRepeat(tree: AST.Pattern): boolean {
  let isRepeating = false;
  visitRegExpAST(tree, {
    onQuantifierEnter: ({ max }) => {
      isRepeating ||= max > 10;
    },
  });
  return isRepeating;
}

/** Writes an attack as a text of about `length` characters. */
export const writeAttack = ({ prefix, pump, suffix }: Attack, length: number): string =>
  prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;

type AddPump = (prefix: string, pump: string) => void;

// `"(?:[^"\\]|\\.)*"` is slow only on `\"`, which is not a run of its elements.
function addPairs(tree: AST.Pattern, add: AddPump): void {
  const characters = listOwnCharacters(tree).slice(0, 5);
  for (const first of characters)
    for (const second of characters) if (first !== second) add('', first + second);
}

function addRuns(elements: readonly AST.Element[], alphabet: readonly string[], add: AddPump): void {
  const samples = joinCharacters(elements, alphabet);
  for (let start = 0; start < samples.length; start += 1) {
    const prefix = samples
      .slice(0, start)
      .map(({ text }) => text)
      .join('');
    for (let end = start + 1; end <= Math.min(samples.length, start + 6); end += 1) {
      const run = samples.slice(start, end).map(({ text }) => text);
      add('', run.join(''));
      if (end === start + 1) add(prefix, run.join(''));
    }
    if (samples[start]?.isRepeated) for (const character of alphabet.slice(0, 6)) add(prefix, character);
  }
}

// Returns one sample per element, and one per sequence of literal characters.
function joinCharacters(
  elements: readonly AST.Element[],
  alphabet: readonly string[],
): { text: string; isRepeated: boolean }[] {
  const samples: { text: string; isRepeated: boolean }[] = [];
  for (const [index, element] of elements.entries()) {
    const text = sample(element, alphabet);
    const last = samples.at(-1);
    if (last && element.type === 'Character' && elements[index - 1]?.type === 'Character') last.text += text;
    else samples.push({ text, isRepeated: element.type === 'Quantifier' });
  }
  return samples;
}

// Returns a short text that the element matches.
function sample(element: AST.Element, alphabet: readonly string[]): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass': {
      const single = new RegExp(`^(?:${element.raw})$`, 'u'.repeat(Number(/\\p/.test(element.raw))));
      return alphabet.find((character) => single.test(character)) ?? '';
    }
    case 'Group':
    case 'CapturingGroup': {
      const samples = element.alternatives.map(({ elements }) =>
        elements.map((part) => sample(part, alphabet)).join(''),
      );
      return samples.find((text) => text !== '') ?? '';
    }
    case 'Quantifier':
      return sample(element.element, alphabet).repeat(Math.min(Math.max(1, element.min), 12));
    case 'Assertion':
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return '';
  }
}

// Returns the literal characters of the expression and one character of each class.
function listCharacters(tree: AST.Pattern, flags: string): string[] {
  const own = listOwnCharacters(tree);
  const classes = new Set<string>();
  visitRegExpAST(tree, {
    onCharacterClassEnter: ({ raw }) => classes.add(raw),
    onCharacterSetEnter: ({ raw, parent }) => {
      if (parent.type !== 'CharacterClass') classes.add(raw);
    },
  });
  const candidates = [...'\t \na0A.-"/<(,é漢Я', ...own];
  const members = [...classes].flatMap((raw) => {
    const single = new RegExp(`^(?:${raw})$`, flags.replace(/[gym]/g, ''));
    return candidates.filter((character) => single.test(character)).slice(0, 4);
  });
  return [...new Set([...members, ...own.slice(0, 24)])].slice(0, 40);
}

function listOwnCharacters(tree: AST.Pattern): string[] {
  const characters = new Set<string>();
  visitRegExpAST(tree, { onCharacterEnter: ({ value }) => characters.add(String.fromCodePoint(value)) });
  return [...characters];
}
