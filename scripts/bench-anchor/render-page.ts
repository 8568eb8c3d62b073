import { type Block, type PageModel, writeBlock } from './page-model.ts';
import type { Random } from './random.ts';

export const MARKUPS = [
  'plain',
  'inline elements',
  'other characters',
  'scripts and hidden text',
  'advertisements',
  'rendered by script',
] as const;
export type Markup = (typeof MARKUPS)[number];

/** The attribute of elements whose text is not in the captured text. */
export const NOISE_ATTRIBUTE = 'data-noise';

/** Renders a page as HTML. The visible words are the same in every markup, apart from elements with `NOISE_ATTRIBUTE`. */
export function renderPage(page: PageModel, markup: Markup, random: Random): string {
  const sections = page.sections.map(
    (section) =>
      `<section>${section.map((block) => renderBlock(block, markup, random)).join('\n')}</section>`,
  );
  const navigation = `<nav ${NOISE_ATTRIBUTE}><ul><li><a href="/">Front page</a></li><li>About us</li></ul></nav>`;
  return `<body>${navigation}<main>${sections.join('\n')}</main><footer ${NOISE_ATTRIBUTE}>All rights reserved.</footer></body>`;
}

function renderBlock(block: Block, markup: Markup, random: Random): string {
  const between = renderBetween(markup, random);
  if (block.kind === 'row') {
    const cells = writeBlock(block).split(' | ');
    return `${between}<table><tr>${cells.map((cell) => `<td>${renderText(cell, markup, random)}</td>`).join('')}</tr></table>`;
  }
  const content = renderText(writeBlock(block), markup, random);
  if (block.kind === 'item') return `${between}<ul><li>${content}</li></ul>`;
  const tag = markup === 'rendered by script' ? 'div' : block.kind === 'heading' ? 'h2' : 'p';
  return `${between}<${tag}>${content}</${tag}>`;
}

function renderBetween(markup: Markup, random: Random): string {
  if (markup === 'scripts and hidden text')
    return '<script>var slot = "three hundred by two hundred";</script><template>hidden words</template><style>p{}</style>';
  if (markup === 'advertisements' && random.integer(3) === 0)
    return `<div ${NOISE_ATTRIBUTE}>Advertisement<br>Buy ${random.integer(100)} good things today</div>`;
  return '';
}

function renderText(text: string, markup: Markup, random: Random): string {
  const words = text.split(/(?<= )/);
  const renderedWords = words.map((word, index) => {
    const content = escapeHtml(markup === 'other characters' ? changeForms(word, random) : word);
    if (markup === 'inline elements') return wrapWord(content, index, random);
    if (markup === 'rendered by script') return `<span class="w"><!-- ${index} -->${content}</span>`;
    if (markup === 'scripts and hidden text' && index === 1) return `<script>1</script>${content}`;
    return content;
  });
  return renderedWords.join('');
}

function wrapWord(content: string, index: number, random: Random): string {
  switch (random.integer(8)) {
    case 0:
      return `<em>${content}</em>`;
    case 1:
      return `<a href="/${index}"><b>${content.slice(0, 2)}</b>${content.slice(2)}</a>`;
    case 2:
      return `<wbr>${content}<!-- note -->`;
    case 3:
      return `<span style="text-transform:uppercase">${content}</span>`;
    case 4:
      return index > 0 ? `<br>${content}` : content;
    default:
      return content;
  }
}

// The same words in other Unicode characters.
function changeForms(word: string, random: Random): string {
  const forms: ((text: string) => string)[] = [
    (text) => text.normalize('NFD'),
    (text) => text.replace(' ', '\u00a0'),
    (text) => text.replace(/(?<=\p{L}{2})(?=\p{L}{2})/u, '\u00ad'),
    (text) => text.replaceAll('“', '"').replaceAll('”', '„').replaceAll("'", '’'),
    (text) => text.replaceAll('-', '‐'),
    (text) => text.replaceAll('fi', 'ﬁ').replaceAll('ff', 'ﬀ'),
    (text) => `\u200b${text.replace(' ', ' \n\t ')}`,
  ];
  return random.pick(forms)(word);
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
