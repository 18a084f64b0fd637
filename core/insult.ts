/** Whether a text insults a person or the library, so that nobody at the desk has to read it unasked. German and English. */
import { fold } from './features.ts';
import { quoted } from './quotes.ts';

// Conservative: anger is no insult, and many insults are titles of books. A noun counts only where somebody is called it.

/** Called to somebody: one person, then several. Written as people write them; spellings are folded. */
const one =
  'arschloch arschgeige arschgesicht wichser hurensohn huso bastard drecksau drecksack drecksstück miststück mistkerl missgeburt missgeburt hackfresse fotze schlampe nutte hure idiot idiotin vollidiot vollidiotin depp volldepp trottel volltrottel schwachkopf hohlkopf dummkopf vollpfosten spast spasti spacko mongo honk spinner penner pisser versager abschaum schwein nazi nazischwein fascho clown lauch lappen vogel knalltüte kackbratze untermensch arsch parasit asshole arsehole bitch cunt dickhead motherfucker wanker moron idiot imbecile retard scumbag twat prick bastard loser clown scum whore slut fucker dumbass jackass';
const several =
  'arschlöcher arschgeigen arschgesichter wichser hurensöhne hurenkinder husos bastarde drecksäue drecksäcke miststücke mistkerle missgeburten hackfressen fotzen schlampen nutten huren idioten idiotinnen vollidioten deppen volldeppen trottel volltrottel schwachköpfe hohlköpfe dummköpfe vollpfosten spasten spastis spackos mongos honks spinner penner pisser versager abschaum schweine nazis nazischweine faschos clowns lauchs knalltüten kackbratzen untermenschen ärsche parasiten assholes arseholes bitches cunts dickheads motherfuckers wankers morons idiots imbeciles retards scumbags twats pricks bastards losers clowns scum whores sluts fuckers dumbasses jackasses';
/** Insults only behind a word such as "stupid": by themselves they stand in any picture book. */
const animals =
  'kuh kühe ziege ziegen gans gänse pute puten sau säue zicke zicken hexe hexen weib weiber cow cows pig pigs';
const rude =
  'blöde blöder blödes blöden dumme dummer dummes dummen doofe doofer doofen dämliche dämlicher dämlichen bescheuerte bescheuerter bescheuerten dreckige dreckiger dreckigen verdammte verdammter verdammten scheiß scheisse beschissene beschissener behinderte behinderter hässliche hässlicher ehrenlose ehrenloser ehrenlosen verfickte verfickter miese mieser elende elender faule fauler faulen stupid dumb fucking bloody damn lazy ugly filthy dirty useless pathetic';
/** Said of others too, without any insult: "der Clown an der Theke". */
const harmless =
  'schwein schweine clown clowns vogel lappen lauch nazi nazis penner parasit parasiten honk spinner loser hure huren';
/** What somebody is said to be. */
const beings =
  'dumm strohdumm saudumm blöd saublöd doof bescheuert behindert hirnlos hirntot geisteskrank hohl ehrenlos erbärmlich widerlich abschaum stupid dumb retarded braindead brainless pathetic disgusting worthless scum trash garbage';
const places = 'bücherei bibliothek stadtbücherei stadtbibliothek bib bibo stabi laden verein truppe auskunft';
const dirt = 'drecks dreck scheiß kack idioten deppen';

