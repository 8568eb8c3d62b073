import type { XmlElement } from '../import/parse-xml';
import type { Locale } from './locale';

/** The `citation` or the `bibliography` element of a style. */
export type StyleArea = {
  attributes: ReadonlyMap<string, string>;
  layout: XmlElement;
  sortKeys: readonly XmlElement[];
};

/** A parsed citation style that has only supported parts. */
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
  /** True if the style says where the year suffix ("a" of "2024a") is written. Otherwise it is written after the first year. */
  definesYearSuffixPosition: boolean;
};
