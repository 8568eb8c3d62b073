import { sanitizeLine } from '../sanitize-link';

// Obsidian and Windows do not allow the characters before "|" in file names. The characters after "|" break links between notes.
const FORBIDDEN_CHARACTERS = /[\\/:*?"<>|]|[#^[\]]/g;
const RESERVED_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
// File systems allow 255 bytes. The rest is for the extension and for the part of the stable id that makes a name unique.
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
 * Creates a function that returns the path of a note, without extension. `names` are the names of its folders, followed by its own name.
 * A path that is already used, in upper or lower case, gets a part of the stable id: `Tides (a1B2)`.
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
