import type { Language } from './language';

/** The Turkish terms, dates and rules of styles, in the form of `ENGLISH`. */
export const TURKISH: Language = {
  terms: `
accessed=erişim
and=ve||&
and others=ve diğerleri
anonymous=anonim
at=de
available at=erişim adresi
circa=yaklaşık|yakl.
cited=a.yer
et-al=vd.
forthcoming=gelecek
from=gönderen
ibid=a.g.e.
in=içinde
in press=basımda
letter=mektup
interview=mülakat|interv.
no date=tarih yok|t.y.
online=çevrimiçi
presented at=program adı:
reference=kaynak/kaynaklar|kay./kay.
retrieved=geliş tarihi
ad=M.S.
edition=baskı/baskı|bs
issue=sayı/sayı|sy
page=sayfa/sayfalar|s./ss.
section=bölüm/bölümler|blm.|§/§§
version=versiyon
volume=cilt/ciltler|c./c.
editor=editör/editörler|ed./ed.
translator=çeviren/çevirenler|çev./çev.
month-01=Ocak|Oca.
month-02=Şubat|Şub.
month-03=Mart|Mar.
month-04=Nisan|Nis.
month-05=Mayıs|May.
month-06=Haziran|Haz.
month-07=Temmuz|Tem.
month-08=Ağustos|Ağu.
month-09=Eylül|Eyl.
month-10=Ekim|Eki.
month-11=Kasım|Kas.
month-12=Aralık|Ara.
`,
  verbs: `
editor=editör|ed.
translator=çeviren|çev.
`,
  dates: `<date form="text"><date-part name="day" form="numeric-leading-zeros" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="."/><date-part name="month" form="numeric-leading-zeros" suffix="."/><date-part name="year"/></date>`,
  quotes: ['“', '”', '‘', '’'],
  ordinals: ['.'],
};
