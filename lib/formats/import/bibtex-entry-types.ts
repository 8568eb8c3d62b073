const ENTRY_TYPES =
  /^(?:(?:suppperiodical|periodical|article|review)|(?:mv|in|supp)?(?:book|collection|reference|proceedings)|bookinbook|booklet|conference|dataset|software|manual|misc|online|electronic|www|webpage|patent|standard|report|techreport|(?:phd|masters|bachelors)?thesis|unpublished|audio|video|image|movie|music|legislation|legal|jurisdiction|letter|set|artwork|performance)$/;

/** Whether a name in lower case is a type of entries in BibTeX, BibLaTeX or a program that exports them. */
export const isEntryType = (name: string): boolean => ENTRY_TYPES.test(name);
