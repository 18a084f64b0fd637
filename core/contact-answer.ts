/** Live contact: address, telephone and mail of the very branch that is asked for, from the library's settings. */
import { branchesNamed, withoutBranches } from './asked-about.ts';
import { fold, words } from './features.ts';
import type { LibrarySettings } from './library.ts';

/** What asks for an address, a number or a mail; a stem ends in a star. */
const asksFor = stems(
  'telefon* tel fon rufnummer* durchwahl* hotline nummer anrufen anruf mail* email* mailadresse* adresse* anschrift* postanschrift* standort* hausnummer* kontakt* kontaktdaten*',
  'phone* telephone* number call address* contact*',
  'telefonu* numara* numarası eposta posta adres* iletişim',
  'هاتف* رقم عنوان* بريد ايميل تلفون',
  'teléfono* número correo dirección*',
  'téléphone* numéro adresse* courriel',
  'telefono* numero indirizzo*',
  'numer telefonu adres*',
  'номер* телефон* адрес* пошт* почт*',
);
/** Nothing else may stand in a question that asks where a branch is. */
const whereIs = stems(
  'wo genau ist liegt finde find ich befindet sich denn die der das eure euer ihre in im bitte zweigstelle filiale bucherei bibliothek stadtbucherei adresse',
  'where exactly is are the your can i find branch library located please',
  'nerede nerededir şube şubesi kütüphane kütüphanesi',
  'أين اين يقع الفرع فرع المكتبة',
  'dónde está queda la sede biblioteca sucursal',
  'où est se trouve la bibliothèque annexe',
  "dov'è dove è si trova la sede biblioteca",
  'gdzie jest znajduje się filia biblioteka',
  'де знаходиться філія бібліотека где находится филиал библиотека',
);
const asksWhere = stems('wo where nerede nerededir أين اين dónde où dove gdzie де где');
/** Whose number or address is meant then: not the branch's. */
const ofPatron = stems('mein* my benim mi mon ma mio mia mój moja мій моя мой');

/** In each language: what stands before the telephone number, and before the mail. */
const labels: Readonly<Record<string, readonly [phone: string, mail: string]>> = {
  de: ['Telefon', 'E-Mail'],
  en: ['phone', 'e-mail'],
  tr: ['telefon', 'e-posta'],
  ar: ['هاتف', 'بريد إلكتروني'],
  es: ['teléfono', 'correo electrónico'],
  fr: ['téléphone', 'e-mail'],
  it: ['telefono', 'e-mail'],
  pl: ['telefon', 'e-mail'],
  uk: ['телефон', 'ел. пошта'],
  ru: ['телефон', 'эл. почта'],
};

/** By language what is told of the branches that a text names and asks to reach; null where it asks for none of that. */
export function contactAnswer(text: string, { branches }: LibrarySettings): Record<string, string> | null {
  const named = branchesNamed(text, branches);
  const said = words(withoutBranches(text, branches)).filter((word) => word !== '?' && word !== '!');
  const where = said.some(asksWhere) && said.every(whereIs);
  if (named.length === 0 || said.some(ofPatron) || !(where || said.some(asksFor))) return null;
  const told = branches.filter(({ id }) => named.includes(id));
  return Object.fromEntries(
    Object.entries(labels).map(([language, [phone, mail]]) => [
      language,
      told.map((each) => `${each.name}: ${each.address}, ${phone} ${each.phone}, ${mail} ${each.email}.`).join(' '),
    ]),
  );
}

/** A test for folded words; a stem ends in "*". */
function stems(...lists: readonly string[]): (word: string) => boolean {
  const all = lists.flatMap((list) => list.split(' '));
  const whole = new Set(all.filter((stem) => !stem.endsWith('*')).map(fold));
  const beginnings = all.filter((stem) => stem.endsWith('*')).map((stem) => fold(stem.slice(0, -1)));
  return (word) => whole.has(word) || beginnings.some((stem) => word.startsWith(stem));
}
