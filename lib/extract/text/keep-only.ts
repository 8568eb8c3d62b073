import { MARK } from './segment';

/** Takes out of the copy every marked block whose number is not among those to keep. */
export function keepOnly(root: Element, keep: Set<number>): void {
  for (const marked of [...root.querySelectorAll(`[${MARK}]`)]) {
    if (!keep.has(Number(marked.getAttribute(MARK)))) marked.replaceChildren();
  }
}
