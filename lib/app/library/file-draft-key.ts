import type { StableId } from '@/lib/record/schema/primitives';

const PREFIX = 'manual:pdf:';

/** Builds the key of the draft of a PDF file. It is not the URL, so that it does not replace the draft of a page with that URL. */
export const buildFileDraftKey = (stableId: StableId): string => `${PREFIX}${stableId}`;

/** Returns whether a key is that of the draft of a PDF file. */
export const isFileDraftKey = (key: string): boolean => key.startsWith(PREFIX);
