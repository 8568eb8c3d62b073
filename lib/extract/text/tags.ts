/**
 * Elements whose content readers do not see as text. They are not copied, except for scripts that contain
 * formulas.
 */
export const NON_TEXT_TAGS = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE LINK META TITLE HEAD BASE OBJECT EMBED APPLET CANVAS AUDIO VIDEO SOURCE TRACK ' +
    'PARAM MAP AREA SELECT OPTION OPTGROUP DATALIST TEXTAREA INPUT PROGRESS METER FRAMESET NOFRAMES'
  ).split(' '),
);

/**
 * Elements that continue the current line unless they contain a block. All other elements start a new block.
 */
export const INLINE_TAGS = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK NOBR PICTURE Q RB RP RT RTC RUBY S ' +
    'SAMP SMALL SPAN STRIKE STRONG SUB SUP SVG TIME TT U VAR WBR BR MATH SLOT MJX-CONTAINER'
  ).split(' '),
);

/** Returns the tag name in upper case. In XML pages, SVG and MathML `tagName` is in lower case. */
export const getTagName = (element: Element): string => element.tagName.toUpperCase();

/**
 * Returns whether a node of the working copy is an element. For the live page, where form fields can hide
 * `nodeType`, use `isElementNode` in `fields/dom`.
 */
export const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

/** Returns whether a node of the working copy is a text node. */
export const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;

/** Splits a `class` or `itemprop` attribute into its tokens. */
export const splitTokens = (attribute: string): string[] =>
  attribute.split(/\s+/).filter((token) => token !== '');

/** Returns the class names of an element. */
export const getClassNames = (element: Element): string[] => splitTokens(element.getAttribute('class') ?? '');
