import { convertMathmlToLatex } from './convert-mathml-to-latex';
import { LATEX_ATTRIBUTE } from './marker-attributes';

/**
 * Replaces every formula of the working copy by a `span` that contains its LaTeX source. The source is read
 * from MathML annotations, MathJax scripts, alternative texts of images or attributes, otherwise converted
 * from MathML. Call it before the copy is split into blocks, because a rendered formula repeats its symbols
 * in dozens of nodes.
 */
export function markFormulas(root: Element): void {
  for (const element of [...root.querySelectorAll(RENDERED_FORMULA)]) {
    if (!root.contains(element)) continue;
    const latex = findLatexSource(element);
    if (latex !== null) replaceWithLatex(element, latex);
  }
  for (const preview of [...root.querySelectorAll('.MathJax_Preview, .MathJax, .MathJax_Display')])
    preview.remove();
}

const RENDERED_FORMULA =
  '.katex-display, .katex, .mwe-math-element, mjx-container, math, script[type^="math/tex"], img.latex, img.tex, [data-latex], [data-tex], [data-math], [data-formula], [data-equation], [class*="math" i][data-expr]';
const SOURCE_ATTRIBUTES = [
  'data-latex',
  'data-tex',
  'data-math',
  'data-formula',
  'data-equation',
  'data-expr',
];
// Matches values that are no formula. Some editors write into these attributes only how a formula is
// displayed.
const DISPLAY_SETTING = /^(?:true|false|inline|block|display|\d*)$/i;

function findLatexSource(element: Element): string | null {
  const annotation = element.querySelector('annotation[encoding*="tex" i]');
  const latexSource =
    annotation?.textContent ??
    getSourceAttribute(element) ??
    (element.tagName === 'SCRIPT' ? element.textContent : null) ??
    (element.localName === 'math' ? element.getAttribute('alttext') : null) ??
    (element.tagName === 'IMG'
      ? element.getAttribute('alt')
      : element.querySelector('img[alt]')?.getAttribute('alt')) ??
    null;
  const math = element.localName === 'math' ? element : element.querySelector('math');
  const latex = (latexSource ?? (math && convertMathmlToLatex(math)))
    ?.replace(/^\s*\{\\displaystyle ([\s\S]*)\}\s*$/, '$1')
    .trim();
  return latex ? latex : null;
}

function getSourceAttribute(element: Element): string | null {
  const sources = SOURCE_ATTRIBUTES.map((name) => element.getAttribute(name)?.trim() ?? '');
  return sources.find((source) => !DISPLAY_SETTING.test(source)) ?? null;
}

function replaceWithLatex(element: Element, latex: string): void {
  const span = element.ownerDocument.createElement('span');
  span.setAttribute(LATEX_ATTRIBUTE, latex);
  span.textContent = latex;
  const type = element.getAttribute('type') ?? '';
  const isDisplayMode =
    element.matches('.katex-display, [display="block"], [display="true"]') ||
    element.querySelector('math[display="block"]') !== null ||
    type.includes('mode=display');
  if (isDisplayMode) span.setAttribute('display', 'block');
  element.replaceWith(span);
}
