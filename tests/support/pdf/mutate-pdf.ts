import { createRandom } from './words.ts';

type Random = () => number;
type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

/** The ways in which a PDF is damaged, by name. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flip-bytes': (bytes, random) => {
    const result = Buffer.from(bytes);
    for (let count = 1 + pickIndex(60, random); count > 0; count -= 1)
      result[pickIndex(result.length, random)] = pickIndex(256, random);
    return result;
  },
  'cut-end': (bytes, random) => bytes.subarray(0, pickIndex(bytes.length, random)),
  'cut-part': (bytes, random) => {
    const { start, end } = pickRange(bytes.length, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  'repeat-part': (bytes, random) => {
    const { start, end } = pickRange(bytes.length, random);
    const copies = Array.from({ length: 1 + pickIndex(4, random) }, () => bytes.subarray(start, end));
    return Buffer.concat([bytes.subarray(0, end), ...copies, bytes.subarray(end)]);
  },
  'join-other': (bytes, random, others) => {
    const other = others[pickIndex(others.length, random)] ?? bytes;
    return Buffer.concat([
      bytes.subarray(0, pickIndex(bytes.length, random)),
      other.subarray(pickIndex(other.length, random)),
    ]);
  },
  'swap-objects': (bytes, random) =>
    replaceText(bytes, (text) => {
      const objects = [...text.matchAll(/\d+ 0 obj[\s\S]*?endobj/g)].map(([object]) => object);
      const [first = '', second = ''] = [0, 1].map(() => objects[pickIndex(objects.length, random)] ?? '');
      const getBody = (object: string) => object.slice(object.indexOf('obj') + 3);
      return first === second ? text : text.replace(getBody(first), () => getBody(second));
    }),
  'damage-stream': (bytes, random) =>
    replaceText(bytes, (text) => {
      const streams = [...text.matchAll(/stream\r?\n/g)];
      const start = (streams[pickIndex(streams.length, random)]?.index ?? 0) + 8;
      const noise = Array.from({ length: 1 + pickIndex(40, random) }, () =>
        String.fromCharCode(pickIndex(256, random)),
      );
      const offset = start + pickIndex(200, random);
      return text.slice(0, offset) + noise.join('') + text.slice(offset + noise.length);
    }),
  'change-filter': (bytes, random) =>
    replaceText(bytes, (text) =>
      text.replace(/\/FlateDecode/g, (name) => FILTERS[pickIndex(FILTERS.length * 2, random)] ?? name),
    ),
  'huge-numbers': (bytes, random) =>
    replaceSome(
      bytes,
      /(?<![\d.])-?\d+(?:\.\d+)?(?![\d.])/g,
      random,
      () => NUMBERS[pickIndex(NUMBERS.length, random)] ?? '0',
    ),
  'reference-loops': (bytes, random) =>
    replaceSome(bytes, /\d+ 0 R/g, random, () => `${1 + pickIndex(12, random)} 0 R`),
  'rename-keys': (bytes, random) =>
    replaceSome(bytes, /\/[A-Z]\w+/g, random, () => KEYS[pickIndex(KEYS.length, random)] ?? '/Type'),
};

const FILTERS = [
  '/LZWDecode',
  '/ASCII85Decode',
  '/RunLengthDecode',
  '/ASCIIHexDecode',
  '/JBIG2Decode',
  '/Unknown',
];
const NUMBERS = [
  '99999999999',
  '-99999999999',
  '2147483648',
  '-1',
  '0',
  '1e9',
  '4294967296',
  '0.0000000001',
  '65536',
];
const KEYS = [
  '/Kids',
  '/Parent',
  '/Contents',
  '/Resources',
  '/Font',
  '/Length',
  '/Type',
  '/Page',
  '/Pages',
  '/Count',
  '/Root',
];

const pickIndex = (length: number, random: Random): number => Math.floor(random() * length);

function pickRange(length: number, random: Random): { start: number; end: number } {
  const start = pickIndex(length, random);
  return { start, end: Math.min(length, start + 1 + pickIndex(Math.min(5_000, length), random)) };
}

const replaceText = (bytes: Buffer, replace: (text: string) => string): Buffer =>
  Buffer.from(replace(bytes.toString('latin1')), 'latin1');

// One of 12 matches is replaced, so that a part of the document stays readable.
const replaceSome = (bytes: Buffer, pattern: RegExp, random: Random, replace: () => string): Buffer =>
  replaceText(bytes, (text) => text.replace(pattern, (match) => (random() < 1 / 12 ? replace() : match)));

/** A damaged PDF, and the names of the ways in which it was damaged. */
export type MutatedPdf = { bytes: Buffer; mutations: string[] };

/** Damages one of the PDFs in one to three ways. The same seed gives the same bytes. */
export function mutatePdf(originals: readonly Buffer[], seed: number): MutatedPdf {
  const random = createRandom(seed);
  const names = Object.keys(MUTATIONS);
  const mutations: string[] = [];
  let bytes: Buffer = originals[pickIndex(originals.length, random)] ?? Buffer.alloc(0);
  for (let count = 1 + pickIndex(3, random); count > 0; count -= 1) {
    const name = names[pickIndex(names.length, random)] ?? 'cut-end';
    mutations.push(name);
    bytes = MUTATIONS[name]?.(bytes, random, originals) ?? bytes;
  }
  return { bytes, mutations };
}
