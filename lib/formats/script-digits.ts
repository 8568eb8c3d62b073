// Characters that Unicode has as subscripts and superscripts, in the same order as these.
const BASE_CHARACTERS = '0123456789+-=()n';
const CHARACTERS = {
  subscript: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ',
  superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ',
};

export type Script = keyof typeof CHARACTERS;

/** Matches one or more subscript characters, or one or more superscript characters. */
export const SCRIPT_CHARACTERS = /([₀-₎ₙ]+)|([⁰¹²³⁴-⁾ⁿ]+)/g;

/** Converts the characters that `SCRIPT_CHARACTERS` matches to digits, signs and letters on the line. */
export const fromScript = (text: string, script: Script): string => {
  const scriptCharacters = CHARACTERS[script];
  return [...text]
    .map((character) => BASE_CHARACTERS[scriptCharacters.indexOf(character)] ?? character)
    .join('');
};

/** Converts a text to subscript or superscript characters. Returns null if Unicode lacks one of them. */
export function toScript(text: string, script: Script): string | null {
  const positions = [...text.replaceAll('−', '-')].map((character) => BASE_CHARACTERS.indexOf(character));
  return positions.includes(-1) ? null : positions.map((position) => CHARACTERS[script][position]).join('');
}
