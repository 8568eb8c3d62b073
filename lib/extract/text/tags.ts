/** Elements that say nothing in words: they never reach the copy. Scripts with formulas are kept apart from this. */
export const NON_TEXT_TAGS = new Set(
  (
    'SCRIPT STYLE NOSCRIPT TEMPLATE LINK META TITLE HEAD BASE OBJECT EMBED APPLET CANVAS AUDIO VIDEO SOURCE TRACK ' +
    'PARAM MAP AREA SELECT OPTION OPTGROUP DATALIST TEXTAREA INPUT PROGRESS METER FRAMESET NOFRAMES'
  ).split(' '),
);

/** Elements that run along in a line of text, unless they hold a block. Anything else starts a new block. */
export const INLINE_TAGS = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK NOBR PICTURE Q RB RP RT RTC RUBY S ' +
    'SAMP SMALL SPAN STRIKE STRONG SUB SUP SVG TIME TT U VAR WBR BR MATH SLOT MJX-CONTAINER'
  ).split(' '),
);

/** The tag in capitals; elements of XML pages and of SVG and MathML have it in small letters. */
export const getTagName = (element: Element): string => element.tagName.toUpperCase();

/** Whether a node is an element. */
export const isElement = (node: Node): node is Element => node.nodeType === 1;
