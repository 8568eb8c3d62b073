import MarkdownIt from 'markdown-it';

// A permissive renderer shows what the Markdown contains; a safe one would drop unsafe markup and hide a fault.
const permissiveMarkdown = new MarkdownIt({ html: true });
permissiveMarkdown.validateLink = () => true;

/** Renders Markdown as HTML with a program that keeps every tag and every link. */
export const renderMarkdown = (markdown: string): string => permissiveMarkdown.render(markdown);

/**
 * Finds what text, links and images do not need in rendered Markdown: elements, event handlers and addresses, by name.
 * The function is self-contained, so that it can be evaluated in a page.
 */
export function findUnsafeMarkup(root: Element): string[] {
  const allowedTags =
    /^(?:H[1-6]|P|UL|OL|LI|A|IMG|CODE|PRE|EM|STRONG|S|TABLE|THEAD|TBODY|TR|TH|TD|BLOCKQUOTE|HR|BR)$/;
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const tag = element.tagName.toUpperCase();
    const attributes = [...element.attributes].flatMap(({ name, value }) => {
      if (name === 'href' || name === 'src') return /^https?:\/\//.test(value) ? [] : [`${name}=${value}`];
      return /^(?:alt|class|start|style)$/.test(name) ? [] : [name];
    });
    return allowedTags.test(tag) ? attributes : [tag, ...attributes];
  });
}
