import type { Language } from './language';

/** The Russian terms, dates and rules of styles, in the form of `ENGLISH`. */
export const RUSSIAN: Language = {
  terms: `
accessed=просмотрено
and=и||&
and others=и др.
anonymous=аноним|анон.
at=на
available at=доступно на
circa=около|ок.
cited=цитируется по|цит. по
et-al=и др.
forthcoming=ожидается
from=от
ibid=там же
in=в
in press=в печати
internet=Интернет
letter=письмо
interview=интервью|interv.
no date=без даты|б. д.
online=онлайн
presented at=представлено на
reference=ссылка/ссылки
retrieved=извлечено
ad=н. э.
edition=издание/издания|изд.
issue=выпуск/выпуски|вып.
page=страница/страницы|с./сс.
section=раздел/разделы|разд.|§/§§
version=версия
volume=том/тома|т./тт.
editor=редактор/редакторы|ред.
translator=переводчик/переводчики|пер.
month-01=январь|янв.
month-02=февраль|фев.
month-03=март|мар.
month-04=апрель|апр.
month-05=май
month-06=июнь|июн.
month-07=июль|июл.
month-08=август|авг.
month-09=сентябрь|сен.
month-10=октябрь|окт.
month-11=ноябрь|ноя.
month-12=декабрь|дек.
`,
  verbs: `
editor=под редакцией|под ред.
translator=переведено|пер.
`,
  dates: `<date form="text"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/><date-part name="year" suffix=" г."/></date>
<date form="numeric"><date-part name="day" form="numeric-leading-zeros" suffix="."/><date-part name="month" form="numeric-leading-zeros" suffix="."/><date-part name="year"/></date>`,
  quotes: ['«', '»', '„', '“'],
  ordinals: ['-й'],
};
