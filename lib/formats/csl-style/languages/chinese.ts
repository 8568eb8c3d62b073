import type { Language } from './language';

/** The Chinese terms, dates and rules of styles, in the form of `ENGLISH`. */
export const CHINESE: Language = {
  terms: `
accessed=见于
and=和
and others=及其他
anonymous=作者不详|无名氏
at=于
available at=载于
by=著
circa=介于|约
cited=见引于
et-al=等
forthcoming=即将出版
from=从
ibid=同上
in=收入
in press=送印中
internet=网际网络
letter=信函
interview=访谈|interv.
no date=日期不详|不详
online=在线
presented at=发表于
reference=参考|参
retrieved=取读于
ad=公元
edition=版本|本
issue=期
page=页
section=节|节|§/§§
version=版
volume=卷
editor=编辑|编
translator=翻译|译
month-01=一月|1月
month-02=二月|2月
month-03=三月|3月
month-04=四月|4月
month-05=五月|5月
month-06=六月|6月
month-07=七月|7月
month-08=八月|8月
month-09=九月|9月
month-10=十月|10月
month-11=十一月|11月
month-12=十二月|12月
`,
  verbs: `
editor=编辑|编
translator=翻译|译
`,
  dates: `<date form="text"><date-part name="year" suffix="年"/><date-part name="month" form="numeric" suffix="月"/><date-part name="day" suffix="日"/></date>
<date form="numeric"><date-part name="year"/><date-part name="month" form="numeric-leading-zeros" prefix="/"/><date-part name="day" form="numeric-leading-zeros" prefix="/"/></date>`,
  quotes: ['《', '》', '〈', '〉'],
  ordinals: [''],
};
