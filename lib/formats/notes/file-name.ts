import { sanitizeLine } from '../sanitize-link';

// Obsidian and Windows reject the first group in file names; the second group breaks links between notes.
const FORBIDDEN_CHARACTERS = /[\\/:*?"<>|]|[#^[\]]/g;
const RESERVED_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
// File systems allow 255 bytes. This limit, with at most four bytes per character, leaves room for the extension and a
// number.
const MAX_BYTES = 200;

/** Converts a title to a file name, without extension, that Obsidian, Windows, macOS and Linux accept. */
export function buildNoteName(title: string): string {
  const name = sanitizeLine(title)
    .normalize('NFC')
    .replace(FORBIDDEN_CHARACTERS, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[. ]+/, '');
  const shortName = truncateToBytes(name);
  if (shortName === '') return 'Untitled';
  return RESERVED_NAMES.test(shortName) ? `${shortName}_` : shortName;
}

function truncateToBytes(name: string): string {
  const encoder = new TextEncoder();
  let byteCount = 0;
  let result = '';
  for (const character of name) {
    byteCount += encoder.encode(character).length;
    if (byteCount > MAX_BYTES) break;
    result += character;
  }
  // Windows removes dots and spaces at the end.
  while (/[. ]$/.test(result)) result = result.slice(0, -1);
  return result;
}

/**
 * Creates a function that returns the path of a note, without extension, from the names of its folders and its own name. Paths are unique,
 * also on file systems that ignore case: `Tides`, `Tides (a1B2)`.
 */
export function createNameAssigner(): (names: string[], stableId: string) => string {
  const usedPaths = new Set<string>();
  return (names, stableId) => {
    const path = names.map(buildNoteName).join('/');
    const candidates = [path, `${path} (${stableId.slice(-4)})`, `${path} (${stableId})`];
    const uniquePath = candidates.find((candidate) => !usedPaths.has(candidate.toLowerCase())) ?? stableId;
    usedPaths.add(uniquePath.toLowerCase());
    return uniquePath;
  };
}
