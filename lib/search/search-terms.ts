import { stripWww } from '@/lib/address/host';
import { tokenizeQuery, tokenizeText } from './tokenize';

/** Returns the normalised words of texts and of a host, each once. A query matches the beginnings of these words. */
export function getSearchTerms(texts: string[], host: string): string[] {
  const hostName = stripWww(host);
  const words = [...texts, hostName].flatMap(tokenizeText);
  return [...new Set(hostName === '' ? words : [...words, hostName])];
}

/** Returns the normalised terms of a query. A source matches if each term begins one of its words. */
export const getQueryTerms = (query: string): string[] => [...new Set(tokenizeQuery(query))];
