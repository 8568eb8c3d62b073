/** Replaces the user name and password of the URLs in a text, which must not be shown. */
export const maskCredentials = (text: string): string => text.replace(/(?<=:\/\/)[^/?#]*@/g, '***@');