/** Whole words out of a list, the longest first. */
function anyOf(list: string): string {
  return `(?:${foldedWords(list)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
}

function foldedWords(list: string): string[] {
  return [...new Set(fold(list).split(' '))];
}

function without(list: string, left: string): string {
  const out = new Set(foldedWords(left));
  return foldedWords(list)
    .filter((word) => !out.has(word))
    .join(' ');
}

const start = '(?<![\\p{L}\\p{N}])';
/** A compound goes on behind its hyphen: "Arschloch-Faktor" is a book. */
const end = '(?![\\p{L}\\p{N}]|-\\p{L})';
const gap = '[\\s,]+';
const filler =
  '(?:(?:ja|doch|echt|so|alle|alles|nur|lauter|einfach|wirklich|richtig|total|voll|komplett|eigentlich|denn|noch|ganz|schon|zu|solche|such|ein|eine|einen|die|das|der|grossten|grosste|grosster|all|just|really|so|such|totally|complete|completely|absolute|absolutely|a|an|the|bunch|of|bloody|too)[\\s,]+)*';
const strong = without(`${one} ${several}`, harmless);
const utter = '(?:(?:absolute[rs]?|totale[rs]?|kleine[rs]?|complete|total|little) )?';
const adjectives = `(?:${anyOf(rude)}${gap})*`;
const called = (nouns: string) => `(?:${adjectives}${anyOf(nouns)}|(?:${anyOf(rude)}${gap})+${anyOf(animals)})`;

/** "Habt ihr Idioten von Lars von Trier?" asks for a film. */
const notHaving =
  '(?<!(?:habt|hattet|fuhrt|kennt|verleiht|besitzt|bekommt|kriegt|zeigt|spielt|hast|kennst|suchst|haben|hatten|fuhren|kennen|verleihen|besitzen|bekommen|konnen|konnten|wurden|von|uber|mit|have|own|lend|stock|know|got) )';
const desk = '(?:schalter|theke|info\\p{L}*|auskunft|ausleihe|kasse|anmeldung|rezeption|telefon|desk|counter)';
const staff =
  '(?:mitarbeiter\\p{L}*|kolleg\\p{L}*|bibliothekar\\p{L}*|personal|team|chef\\p{L}*|leitung|typ|typen|tante|alte|staff|librarians?|people)';

const patterns = [
  // Told to go away.
  `${start}(?:fick\\p{L}* (?:dich|euch|sie|deine|eure|you|u)|verpiss(?:t)? (?:dich|euch)|leckt? mich(?: doch)?(?: mal)? am arsch|(?:halt|haltet|halten sie) (?:doch |einfach |mal )*(?:die fresse|die schnauze|das maul|dein maul|eure fresse|euer maul|eure schnauze)|(?:geh|geht) (?:doch )?sterben|(?:fahr|fahrt) zur holle|verreckt? doch|scheiss auf (?:euch|dich|die bucherei|die bibliothek|die bib))${end}`,
  `${start}(?:(?:fuck (?:you|u|off|y'all|your|this library|the library)|screw you)(?! g\\p{L}+the)|(?:piss|sod|bugger) off|go to hell|go die|eat shit|kill yourself|kys|stfu|gtfo|shut the fuck up|suck my (?:dick|cock|balls)|get fucked)${end}`,
  // Called something to their face.
  `${start}${notHaving}(?:du|dich) ${utter}${called(one)}${end}`,
  `${start}${notHaving}(?:ihr|euch) ${called(several)}${end}`,
  `${start}${notHaving}sie ${called(strong)}${end}`,
  `${start}${notHaving}you ${utter}${called(`${one} ${several}`)}${end}`,
  // Said to be something.
  `${start}(?:(?:ihr )?seid(?: ihr)?|(?:du )?bist(?: du)?|sind sie(?= (?:alle|alles|eigentlich|echt|so|zu|total|vollig|nur|noch|denn|ein|lauter))|sie sind|you are|you're|you guys are|u r|are you(?: guys)?|y'all are|you lot are) ${filler}(?:${called(`${one} ${several}`)}|${anyOf(beings)}(?! (?:freundlich|gerecht|genug|gelaufen))|opfer)${end}`,
  `${start}(?:seid ihr|ihr seid|bist du|du bist) ${filler}gestort${end}`,
  `${start}(?:(?:der|die|das|eure?|euer|ihre?|dein|the|your|all) (?:\\p{L}+ )?${staff}(?: \\p{L}+){0,4} (?:ist|sind|war|waren|is|are|was|were) ${filler}${called(`${one} ${several}`)})${end}`,
  `${start}(?:die|diese|dieser|eure|euer|so eine?|such an?|the|this|that) ${called(strong)} (?:am|an der|hinter der|hinter dem|vom|von der|bei der|at the|behind the) ${desk}${end}`,
  `${start}(?:lauter|alles|nur|was fur|solche|such|what a bunch of|bunch of|all) ${called(several)} (?:bei euch|da bei euch|hier|dort|seid ihr|arbeiten|at your|at the library|in there|working)${end}`,
  // The library itself.
  `${start}(?:${anyOf(dirt)}[ -]?${anyOf(places)}|(?:fucking|shit|shitty|crap) (?:library|place)|shithole|sauhaufen)${end}`,
  `${start}(?:deine (?:mutter|mudda|mudder) (?:ist (?:so |ne |eine )|du )|(?:du|ihr) opfer du)${end}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Nothing but the word itself: "Arschlöcher!" */
const alone = new RegExp(
  `^(?:${called(strong)}|deine (?:mutter|mudda|mudder)|du opfer)(?:[\\s,!.]+(?:du )?${called(strong)})*[\\s!.]*$`,
  'u',
);
const addresses = /https?:\/\/\S+|(?<![\p{L}\p{N}])@\w+/gu;

/** Letters starred out, as in "A***loch"; who writes so counts the stars loosely. */
const starred = /(?<!\p{L})(\p{L}+)(\*+)(\p{L}+)/gu;
const starredWords = [...foldedWords(`${one} ${several}`), 'fuck', 'fucking', 'fick', 'fickt', 'scheiss', 'shithole'];
const miscounted = 1;

function unstarred(plain: string): string {
  return plain.replace(starred, (given: string, head: string, _stars: string, tail: string) => {
    const fits = (word: string) =>
      word.startsWith(head) && word.endsWith(tail) && Math.abs(word.length - given.length) <= miscounted;
    return starredWords.find(fits) ?? given;
  });
}

/** True when somebody is insulted, the library included; what stands in quotation marks is not counted. */
export function isInsult(text: string): boolean {
  if (text.includes('🖕')) return true;
  const plain = fold(text.replace(quoted, ' … ').replace(addresses, ' ').replaceAll('’', "'"))
    .replace(/\p{Extended_Pictographic}|\uFE0F|\u200D|#/gu, ' ')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
  const whole = unstarred(plain);
  return alone.test(whole) || patterns.some((pattern) => pattern.test(whole));
}
