import type { Language } from './language';

/** The Indonesian terms, dates and rules of styles, in the form of `ENGLISH`. */
export const INDONESIAN: Language = {
  terms: `
accessed=diakses
and=dan||&
and others=dan lainnya
anonymous=anonim|anon.
at=pada
available at=tersedia pada
by=oleh
circa|ca.
cited=dikutip
et-al=dkk.
forthcoming=mendatang
from=dari
ibid=ibid.
in=dalam
in press=dalam proses cetakan
letter=surat
interview=wawancara|interv.
no date=tanpa tanggal|t.t.
online=daring
presented at=dipresentasikan pada
reference=referensi/referensi|ref./ref.
retrieved=diambil
ad=M
edition=edisi/edisi|ed.
issue=nomor/nomor|no.
page=halaman/halaman|hlm./hlm.
section=bagian/bagian|bag.|§/§§
version=versi
volume=volume/volume|vol./vol.
editor=editor/editor|ed./ed.
translator=penerjemah/penerjemah|penerj./penerj.
month-01=Januari|Jan
month-02=Februari|Feb
month-03=Maret|Mar
month-04=April|Apr
month-05=Mei
month-06=Juni|Jun
month-07=Juli|Jul
month-08=Agustus|Agu
month-09=September|Sep
month-10=Oktober|Okt
month-11=November|Nov
month-12=Desember|Des
`,
  verbs: `
editor=disunting oleh|ed. oleh
translator=diterjemahkan oleh|trans. oleh
`,
  dates: `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="-"/><date-part name="month" form="numeric-leading-zeros" suffix="-"/><date-part name="year"/></date>`,
  quotes: ['“', '”', '‘', '’'],
  ordinals: [''],
  isPunctuationInQuote: true,
};
