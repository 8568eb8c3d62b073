import type { XmlElement } from '../import/parse-xml';
import type { Locale } from './locale';

/** The citation or the bibliography of a style: its attributes, its layout and its sort keys. */
export type StyleArea = {
  attributes: ReadonlyMap<string, string>;
  layout: XmlElement;
  sortKeys: readonly XmlElement[];
};

/** A citation style that was read and checked. */
export type CslStyle = {
  /** The id in the file. A newer file of the same style has the same id. */
  id: string;
  title: string;
  language: string;
  locale: Locale;
  attributes: ReadonlyMap<string, string>;
  macros: ReadonlyMap<string, XmlElement>;
  citation: StyleArea;
  bibliography: StyleArea;
  /** Whether the style writes the suffix of a year ("2024a") itself and not after the year. */
  hasYearSuffix: boolean;
};
