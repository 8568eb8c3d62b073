import { isElement } from './tags';

// Each sign is followed by the name of its LaTeX command.
const SIGN_NAMES =
  'α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega ' +
  'Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ' +
  '≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ≃ simeq ≅ cong ∝ propto ≪ ll ≫ gg ± pm ∓ mp × times ÷ div ⋅ cdot ∗ ast ∘ circ ⊕ oplus ⊗ otimes ' +
  '∑ sum ∏ prod ∫ int ∮ oint ∂ partial ∇ nabla ∞ infty ∈ in ∉ notin ∋ ni ⊂ subset ⊆ subseteq ⊃ supset ⊇ supseteq ∪ cup ∩ cap ∖ setminus ∅ emptyset ' +
  '∀ forall ∃ exists ¬ neg ∧ land ∨ lor → to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ↦ mapsto ' +
  '… ldots ⋯ cdots ⋮ vdots ⋱ ddots ⟨ langle ⟩ rangle ‖ Vert ′ prime ℓ ell ℏ hbar ⊥ perp ∣ mid ∥ parallel ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil √ surd';
const alternatingSignsAndNames = SIGN_NAMES.split(' ');
const COMMAND_BY_SIGN = new Map(
  alternatingSignsAndNames.flatMap((sign, index) =>
    index % 2 === 0 ? [[sign, `\\${alternatingSignsAndNames[index + 1]}`]] : [],
  ),
);
const FUNCTION_NAME =
  /^(?:arccos|arcsin|arctan|arg|cos|cosh|cot|deg|det|dim|exp|gcd|inf|ker|lim|liminf|limsup|ln|log|max|min|sec|sin|sinh|sup|tan|tanh)$/;
const COMMAND_BY_ACCENT = new Map(
  Object.entries({
    '^': 'hat',
    ˆ: 'hat',
    '~': 'tilde',
    '˜': 'tilde',
    '¯': 'overline',
    '‾': 'overline',
    '―': 'overline',
    '→': 'vec',
    '˙': 'dot',
    '¨': 'ddot',
    '⏞': 'overbrace',
  }),
);
const IGNORED_ELEMENTS = new Set([
  'annotation',
  'annotation-xml',
  'mprescripts',
  'none',
  'mphantom',
  'mspace',
]);

/**
 * Converts Presentation MathML (https://www.w3.org/TR/mathml-core/) to LaTeX, for formulas without a LaTeX
 * annotation.
 */
export const convertMathmlToLatex = (math: Element): string => tidyLatex(convertChildren(math));

const tidyLatex = (latex: string): string =>
  latex
    .replace(/\s+/g, ' ')
    .replace(/([([{]) (?!\\?[{}])/g, '$1')
    .replace(/ (?=[)\],.;!])/g, '')
    .trim();

function convertChildren(element: Element): string {
  return [...element.childNodes]
    .map((child) => (isElement(child) ? convertElement(child) : ''))
    .filter((part) => part !== '')
    .join(' ');
}

type ElementConverter = (element: Element, convertedChildren: string[]) => string;

const attachScripts = (
  base: string,
  subscript: string | undefined,
  superscript: string | undefined,
): string =>
  `${/\s|[_^]/.test(base) && !base.startsWith('\\text') ? `{${base}}` : base}${subscript ? `_{${subscript}}` : ''}${superscript ? `^{${superscript}}` : ''}`;

// LaTeX writes the limits of these operators as subscript and superscript.
const isLargeOperator = (base: string): boolean =>
  /^\\?(?:sum|prod|int|oint|bigcup|bigcap|lim|max|min|sup|inf)\w*$/.test(base);

const CONVERTERS: Record<string, ElementConverter> = {
  mi: (element) => convertIdentifier(getTokenText(element)),
  mn: (element) => getTokenText(element),
  mo: (element) => convertOperator(getTokenText(element)),
  mtext: (element) => convertText(element),
  ms: (element) => convertText(element),
  mfrac: (_, [numerator = '', denominator = '']) => `\\frac{${numerator}}{${denominator}}`,
  msqrt: (element) => `\\sqrt{${convertChildren(element)}}`,
  mroot: (_, [radicand = '', degree = '']) => `\\sqrt[${degree}]{${radicand}}`,
  msub: (_, [base = '', subscript]) => attachScripts(base, subscript, undefined),
  msup: (_, [base = '', superscript]) => attachScripts(base, undefined, superscript),
  msubsup: (_, [base = '', subscript, superscript]) => attachScripts(base, subscript, superscript),
  munder: (_, [base = '', underscript = '']) =>
    isLargeOperator(base)
      ? attachScripts(base, underscript, undefined)
      : `\\underset{${underscript}}{${base}}`,
  mover: (element, [base = '', overscript = '']) => {
    const accent = COMMAND_BY_ACCENT.get((element.children[1]?.textContent ?? '').trim());
    if (accent) return `\\${accent}{${base}}`;
    return isLargeOperator(base)
      ? attachScripts(base, undefined, overscript)
      : `\\overset{${overscript}}{${base}}`;
  },
  munderover: (_, [base = '', underscript, overscript]) => attachScripts(base, underscript, overscript),
  mfenced: (element, convertedChildren) =>
    `${convertOperator(element.getAttribute('open') ?? '(')} ${convertedChildren.join(' , ')} ${convertOperator(element.getAttribute('close') ?? ')')}`,
  semantics: (_, [firstChild = '']) => firstChild,
  mtable: (_, rows) => `\\begin{matrix} ${rows.join(' \\\\ ')} \\end{matrix}`,
  mtr: (_, cells) => cells.join(' & '),
};

function convertElement(element: Element): string {
  if (IGNORED_ELEMENTS.has(element.localName)) return '';
  const converter = CONVERTERS[element.localName];
  return converter ? converter(element, [...element.children].map(convertElement)) : convertChildren(element);
}

// NFKC normalisation replaces letters of the mathematical alphabets by ordinary letters. Invisible operators
// are removed.
const getTokenText = (element: Element): string =>
  (element.textContent ?? '')
    .normalize('NFKC')
    .replace(/[\u2061-\u2064\u200b]/g, '')
    .trim();

function convertIdentifier(name: string): string {
  if (FUNCTION_NAME.test(name)) return `\\${name}`;
  return /^\p{L}{2,}$/u.test(name) ? `\\mathrm{${name}}` : convertOperator(name);
}

const convertOperator = (text: string): string =>
  [...text.replace(/[\u2212\u2010]/g, '-')]
    .map((sign) => COMMAND_BY_SIGN.get(sign) ?? (/[{}%#&$_]/.test(sign) ? `\\${sign}` : sign))
    .join('');

function convertText(element: Element): string {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').replace(/[\\{}$]/g, '');
  return text.trim() === '' ? '' : `\\text{${text}}`;
}
