import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp';

/** A text that may make a search slow. It consists of `prefix`, many repetitions of `pump`, and `suffix`. */
export type Attack = { prefix: string; pump: string; suffix: string };

const MAX_PUMPS = 64;
// The second suffix makes most matches fail at the end of the text: in the checked expressions, only negated classes match NUL, and
// `.` does not match a line feed.
const SUFFIXES = ['', '\n\u0000'];

/**
 * Builds attacks from the elements of an expression. The pump is a text that a sequence of elements matches,
 * and the prefix is a text that the elements before it match.
 */
export function buildAttacks(pattern: RegExp): Attack[] {
  const { pattern: tree } = parseRegExpLiteral(pattern);
  if (!hasLongRepetition(tree)) return [];
  const alphabet = listCharacters(tree, pattern.flags);
  const pumps = new Map<string, { prefix: string; pump: string }>();
  const addPump = (prefix: string, pump: string) => {
    if (pump !== '') pumps.set(`${prefix} ${pump}`, { prefix, pump });
  };
  for (const character of alphabet) {
    addPump('', character);
    addPump('\u0000', character);
  }
  addCharacterPairs(tree, addPump);
  visitRegExpAST(tree, {
    onAlternativeEnter: ({ elements }) => {
      if (pumps.size < MAX_PUMPS * 4) addElementSequences(elements, alphabet, addPump);
    },
  });
  const allPumps = [...pumps.values()];
  // The pumps are selected at equal intervals, so that the last alternatives are attacked too.
  const stride = Math.max(1, allPumps.length / MAX_PUMPS);
  const selectedPumps = Array.from(
    { length: Math.min(MAX_PUMPS, allPumps.length) },
    (_, i) => allPumps[Math.floor(i * stride)],
  );
  return selectedPumps.flatMap((attack) => (attack ? SUFFIXES.map((suffix) => ({ ...attack, suffix })) : []));
}

const MAX_HARMLESS_REPETITIONS = 10;

// If no element is repeated more often, the number of steps per position is limited.
function hasLongRepetition(tree: AST.Pattern): boolean {
  let isFound = false;
  visitRegExpAST(tree, {
    onQuantifierEnter: ({ max }) => {
      isFound ||= max > MAX_HARMLESS_REPETITIONS;
    },
  });
  return isFound;
}

/** Returns the text of an attack with about `length` characters. */
export const writeAttack = ({ prefix, pump, suffix }: Attack, length: number): string =>
  prefix + pump.repeat(Math.ceil(length / pump.length)) + suffix;

type AddPump = (prefix: string, pump: string) => void;

// The expression `"(?:[^"\\]|\\.)*"` is slow only for repetitions of `\"`, which the samples of its elements do not contain.
// Therefore pairs of literal characters are also pumps.
function addCharacterPairs(tree: AST.Pattern, addPump: AddPump): void {
  const characters = listLiteralCharacters(tree).slice(0, 5);
  for (const firstCharacter of characters)
    for (const secondCharacter of characters)
      if (firstCharacter !== secondCharacter) addPump('', firstCharacter + secondCharacter);
}

function addElementSequences(
  elements: readonly AST.Element[],
  alphabet: readonly string[],
  addPump: AddPump,
): void {
  const samples = listSamples(elements, alphabet);
  for (let start = 0; start < samples.length; start += 1) {
    const prefix = samples
      .slice(0, start)
      .map(({ text }) => text)
      .join('');
    for (let end = start + 1; end <= Math.min(samples.length, start + 6); end += 1) {
      const sequenceTexts = samples.slice(start, end).map(({ text }) => text);
      addPump('', sequenceTexts.join(''));
      if (end === start + 1) addPump(prefix, sequenceTexts.join(''));
    }
    if (samples[start]?.isRepeated) for (const character of alphabet.slice(0, 6)) addPump(prefix, character);
  }
}

// Returns one sample text per element. Adjacent literal characters have one sample together.
function listSamples(
  elements: readonly AST.Element[],
  alphabet: readonly string[],
): { text: string; isRepeated: boolean }[] {
  const samples: { text: string; isRepeated: boolean }[] = [];
  for (const [index, element] of elements.entries()) {
    const text = buildSample(element, alphabet);
    const lastSample = samples.at(-1);
    if (lastSample && element.type === 'Character' && elements[index - 1]?.type === 'Character')
      lastSample.text += text;
    else samples.push({ text, isRepeated: element.type === 'Quantifier' });
  }
  return samples;
}

// Returns a short text that the element matches.
function buildSample(element: AST.Element, alphabet: readonly string[]): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass': {
      const singleCharacterPattern = new RegExp(
        `^(?:${element.raw})$`,
        'u'.repeat(Number(/\\p/.test(element.raw))),
      );
      return alphabet.find((character) => singleCharacterPattern.test(character)) ?? '';
    }
    case 'Group':
    case 'CapturingGroup': {
      const samples = element.alternatives.map(({ elements }) =>
        elements.map((childElement) => buildSample(childElement, alphabet)).join(''),
      );
      return samples.find((text) => text !== '') ?? '';
    }
    case 'Quantifier':
      return buildSample(element.element, alphabet).repeat(Math.min(Math.max(1, element.min), 12));
    case 'Assertion':
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return '';
  }
}

// Returns the literal characters of the expression and, for each class, up to four characters that it matches.
function listCharacters(tree: AST.Pattern, flags: string): string[] {
  const literalCharacters = listLiteralCharacters(tree);
  const characterClasses = new Set<string>();
  visitRegExpAST(tree, {
    onCharacterClassEnter: ({ raw }) => characterClasses.add(raw),
    onCharacterSetEnter: ({ raw, parent }) => {
      if (parent.type !== 'CharacterClass') characterClasses.add(raw);
    },
  });
  const candidateCharacters = [...'\t \na0A.-"/<(,é漢Я', ...literalCharacters];
  const classCharacters = [...characterClasses].flatMap((raw) => {
    const singleCharacterPattern = new RegExp(`^(?:${raw})$`, flags.replace(/[gym]/g, ''));
    return candidateCharacters.filter((character) => singleCharacterPattern.test(character)).slice(0, 4);
  });
  return [...new Set([...classCharacters, ...literalCharacters.slice(0, 24)])].slice(0, 40);
}

function listLiteralCharacters(tree: AST.Pattern): string[] {
  const characters = new Set<string>();
  visitRegExpAST(tree, { onCharacterEnter: ({ value }) => characters.add(String.fromCodePoint(value)) });
  return [...characters];
}
