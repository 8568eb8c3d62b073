/** A part of two texts: in both, only in the first, or only in the second. */
export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string };

// The table of the comparison has one cell for each pair of words. Longer passages count as replaced as a whole.
const MAX_CELLS = 1_000_000;

/**
 * Compares two texts word by word. The parts that are the same or removed join to the first text, those that are the same or added to
 * the second.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [splitWords(before), splitWords(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return joinParts([
    ...toParts('same', a.slice(0, start)),
    ...diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...toParts('same', a.slice(a.length - end)),
  ]);
}

const splitWords = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

const toParts = (kind: DiffPart['kind'], words: readonly string[]): DiffPart[] =>
  words.map((text) => ({ kind, text }));

/** Compares with the longest common subsequence of the words. */
function diffMiddle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length > MAX_CELLS) return [...toParts('removed', a), ...toParts('added', b)];
  const getLength = measureSubsequences(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [wordBefore = '', wordAfter = ''] = [a[i], b[j]];
    if (wordBefore === wordAfter) {
      parts.push({ kind: 'same', text: wordBefore });
      i += 1;
      j += 1;
    } else if (getLength(i + 1, j) >= getLength(i, j + 1)) {
      parts.push({ kind: 'removed', text: wordBefore });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: wordAfter });
      j += 1;
    }
  }
  return [...parts, ...toParts('removed', a.slice(i)), ...toParts('added', b.slice(j))];
}

/** Returns the length of the longest common subsequence of the words from `i` and from `j` on. */
function measureSubsequences(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const getLength = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j] ? getLength(i + 1, j + 1) + 1 : Math.max(getLength(i + 1, j), getLength(i, j + 1));
  return getLength;
}

function joinParts(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
