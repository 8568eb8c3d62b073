const SYMBOLS = [
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;

/** Formats a positive integer as a Roman numeral in small letters, without the letters `d` (500) and `m` (1000): 400 is `cccc`. */
export function formatRoman(value: number): string {
  let rest = value;
  let numeral = '';
  for (const [symbol, worth] of SYMBOLS)
    while (rest >= worth) {
      numeral += symbol;
      rest -= worth;
    }
  return numeral;
}

const MAX_LENGTH = 12;
const NUMERAL = /^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;

/** Parses a Roman numeral in small letters. Returns a number from 1 to 399, or null for any other text. */
export function parseRoman(text: string): number | null {
  if (text === '' || text.length > MAX_LENGTH || !NUMERAL.test(text)) return null;
  let rest = text;
  let value = 0;
  for (const [symbol, worth] of SYMBOLS)
    while (rest.startsWith(symbol)) {
      value += worth;
      rest = rest.slice(symbol.length);
    }
  return value;
}
