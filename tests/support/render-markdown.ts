import MarkdownIt from 'markdown-it';

// Nothing is held back: what a careful program would refuse to show must not be there in the first place.
const permissiveMarkdown = new MarkdownIt({ html: true });
permissiveMarkdown.validateLink = () => true;

/** Markdown as HTML by a program that shows every tag and follows every link that is in it. */
export const renderMarkdown = (markdown: string): string => permissiveMarkdown.render(markdown);

/**
 * What stands in rendered Markdown that no words, links and pictures need: elements, handlers, addresses, by name. It
 * uses nothing around it, so that it can be sent into a page.
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
