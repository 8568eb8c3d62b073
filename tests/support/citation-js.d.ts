// Both packages have no types. The tests use them as a second reader of RIS.
declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string);
    data: Partial<import('@/lib/formats/csl/csl-item').CslItem>[];
  }
}
declare module '@citation-js/plugin-ris';
