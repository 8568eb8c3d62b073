import { type TimeBudget, UNLIMITED_TIME } from '@/lib/base/steps';
import { Copier } from './copier';
import { createSafeDom } from './safe-dom';
import { MAX_NODES, type WorkingCopy } from './working-copy';

/**
 * Copies the live page into an inert document without changing the page. The content of an open shadow root
 * replaces the children of its host element, and slots contain their assigned nodes. A visible same-origin
 * frame becomes a `div` with the content of the frame.
 */
export function createWorkingCopy(
  page: Document,
  { maxNodes = MAX_NODES, budget = UNLIMITED_TIME }: { maxNodes?: number; budget?: TimeBudget } = {},
): WorkingCopy {
  return new Copier(createEmptyDocument(), createSafeDom(), maxNodes, [], budget).copyPage(page);
}

/**
 * Copies the nodes that the ranges cover, with their ancestors, into an inert document. URLs become absolute.
 */
export function createWorkingCopyFromRanges(
  ranges: Range[],
  budget: TimeBudget = UNLIMITED_TIME,
): WorkingCopy {
  const copier = new Copier(createEmptyDocument(), createSafeDom(), MAX_NODES, ranges, budget);
  return {
    ...copier.copyCoveredNodes(ranges[0]?.startContainer.getRootNode() ?? null),
    hiddenTexts: null,
    hiddenElements: [],
  };
}

const createEmptyDocument = (): Document =>
  new DOMParser().parseFromString('<!doctype html><html><head></head><body></body></html>', 'text/html');
