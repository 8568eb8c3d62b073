/** A range of bytes of a file. */
type ByteRange = { start: number; end: number };

// Reading the bytes between two ranges is faster than a second read.
const MAX_GAP_BYTES = 64_000;

/**
 * Returns the texts of ranges of a file, in the order of `ranges`. Ranges that are close to one another are
 * read at once. Rejects if the file was removed.
 */
export async function readRanges(file: Blob, ranges: readonly ByteRange[]): Promise<string[]> {
  const decoder = new TextDecoder();
  const textByRange = new Map<ByteRange, string>();
  for (const group of groupRanges(ranges)) {
    const bytes = new Uint8Array(await file.slice(group.start, group.end).arrayBuffer());
    for (const range of group.ranges) {
      const text = decoder.decode(bytes.subarray(range.start - group.start, range.end - group.start));
      textByRange.set(range, text);
    }
  }
  return ranges.map((range) => textByRange.get(range) ?? '');
}

type RangeGroup = ByteRange & { ranges: ByteRange[] };

function groupRanges(ranges: readonly ByteRange[]): RangeGroup[] {
  const groups: RangeGroup[] = [];
  for (const range of [...ranges].sort((first, second) => first.start - second.start)) {
    const group = groups.at(-1);
    if (group && range.start - group.end <= MAX_GAP_BYTES) {
      group.ranges.push(range);
      group.end = Math.max(group.end, range.end);
    } else groups.push({ ...range, ranges: [range] });
  }
  return groups;
}
