/** Whether a message only points at something, and nobody can tell at what: "Was kostet das?" German and English. */
import { words } from './features.ts';

const set = (list: string) => new Set(words(list));
const pointers = set('das dies dieses es da dort dafür davon dazu dabei damit it that this there those these them');
const asking = set(
  `kostet kosten gekostet kostenlos kostenfrei gratis umsonst teuer zahlen bezahlen zahlt preis anmelden angemeldet
  anmeldung voranmelden ist sind geht gehen gibt muss müssen soll kann können darf brauche braucht brauchen wann wo lange
  cost costs price free charge pay paying register sign how much long what when where is are does do did has must should
  can could may`,
);
/** What is said beside it, of whatever it asks: "Hallo, kostet das bei euch eigentlich etwas?" */
const besides = set(
  `man mich sich mir uns ich wir jeder was etwas wie viel wieviel so eigentlich denn auch dann noch extra vorher vorab immer
  mal bitte und oder bei euch ihnen für hallo hi hey moin guten tag liebes team danke dank vielen lg vg
  have need up many will i we you one anyone any anything something for of in advance the a also then and or please hello
  dear thanks thank`,
);
/** Any other "to" leads to the thing: "Is it free to register?" */
const must = /(?<!\p{L})(?:have|need|has) to(?!\p{L})/giu;

export function onlyPoints(text: string): boolean {
  const said = words(text.replace(must, 'must')).filter((word) => /\p{L}/u.test(word));
  const isKnown = (word: string) => [pointers, asking, besides].some((known) => known.has(word));
  return [pointers, asking].every((needed) => said.some((word) => needed.has(word))) && said.every(isKnown);
}
