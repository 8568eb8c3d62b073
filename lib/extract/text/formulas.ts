import { latexOf } from './mathml';
import { LATEX } from './write-inline';

/**
 * Puts a plain `span` with the LaTeX source in the place of every formula of the copy. The source stands in the
 * `annotation` of MathML (KaTeX, MathJax, Wikipedia), in MathJax's `script`, in an image's alternative text, or in an
 * attribute. Comes before the blocks are told apart: a rendered formula is dozens of nodes with the same signs twice.
 */
export function markFormulas(root: Element): void {
  for (const element of [...root.querySelectorAll(RENDERED)]) {
    if (!root.contains(element)) continue;
    const latex = sourceOf(element);
    if (latex !== null) replace(element, latex);
  }
  for (const preview of [...root.querySelectorAll('.MathJax_Preview, .MathJax, .MathJax_Display')])
    preview.remove();
}

const RENDERED =
  '.katex-display, .katex, .mwe-math-element, mjx-container, math, script[type^="math/tex"], img.latex, img.tex, [data-latex], [data-tex]';

function sourceOf(element: Element): string | null {
  const annotation = element.querySelector('annotation[encoding*="tex" i]');
  const given =
    annotation?.textContent ??
    element.getAttribute('data-latex') ??
    element.getAttribute('data-tex') ??
    (element.tagName === 'SCRIPT' ? element.textContent : null) ??
    (element.localName === 'math' ? element.getAttribute('alttext') : null) ??
    (element.tagName === 'IMG'
      ? element.getAttribute('alt')
      : element.querySelector('img[alt]')?.getAttribute('alt')) ??
    null;
  const math = element.localName === 'math' ? element : element.querySelector('math');
  const latex = (given ?? (math && latexOf(math)))
    ?.replace(/^\s*\{\\displaystyle ([\s\S]*)\}\s*$/, '$1')
    .trim();
  return latex ? latex : null;
}

function replace(element: Element, latex: string): void {
  const made = element.ownerDocument.createElement('span');
  made.setAttribute(LATEX, latex);
  made.textContent = latex;
  const type = element.getAttribute('type') ?? '';
  const alone =
    element.matches('.katex-display, [display="block"], [display="true"]') ||
    element.querySelector('math[display="block"]') !== null ||
    type.includes('mode=display');
  if (alone) made.setAttribute('display', 'block');
  element.replaceWith(made);
}
