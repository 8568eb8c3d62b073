declare module 'citeproc' {
  type System = {
    retrieveLocale: (language: string) => string | undefined;
    retrieveItem: (id: string) => unknown;
  };
  class Engine {
    constructor(system: System, style: string, language?: string);
    setOutputFormat(format: 'text' | 'html'): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [parameters: { entry_ids: string[][] }, entries: string[]] | false;
  }
  const CSL: { Engine: typeof Engine };
  export default CSL;
}
