import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Gives pdf.js the parts of a file that it asks for, so that a large file is not read as a whole. */
export class FileTransport extends PDFDataRangeTransport {
  private readonly file: Blob;

  constructor(file: Blob) {
    super(file.size, null);
    this.file = file;
  }

  override requestDataRange(begin: number, end: number): void {
    // A file that was deleted meanwhile gives no bytes, and pdf.js then reports a damaged document.
    void this.file
      .slice(begin, end)
      .arrayBuffer()
      .then(
        (part) => this.onDataRange(begin, new Uint8Array(part)),
        () => this.onDataRange(begin, new Uint8Array(end - begin)),
      );
  }
}
