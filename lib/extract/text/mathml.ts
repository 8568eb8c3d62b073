import { isElement } from './tags';

const NAMES =
  'α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega ' +
  'Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ' +
  '≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ≃ simeq ≅ cong ∝ propto ≪ ll ≫ gg ± pm ∓ mp × times ÷ div ⋅ cdot ∗ ast ∘ circ ⊕ oplus ⊗ otimes ' +
  '∑ sum ∏ prod ∫ int ∮ oint ∂ partial ∇ nabla ∞ infty ∈ in ∉ notin ∋ ni ⊂ subset ⊆ subseteq ⊃ supset ⊇ supseteq ∪ cup ∩ cap ∖ setminus ∅ emptyset ' +
  '∀ forall ∃ exists ¬ neg ∧ land ∨ lor → to ← leftarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ↦ mapsto ' +
  '… ldots ⋯ cdots ⋮ vdots ⋱ ddots ⟨ langle ⟩ rangle ‖ Vert ′ prime ℓ ell ℏ hbar ⊥ perp ∣ mid ∥ parallel ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil √ surd';
const words = NAMES.split(' ');
const COMMANDS = new Map(words.flatMap((sign, at) => (at % 2 === 0 ? [[sign, `\\${words[at + 1]}`]] : [])));
const FUNCTIONS =
  /^(?:arccos|arcsin|arctan|arg|cos|cosh|cot|deg|det|dim|exp|gcd|inf|ker|lim|liminf|limsup|ln|log|max|min|sec|sin|sinh|sup|tan|tanh)$/;
const ACCENTS = new Map(
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
const SILENT = new Set(['annotation', 'annotation-xml', 'mprescripts', 'none', 'mphantom', 'mspace']);

/** The LaTeX of a formula in MathML (W3C, Presentation MathML), for formulas that keep no source beside it. */
export const latexOf = (math: Element): string => tidy(row(math));

const tidy = (latex: string): string =>
  latex
    .replace(/\s+/g, ' ')
    .replace(/([([{]) (?!\\?[{}])/g, '$1')
    .replace(/ (?=[)\],.;!])/g, '')
    .trim();

function row(element: Element): string {
  return [...element.childNodes]
    .map((child) => (isElement(child) ? of(child) : ''))
    .filter((part) => part !== '')
    .join(' ');
}

type Write = (element: Element, parts: string[]) => string;

const scripts = (base: string, below: string | undefined, above: string | undefined): string =>
  `${/\s|[_^]/.test(base) && !base.startsWith('\\text') ? `{${base}}` : base}${below ? `_{${below}}` : ''}${above ? `^{${above}}` : ''}`;

const isOperator = (base: string): boolean =>
  /^\\?(?:sum|prod|int|oint|bigcup|bigcap|lim|max|min|sup|inf)\w*$/.test(base);

const WRITERS: Record<string, Write> = {
  mi: (element) => identifier(signs(element)),
  mn: (element) => signs(element),
  mo: (element) => operator(signs(element)),
  mtext: (element) => textOf(element),
  ms: (element) => textOf(element),
  mfrac: (_, [over = '', under = '']) => `\\frac{${over}}{${under}}`,
  msqrt: (element) => `\\sqrt{${row(element)}}`,
  mroot: (_, [inside = '', degree = '']) => `\\sqrt[${degree}]{${inside}}`,
  msub: (_, [base = '', below]) => scripts(base, below, undefined),
  msup: (_, [base = '', above]) => scripts(base, undefined, above),
  msubsup: (_, [base = '', below, above]) => scripts(base, below, above),
  munder: (_, [base = '', below = '']) =>
    isOperator(base) ? scripts(base, below, undefined) : `\\underset{${below}}{${base}}`,
  mover: (element, [base = '', above = '']) => {
    const accent = ACCENTS.get((element.children[1]?.textContent ?? '').trim());
    if (accent) return `\\${accent}{${base}}`;
    return isOperator(base) ? scripts(base, undefined, above) : `\\overset{${above}}{${base}}`;
  },
  munderover: (_, [base = '', below, above]) => scripts(base, below, above),
  mfenced: (element, parts) =>
    `${operator(element.getAttribute('open') ?? '(')} ${parts.join(' , ')} ${operator(element.getAttribute('close') ?? ')')}`,
  semantics: (_, [first = '']) => first,
  mtable: (_, rows) => `\\begin{matrix} ${rows.join(' \\\\ ')} \\end{matrix}`,
  mtr: (_, cells) => cells.join(' & '),
};

function of(element: Element): string {
  if (SILENT.has(element.localName)) return '';
  const write = WRITERS[element.localName];
  return write ? write(element, [...element.children].map(of)) : row(element);
}

// Letters of the mathematical alphabets are letters in another dress; some operators have no form at all.
const signs = (element: Element): string =>
  (element.textContent ?? '')
    .normalize('NFKC')
    .replace(/[\u2061-\u2064\u200b]/g, '')
    .trim();

function identifier(name: string): string {
  if (FUNCTIONS.test(name)) return `\\${name}`;
  return /^\p{L}{2,}$/u.test(name) ? `\\mathrm{${name}}` : operator(name);
}

const operator = (text: string): string =>
  [...text.replace(/[\u2212\u2010]/g, '-')]
    .map((sign) => COMMANDS.get(sign) ?? (/[{}%#&$_]/.test(sign) ? `\\${sign}` : sign))
    .join('');

function textOf(element: Element): string {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').replace(/[\\{}$]/g, '');
  return text.trim() === '' ? '' : `\\text{${text}}`;
}
