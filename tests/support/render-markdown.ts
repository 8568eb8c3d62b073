import MarkdownIt from 'markdown-it';

// A safe renderer would remove unsafe markup, so the tests could not see whether the Markdown contains it.
const permissiveMarkdown = new MarkdownIt({ html: true });
permissiveMarkdown.validateLink = () => true;

/** Renders Markdown as HTML without removing any tag or link. */
export const renderMarkdown = (markdown: string): string => permissiveMarkdown.render(markdown);

/**
 * Lists the elements, attributes and URLs in rendered Markdown that are not needed for text, links and images. The function uses
 * nothing outside itself, so that it can be evaluated in a page.
 */
export function listDisallowedMarkup(root: Element): string[] {
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
