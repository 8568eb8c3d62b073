/**
 * A part of a JSON document whose top level is an object: the value of a key (`index` is null), or if the value is an array, one element of
 * it. `start` and `end` are byte offsets in the file. The text of the last part may be truncated.
 */
export type JsonPart = { key: string; index: number | null; start: number; end: number; text: string };

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];
// A longer part gets an empty text, so that it cannot fill the memory.
const MAX_PART_BYTES = 64_000_000;

const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** The state of the scan at a position of the document. */
type ScanState = {
  depth: number;
  /** True after the opening brace of the document. */
  hasBegun: boolean;
  /** True if a bracket was closed that was not open, a key was invalid, or text followed the end of the document. */
  isDamaged: boolean;
  isInString: boolean;
  /** True if the last byte was a backslash that escapes the next byte. */
  isEscaped: boolean;
  key: string;
  isKeyRead: boolean;
  /** The index of the current element of an array that is a value of the top level. Null outside of such an array. */
  index: number | null;
  /** The byte offset of the start of the current key, value or element. Null between them. */
  start: number | null;
};

/** A range of bytes that is a key or a part. */
type ScannedRange = { isKey: boolean; start: number; end: number };

/**
 * Reads a JSON document part by part, so that a large file is never in memory as a whole. Does not check the syntax of the parts, so the
 * text of a part can be invalid JSON. Calls `onRead` with the number of bytes that were read. Calls `onDamage` at the end if the document
 * is truncated or its brackets do not match, because parts may be missing. Rejects when `signal` is aborted.
 */
export async function* scanJson(
  file: Blob,
  onRead: (byteCount: number) => void,
  signal: AbortSignal,
  onDamage: () => void = () => {},
): AsyncGenerator<JsonPart, void> {
  const state: ScanState = {
    depth: 0,
    hasBegun: false,
    isDamaged: false,
    isInString: false,
    isEscaped: false,
    key: '',
    isKeyRead: false,
    index: null,
    start: null,
  };
  const reader = file.stream().getReader();
  let offset = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      signal.throwIfAborted();
      for (const range of scanBytes(state, read.value, offset)) {
        const text = await readRange(file, range, read.value, offset);
        if (range.isKey) setKey(state, readKey(text));
        else yield { key: state.key, index: state.index, start: range.start, end: range.end, text };
      }
      offset += read.value.length;
      onRead(offset);
    }
  } finally {
    // Closes the file, also if the caller stops before the end.
    await reader.cancel();
  }
  const { key, index, start } = state;
  if (state.isDamaged || !state.hasBegun || state.depth > 0 || start !== null) onDamage();
  if (start === null || !state.isKeyRead) return;
  const text = await readRange(file, { start, end: offset }, new Uint8Array(), offset);
  yield { key, index, start, end: offset, text };
}

/** Returns the text of a range. Uses `bytes`, which were read last and begin at `offset`, if they contain the whole range. */
async function readRange(
  file: Blob,
  { start, end }: Pick<ScannedRange, 'start' | 'end'>,
  bytes: Uint8Array,
  offset: number,
): Promise<string> {
  if (end - start > MAX_PART_BYTES) return '';
  return start < offset
    ? await file.slice(start, end).text()
    : new TextDecoder().decode(bytes.subarray(start - offset, end - offset));
}

/** Returns the text of a key, or null if it is not valid. */
function readKey(text: string): string | null {
  try {
    return String(JSON.parse(text));
  } catch {
    return null;
  }
}

const setKey = (state: ScanState, key: string | null): void =>
  void Object.assign(state, { key: key ?? '', isDamaged: state.isDamaged || key === null });

