/**
 * The options with which pdf.js opens an untrusted document to read its text: nothing is evaluated, drawn or compiled, and it prints
 * no messages.
 */
export const OPEN_OPTIONS = {
  isEvalSupported: false,
  useWasm: false,
  disableFontFace: true,
  useSystemFonts: false,
  enableXfa: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  verbosity: 0,
  cMapPacked: true,
} as const;

/** The maximum number of pages of a document that are read. */
export const MAX_PAGES = 2_000;
