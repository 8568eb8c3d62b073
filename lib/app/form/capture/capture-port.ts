import type { Result } from '@/lib/base/result';

/** A browser tab. Without permission, its address and title are null. */
export type PageTab = { id: number; windowId: number; url: string | null; title: string | null };

/** Why a page could not be read: the browser does not allow extensions on it, or the page was closed. */
type ReadProblem = { kind: string };

/** The unparsed answer of a page. */
export type RawCapture = Result<unknown, ReadProblem>;

/** A capture in progress: the tab, the metadata of its page, and its text on request. No promise rejects. */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<RawCapture>;
  text: () => Promise<RawCapture>;
};

/** Reads pages in tabs. */
export type CapturePort = {
  beginCapture: (tabId: number) => Capture;
  findTabById: (tabId: number) => Promise<PageTab | null>;
  /** Sets the scope of the next text capture in the tab: the article, the selection or the whole page. */
  setCaptureScope: (tabId: number, scope: string) => Promise<unknown>;
  /** Resolves after `durationMs` milliseconds. */
  wait: (durationMs: number) => Promise<void>;
};
