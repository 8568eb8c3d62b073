// The characters that exist as subscripts and superscripts in Unicode. `CHARACTERS` has them in the same order.
const BASE_CHARACTERS = '0123456789+-=()n';
const CHARACTERS = {
  subscript: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ',
  superscript: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ',
};

/** The position of small characters: below or above the line. */
export type Script = keyof typeof CHARACTERS;

/** Matches one or more subscript characters, or one or more superscript characters. */
export const SCRIPT_CHARACTERS = /([₀-₎ₙ]+)|([⁰¹²³⁴-⁾ⁿ]+)/g;

/** Converts subscript or superscript characters to normal digits, signs and letters. Other characters do not change. */
export const convertFromScript = (text: string, script: Script): string => {
  const scriptCharacters = CHARACTERS[script];
  return [...text]
    .map((character) => BASE_CHARACTERS[scriptCharacters.indexOf(character)] ?? character)
    .join('');
};

/** Converts a text to subscript or superscript characters. Returns null if one of the characters does not exist in Unicode. */
export function convertToScript(text: string, script: Script): string | null {
  const positions = [...text.replaceAll('−', '-')].map((character) => BASE_CHARACTERS.indexOf(character));
  return positions.includes(-1) ? null : positions.map((position) => CHARACTERS[script][position]).join('');
}
