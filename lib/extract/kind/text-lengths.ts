/**
 * The maximum length of a page with a few sentences and sometimes a menu, such as a bot challenge or an error
 * page, in characters.
 */
export const SHORT_LENGTH = 1500;

/** The maximum length of a page that shows only the start of an article, with its menus, in characters. */
export const STUB_LENGTH = 6000;