/** Scans bytes that begin at `offset` of the file. Yields the ranges of keys and parts. After a key, the caller sets `state.key`. */
function* scanBytes(state: ScanState, bytes: Uint8Array, offset: number): Generator<ScannedRange, void> {
  let index = 0;
  while (index < bytes.length) {
    if (state.isInString) {
      index = skipString(state, bytes, index);
      const isKeyEnd = !state.isInString && state.depth === 1 && !state.isKeyRead && state.start !== null;
      if (!isKeyEnd) continue;
      yield { isKey: true, start: state.start ?? offset, end: offset + index };
      state.start = null;
      continue;
    }
    const byte = bytes[index] ?? 0;
    if (state.start !== null && isPartEnd(state, byte)) {
      yield { isKey: false, start: state.start, end: offset + index };
      state.start = null;
    }
    consumeByte(state, byte, offset + index);
    index += 1;
  }
}

/** Returns the index after the end of a string, or the length of the bytes if the string continues after them. */
function skipString(state: ScanState, bytes: Uint8Array, from: number): number {
  const start = state.isEscaped ? from + 1 : from;
  state.isEscaped = false;
  let end = bytes.indexOf(QUOTE, start);
  while (end !== -1 && countBackslashes(bytes, start, end) % 2 === 1) end = bytes.indexOf(QUOTE, end + 1);
  if (end === -1) {
    state.isEscaped = countBackslashes(bytes, start, bytes.length) % 2 === 1;
    return bytes.length;
  }
  state.isInString = false;
  return end + 1;
}

function countBackslashes(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  while (end - count > start && bytes[end - count - 1] === BACKSLASH) count += 1;
  return count;
}

/** Returns whether a byte ends the current part: an element of an array, or the value of a key of the top level. */
const isPartEnd = ({ depth, index, isKeyRead }: ScanState, byte: number): boolean =>
  index === null
    ? depth === 1 && isKeyRead && (byte === COMMA || byte === CLOSE_OBJECT)
    : depth === 2 && (byte === COMMA || byte === CLOSE_ARRAY);

function consumeByte(state: ScanState, byte: number, position: number): void {
  if (isSpace(byte)) return;
  if (state.depth === 0) consumeByteOutside(state, byte);
  else if (state.depth === 1 && isSeparator(state, byte)) consumeSeparator(state, byte);
  else if (isPartEnd(state, byte)) consumeElementEnd(state, byte);
  else {
    state.start ??= position;
    state.isInString = byte === QUOTE;
    state.isDamaged ||= isUnmatched(state, byte);
    state.depth += getDepthChange(byte);
  }
}

/** Handles a byte before or after the document. Only white space may follow the document. */
function consumeByteOutside(state: ScanState, byte: number): void {
  state.isDamaged ||= state.hasBegun;
  if (byte === OPEN_OBJECT) Object.assign(state, { depth: 1, hasBegun: true });
}

/** Returns whether a byte is a closing bracket without an opening bracket in the current part. */
const isUnmatched = ({ depth, index }: ScanState, byte: number): boolean =>
  getDepthChange(byte) === -1 && depth === (index === null ? 1 : 2);

const getDepthChange = (byte: number): number => {
  if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return 1;
  return byte === CLOSE_OBJECT || byte === CLOSE_ARRAY ? -1 : 0;
};

/** Handles the end of an element: continues with the next element, or ends the array. */
function consumeElementEnd(state: ScanState, byte: number): void {
  if (byte === COMMA) state.index = (state.index ?? 0) + 1;
  else Object.assign(state, { index: null, depth: 1 });
}

/** Returns whether a byte separates keys and values of the top level, ends the top level, or begins an array that is a value of it. */
const isSeparator = ({ isKeyRead, start }: ScanState, byte: number): boolean =>
  byte === COMMA ||
  byte === CLOSE_OBJECT ||
  (byte === COLON && !isKeyRead) ||
  (byte === OPEN_ARRAY && isKeyRead && start === null);

function consumeSeparator(state: ScanState, byte: number): void {
  if (byte === COLON) state.isKeyRead = true;
  else if (byte === OPEN_ARRAY) Object.assign(state, { index: 0, depth: 2 });
  else Object.assign(state, { isKeyRead: false, key: '', depth: byte === COMMA ? 1 : 0 });
}
