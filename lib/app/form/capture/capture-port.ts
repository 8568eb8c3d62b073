import type { Result } from '@/lib/base/result';

/** A tab as far as the browser shows it: without permission, address and title are null. */
export type PageTab = { id: number; windowId: number; url: string | null; title: string | null };

/** Why nothing could be read: the browser keeps extensions out of the page, or the page is gone. */
type ReadProblem = { kind: string };

/** What a page answered, unparsed. */
export type RawCapture = Result<unknown, ReadProblem>;

/** A capture in progress: the tab, what its page says about itself, and its text on request. Nothing here rejects. */
export type Capture = {
  tab: Promise<PageTab | null>;
  page: Promise<RawCapture>;
  text: () => Promise<RawCapture>;
};

/** How pages are read. */
export type CapturePort = {
  beginCapture: (tabId: number) => Capture;
  findTabById: (tabId: number) => Promise<PageTab | null>;
  /** Sets what the next text capture in the tab takes: the article, the selection or the whole page. */
  setCaptureScope: (tabId: number, scope: string) => Promise<unknown>;
  /** Resolves after `durationMs` milliseconds. */
  wait: (durationMs: number) => Promise<void>;
};
