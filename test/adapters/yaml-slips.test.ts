import { expect, test } from 'vitest';
import { splitAnswer } from '../../adapters/files/answer-file.ts';
import { nearest } from '../../adapters/files/nearest.ts';
import { parseYaml } from '../../adapters/files/yaml-source.ts';

const told = (text: string): string[] =>
  parseYaml(text).problems.map(({ line, problem, remedy }) => `${line}  ${problem}  → ${remedy}`);

const cut = (line: number, word: string) =>
  `${line}  Ab „${word}“ gilt der Rest der Zeile als Bemerkung.  → Gehört er zum Text, den ganzen Text in Anführungszeichen setzen: "…". Sonst nach # ein Leerzeichen lassen.`;
const inFlow = (line: number) =>
  `${line}  Zwischen den Klammern fehlt ein Komma, oder ein Text enthält einen Doppelpunkt.  → Das Komma ergänzen oder den Text in Anführungszeichen setzen: { de: "…", en: "…" }.`;
const special = (line: number, mark: string) =>
  `${line}  „${mark}“ hat am Anfang eines Textes eine besondere Bedeutung.  → Den Text in Anführungszeichen setzen: "…".`;
const goesOn = (line: number, text: string) =>
  `${line}  Nach dem schließenden Anführungszeichen geht der Text weiter.  → Den ganzen Text in Anführungszeichen setzen: ${text}.`;

test.each([
  ['a hashtag in a text', 'de: unser Personal #Hilfe, wir\nen: x\n', [cut(1, '#Hilfe')]],
  ['a hashtag in a list', 'de:\n  - da?\n  - habt ihr #brettspiele?\n', [cut(3, '#brettspiele')]],
  ['a hashtag at the beginning', 'de:\n  - #brettspiele habt ihr?\nen: #c\n', [cut(2, '#brettspiele'), cut(3, '#c')]],
  ['a hashtag that hides a bracket', 'de: { de: Karneval #alaaf, en: x }\n', [cut(1, '#alaaf')]],
  [
    'remarks, quotes, numbers and a # within a word',
    'a: Text # Bemerkung\nb: "ein #tag"\nc: 10 #Sekunden\nd: C# lernen\n#e: aus\nf:\n  #- aus\n  - an\n',
    [],
  ],
  [
    'a dash forgotten before an entry of a list',
    'r:\n  - from: 1\n    to: 2\n    from: 3\n    to: 4\n    from: 5\n    to: 6\n',
    ['4  Vor „from“ fehlt „- “: Hier beginnt ein neuer Eintrag.  → „- “ davorsetzen wie beim Eintrag darüber.'],
  ],
  [
    'one thing twice in an entry of a list',
    'r:\n  - from: 1\n    to: 2\n    to: 4\n',
    ['4  „to“ steht zweimal.  → Eine der beiden Angaben löschen.'],
  ],
  [
    'a list twice',
    'r:\n  - from: 1\ns: 1\nr:\n  - from: 2\n',
    ['4  „r“ steht zweimal.  → Alles darunter beim ersten „r:“ eintragen, dann das zweite löschen.'],
  ],
  ['quotes around the first word', '- "Catan" verleiht ihr das? # so\n', [goesOn(1, `'"Catan" verleiht ihr das?'`)]],
  [
    'quotes around the first word, several times',
    `a: 'Catan', oder?\nb:\n  - "x" y\n`,
    [goesOn(1, `"'Catan', oder?"`), goesOn(3, `'"x" y'`)],
  ],
  [
    'a bracket around the first word',
    '- [Catan] da?\n',
    [
      '1  Nach der schließenden Klammer geht die Zeile weiter.  → Was dahinter steht, löschen. Gehört die Klammer zum Text, alles in Anführungszeichen setzen: "[Catan] da?".',
    ],
  ],
  ['stars around the first word', '- *Catan* da?\n- ok\n', [special(1, '*')]],
  ['a mark that takes the first word away', '- !Catan da?\n- &Siedler da?\n', [special(1, '!'), special(2, '&')]],
  ['a mark of a text of several lines', 'a:\n  - > Catan\n', [special(2, '>')]],
  ['a comma forgotten after a text that goes on', 'r: { de: "A" B, en: C }\n', [inFlow(1)]],
  [
    'an apostrophe at the beginning',
    "- 's Brettspiel da?\n- b\n",
    [
      `1  Ein „'“ am Anfang ist nicht geschlossen.  → Am Ende ergänzen; gehört es zum Text, den ganzen Text in Anführungszeichen setzen: "…".`,
    ],
  ],
  ['a colon between braces', 'r: { de: Karneval: Rosenmontag, en: c }\nb: c\n', [inFlow(1)]],
  ['a comma forgotten', 'r: { de: Karneval en: c }\n', [inFlow(1)]],
  ['a comma forgotten after quotes', 'r: { de: "Karneval" en: c }\n', [inFlow(1)]],
  [
    'entries below a list that says it is empty',
    'e: [] # zurzeit keine\n# so:\n  - { date: 1 }\nb: 2\n',
    ['1  „[]“ heißt „keine“, darunter stehen aber Einträge.  → „[]“ löschen.'],
  ],
  [
    'no space after a colon',
    'v:\n  from: 1\n  until:2027-12-31\nb: 1\n',
    ['3  Nach „until:“ fehlt ein Leerzeichen.  → „until: 2027-12-31“ schreiben.'],
  ],
])('YAML with %s', (_what, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each(['# en short', '### en short', ' ## en short', '#en short'])('an answer with the heading „%s“', (heading) => {
  const { sections, problems } = splitAnswer(
    `---\nid: x\n---\n## en\n\nHello.\n\n${heading}\n\nHi #1.\n#bib\n# of it\n`,
  );
  expect(problems).toEqual([
    {
      line: 8,
      problem: `„${heading.trim()}“ ist keine Überschrift.`,
      remedy: 'Mit genau zwei # am Anfang der Zeile schreiben: „## en short“.',
    },
  ]);
  expect(sections.map(({ text }) => text)).toEqual(['Hello.', 'Hi #1.\n#bib\n# of it']);
});

test.each([
  ['undoSecond', ['undoSeconds', 'reopenDays'], 'undoSeconds'],
  ['form', ['from', 'to'], 'from'],
  ['Title', ['title'], 'title'],
  ['exampels', ['examples'], 'examples'],
  ['borowing_return', ['borrowing_return', 'fees'], 'borrowing_return'],
  ['don', ['mon', 'sun'], null],
  ['reopenHours', ['reopenDays'], null],
  ['name', ['names', 'namen'], null],
])('%s is near to one of %j', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected);
});
