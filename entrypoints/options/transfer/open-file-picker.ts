/** Lets the reader choose a file with one of these endings or media types. Does nothing if the reader cancels. */
export function openFilePicker(accept: string, onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => input.files?.[0] && onFile(input.files[0]));
  input.click();
}
