/**
 * The reason why the file of a PDF is not stored although the reader chose to store PDF files. `too-large`: it has more than 200 MB.
 * `failed`: the browser gives no reason.
 */
export type PdfFileProblem = 'disk-full' | 'too-large' | 'failed';
