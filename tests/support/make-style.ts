/** Writes a style file. `layout` is the content of the layout of the bibliography; the other parts have defaults. */
export const makeStyle = ({
  layout = '<text variable="title"/>',
  title = 'Harbour Studies',
  style = '',
  info = '',
  macros = '',
  citation = '<citation><layout><text variable="title"/></layout></citation>',
  bibliography = '',
  layoutAttributes = '',
  sort = '',
}: Partial<
  Record<
    | 'layout'
    | 'title'
    | 'style'
    | 'info'
    | 'macros'
    | 'citation'
    | 'bibliography'
    | 'layoutAttributes'
    | 'sort',
    string
  >
> = {}): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" ${style}>
  <info><title>${title}</title><id>http://styles.example/${title}</id>${info}</info>
  ${macros}
  ${citation}
  <bibliography ${bibliography}>${sort}<layout ${layoutAttributes}>${layout}</layout></bibliography>
</style>`;
