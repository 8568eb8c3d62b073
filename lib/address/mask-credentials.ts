/** Replaces the user name and password in the URLs of a text by `***`, for texts that are shown or logged. */
export const maskCredentials = (text: string): string => text.replace(/(?<=:\/\/)[^/?#]*@/g, '***@');
