import { joinChunks } from '@/lib/base/join-chunks';

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3) describes the layout of a ZIP file. The sizes are in the header before
// each entry and not in a descriptor after it, so that the entries can be read without the central directory.

const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** Version 2.0 of the format, the first one with DEFLATE compression. */
const VERSION = 20;
const DEFLATE = 8;
/** 1 January 2000, the date of all entries. The first part of a backup has its real time. */
const DOS_DATE = (20 << 9) | (1 << 5) | 1;
// A gzip stream without a file name has 10 bytes before the compressed data and 8 after it (RFC 1952).
const GZIP_HEADER_LENGTH = 10;
const GZIP_TRAILER_LENGTH = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** An entry that was written. `bytes` are the header and the compressed content. The central directory repeats `header`. */
export type WrittenEntry = { name: string; bytes: Uint8Array<ArrayBuffer>; header: Uint8Array };

/** Builds the entry of one file, compressed. `name` must be ASCII. */
export async function writeEntry(name: string, content: string): Promise<WrittenEntry> {
  const gzip = await readStream(
    new Blob([content]).stream().pipeThrough(new CompressionStream('gzip')),
    Number.POSITIVE_INFINITY,
  );
  const trailer = new DataView(gzip.buffer, gzip.length - GZIP_TRAILER_LENGTH);
  const data = gzip.subarray(GZIP_HEADER_LENGTH, -GZIP_TRAILER_LENGTH);
  const encodedName = encoder.encode(name);
  const bytes = new Uint8Array(LOCAL_LENGTH + encodedName.length + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(8, DEFLATE, true);
  view.setUint16(12, DOS_DATE, true);
  // The gzip trailer has the same checksum and length as a ZIP entry.
  view.setUint32(14, trailer.getUint32(0, true), true);
  view.setUint32(18, data.length, true);
  view.setUint32(22, trailer.getUint32(4, true), true);
  view.setUint16(26, encodedName.length, true);
  bytes.set(encodedName, LOCAL_LENGTH);
  bytes.set(data, LOCAL_LENGTH + encodedName.length);
  // The part of the header that the central directory repeats: from the version to the length of the extra field.
  return { name, bytes, header: bytes.slice(4, LOCAL_LENGTH) };
}

/** The header of a written entry and its offset in the file. */
export type DirectoryEntry = Pick<WrittenEntry, 'name' | 'header'> & { offset: number };

// Larger numbers would need the ZIP64 extension. They are only in the central directory, which the reader of backups does not use.
const MAX_UINT32 = 0xffffffff;
const MAX_UINT16 = 0xffff;

/** Returns the central directory, with which other programs list the entries of the file. `offset` is its byte offset in the file. */
export function writeDirectory(entries: readonly DirectoryEntry[], offset: number): Uint8Array {
  const names = entries.map(({ name }) => encoder.encode(name));
  const length = names.reduce((sum, name) => sum + CENTRAL_LENGTH + name.length, 0);
  const bytes = new Uint8Array(length + END_LENGTH);
  const view = new DataView(bytes.buffer);
  let position = 0;
  for (const [index, { header, offset: entryOffset }] of entries.entries()) {
    const name = names[index] ?? new Uint8Array();
    view.setUint32(position, CENTRAL_SIGNATURE, true);
    view.setUint16(position + 4, VERSION, true);
    bytes.set(header, position + 6);
    view.setUint32(position + 42, Math.min(entryOffset, MAX_UINT32), true);
    bytes.set(name, position + CENTRAL_LENGTH);
    position += CENTRAL_LENGTH + name.length;
  }
  view.setUint32(position, END_SIGNATURE, true);
  view.setUint16(position + 8, Math.min(entries.length, MAX_UINT16), true);
  view.setUint16(position + 10, Math.min(entries.length, MAX_UINT16), true);
  view.setUint32(position + 12, length, true);
  view.setUint32(position + 16, Math.min(offset, MAX_UINT32), true);
  return bytes;
}

/** An entry that was read. `end` is the byte offset of the end of the entry in the file. */
export type ReadEntry = { name: string; content: string; end: number };

// The content of a part has about 1 MB, or one row if the row is larger. No captured text is larger than this limit.
const MAX_CONTENT_LENGTH = 256_000_000;

/**
 * Reads the entry whose header begins at this offset. Returns null if there is no entry, the entry is damaged, or `isExpectedName` returns
 * false for its name.
 */
export async function readEntry(
  file: Blob,
  offset: number,
  isExpectedName: (name: string) => boolean,
): Promise<ReadEntry | null> {
  const header = await readBytes(file, offset, LOCAL_LENGTH);
  if (header.length < LOCAL_LENGTH) return null;
  const view = new DataView(header.buffer);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE || view.getUint16(8, true) !== DEFLATE) return null;
  const dataLength = view.getUint32(18, true);
  const contentLength = view.getUint32(22, true);
  const nameLength = view.getUint16(26, true);
  const dataOffset = offset + LOCAL_LENGTH + nameLength + view.getUint16(28, true);
  const end = dataOffset + dataLength;
  if (end > file.size || contentLength > MAX_CONTENT_LENGTH) return null;
  const name = decoder.decode(await readBytes(file, offset + LOCAL_LENGTH, nameLength));
  if (!isExpectedName(name)) return null;
  const content = await inflate(file.slice(dataOffset, end), contentLength);
  return content?.length === contentLength ? { name, content: decoder.decode(content), end } : null;
}

const WINDOW_LENGTH = 1_000_000;
const SIGNATURE_BYTES = [0x50, 0x4b, 0x03, 0x04] as const;

/** Returns the offset of the first signature of an entry at `from` or later, or null if there is none. */
export async function findEntryOffset(file: Blob, from: number): Promise<number | null> {
  // The file is read in windows, which overlap so that a signature on the border of two windows is found.
  for (let start = from; start < file.size; start += WINDOW_LENGTH - SIGNATURE_BYTES.length + 1) {
    const bytes = await readBytes(file, start, WINDOW_LENGTH);
    for (let index = bytes.indexOf(0x50); index !== -1; index = bytes.indexOf(0x50, index + 1))
      if (SIGNATURE_BYTES.every((byte, position) => bytes[index + position] === byte)) return start + index;
  }
  return null;
}

const readBytes = async (file: Blob, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());

async function inflate(data: Blob, maxLength: number): Promise<Uint8Array | null> {
  try {
    return await readStream(data.stream().pipeThrough(new DecompressionStream('deflate-raw')), maxLength);
  } catch {
    return null;
  }
}

/** Reads a stream. Throws if it has more than `maxLength` bytes, so that a small compressed file cannot fill the memory. */
async function readStream(
  stream: ReadableStream<Uint8Array>,
  maxLength: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let result = await reader.read(); !result.done; result = await reader.read()) {
    length += result.value.length;
    if (length > maxLength) {
      await reader.cancel();
      throw new RangeError('The content is longer than its header says.');
    }
    chunks.push(result.value);
  }
  return joinChunks(chunks, length);
}
