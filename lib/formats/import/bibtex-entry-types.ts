const ENTRY_TYPES =
  /^(?:(?:suppperiodical|periodical|article|review)|(?:mv|in|supp)?(?:book|collection|reference|proceedings)|bookinbook|booklet|conference|dataset|software|manual|misc|online|electronic|www|webpage|patent|standard|report|techreport|(?:phd|masters|bachelors)?thesis|unpublished|audio|video|image|movie|music|legislation|legal|jurisdiction|letter|set|artwork|performance)$/;

/** Returns whether a lower-case name is an entry type of BibTeX, of BibLaTeX, or of a program that exports these formats. */
export const isEntryType = (name: string): boolean => ENTRY_TYPES.test(name);
