/** Whether a message only says thank you or that it was read. Conservative: whoever asks for anything besides is answered. */
import { fold } from './features.ts';

/** "Thank you" in the ten languages, as patterns over folded words. */
const thanks = [
  // German
  '(?:ich |wir )?(?:danken?|dankeschön|danke schön|danke sehr|danke vielmals)(?: (?:dir|euch|ihnen|dem team))?',
  '(?:(?:vielen|lieben|herzlichen|besten|schönen|tausend|ganz|recht|vielen lieben) )*dank(?: (?:dir|euch|ihnen))?',
  '(?:ich )?bedanke mich(?: herzlich)?|merci(?: vielmals)?|thx',
  // English
  '(?:many |big )?thanks?(?: (?:you|u|a lot|a million|so much|very much|again|everyone|all|to you))*',
  'ty|tysm|cheers|(?:i |really |much |we )*appreciated?(?: (?:it|that|your help))?',
  // Turkish
  '(?:çok )*(?:teşekkürler|teşekkür(?: ederim| ederiz)|sağ ?ol(?:un)?|tşk(?:ler)?)',
  // Arabic
  '(?:الف )?شكرا?(?: (?:جزيلا|لك|لكم|كثيرا|جدا))*|جزيل الشكر|مشكور(?:ين)?|جزاكم الله خيرا|بارك الله فيكم|يعطيكم العافيه',
  // Spanish
  '(?:(?:muchas|muchísimas|mil) )?gracias(?: a (?:ti|usted|ustedes|todos))?|(?:te|le|les|os) lo? ?agradezco(?: mucho)?',
  // French
  '(?:un )?(?:grand )?merci(?: (?:beaucoup|infiniment|encore|à vous|à toi|à tous))*|mille mercis|je vous remercie',
  // Italian
  '(?:(?:molte|tante|mille) )?grazie(?: (?:mille|infinite|tante|ancora|a voi|a lei|a tutti|di cuore))*|(?:vi|la|ti) ringrazio(?: molto)?',
  // Polish
  '(?:(?:bardzo|serdecznie|serdeczne|wielkie) )*(?:dziękuję|dziękujemy|dzięki)(?: (?:bardzo|wielkie|pięknie|serdecznie|państwu|wam))*',
  // Ukrainian
  '(?:(?:щиро|дуже|красно|велике) )*(?:дякую|дякуємо|спасибі)(?: (?:вам|велике|щиро|дуже))*',
  // Russian
  '(?:(?:большое|огромное|вам) )*(?:спасибо|благодарю|благодарим|спс)(?: (?:вам|большое|огромное|всем))*',
];

const goodAnswers =
  '(?:schnellen?|raschen?|prompten?|netten?|liebe|guten?|ausführlichen?|freundlichen?|hilfreichen?|tollen?|super)';

/** What may stand beside it without asking for anything. */
const besides = [
  'und|nochmals?|noch mal|wirklich|echt|sehr|von herzen',
  `für (?:die|deine|eure|ihre|all die|den|deinen|euren|ihren) (?:${goodAnswers} )*(?:antwort|auskunft|hilfe|infos?|informationen?|rückmeldung|mühe|unterstützung|nachricht|beratung|tipp|hinweis|link|service)`,
  'für alles|fürs (?:nachsehen|nachschauen|kümmern|helfen|antworten|bescheid sagen|bescheid geben)',
  'das (?:hat (?:mir |uns )?(?:sehr |echt |wirklich )?geholfen|hilft (?:mir |uns )?(?:sehr |schon )*(?:weiter)?|war schnell|ist super|ist lieb|ist nett)',
  '(?:das |es )?hat (?:super |prima |alles )?(?:geklappt|funktioniert)',
  '(?:sehr |echt |total )?(?:nett|lieb|freundlich)(?: von (?:euch|ihnen|dir))?|ihr seid (?:die besten|spitze|super|klasse|toll)|(?:ich )?freue? mich(?: sehr)?|freut mich',
  'liebes (?:team|bücherei ?team|bibliotheks? ?team)|ans? (?:das )?(?:ganze )?team|hallo|hi',
  '(?:(?:einen?|noch|euch|ihnen|dir|auch|wünsche|ich) )*schöne[sn]? (?:tag|abend|wochenende|woche|feierabend|feiertage|feiertag|sonntag|samstag|restwoche|urlaub)(?: noch| euch| ihnen)*',
  'frohe weihnachten|tschüss|ciao|(?:liebe|viele|beste|schöne|freundliche|herzliche) grüße|mit freundlichen grüßen|gruß|lg|vg|mfg',

  'very (?:helpful|kind|nice)(?: of you)?|really|so',
  'for (?:the|your|all your) (?:(?:quick|fast|prompt|kind|great|helpful|speedy) )*(?:help|answer|reply|response|info|information|advice|support|link|tip|assistance|time)',
  'for (?:getting back(?: to me)?|letting me know|helping(?: me)?|checking|looking into (?:it|this))',
  'that(?:s| is| was)? (?:really |very |so )*(?:great|perfect|helpful|kind|helps|helped|fast|quick)(?: (?:a lot|me|of you))*|it works? now|it worked',
  '(?:have )?a (?:nice|great|good|lovely) (?:day|weekend|evening|week|one)|have a (?:nice|great|good|lovely) (?:day|weekend|evening|week|one)|you too|you ?a?re the best|dear team|(?:best|kind|warm)? ?regards',

  'çok|size|iyi (?:günler|akşamlar|geceler|çalışmalar|hafta sonları)|kolay gelsin|elinize sağlık|emeğinize sağlık|(?:hızlı )?(?:yardımınız|cevabınız|bilgi|yanıtınız|cevap) için',
  'على (?:المساعده|الرد|الرد السريع|المعلومات)|لمساعدتكم|مع السلامه|تحياتي',
  'muy amables?|de verdad|y|por (?:la|su|tu|vuestra|toda la) (?:rápida |pronta )?(?:ayuda|respuesta|información|atención|amabilidad|rapidez)(?: rápida)?|por responder|por todo|(?:un )?saludos?|buen(?:a|as|os)? (?:día|días|tarde|tardes|noche|noches|fin de semana)|equipo',
  'très gentil|et|pour (?:votre|ta|la|laide|linfo|les) ?(?:rapide )?(?:aide|réponse|infos?|informations?|gentillesse|rapidité|retour)?(?: rapide)?|bonne (?:journée|soirée)|bon week ?end|cordialement|bien à vous',
  'gentilissim[aio]|molto gentil[ei]|e|per (?:la|il|le|laiuto|linformazione|la vostra|la sua|il vostro) ?(?:risposta|aiuto|informazioni|gentilezza|disponibilità)?(?: veloce)?|buona (?:giornata|serata)|buon (?:weekend|fine settimana)|(?:cordiali )?saluti',
  'i|za (?:szybką )?(?:odpowiedź|pomoc|informację|informacje|info)|miłego (?:dnia|wieczoru|weekendu)|pozdrawiam|pozdrowienia',
  'і|за (?:швидку )?(?:відповідь|допомогу|інформацію)|гарного (?:дня|вечора)|гарних вихідних',
  'и|за (?:быстрый |подробный )?(?:ответ|помощь|информацию)|хорошего (?:дня|вечера)|хороших выходных|всего доброго|вы очень помогли|все получилось',
];

/** Kind words that thank nobody by themselves; to a question of ours they may be a yes. */
const praise = [
  'super|top|perfekt|klasse|prima|wunderbar|alles gut|sehr gut',
  'great|perfect|lovely|brilliant|awesome|wonderful|excellent|cool|all good',
  'harika|süper|mükemmel|ممتاز|رائع',
  'perfecto|genial|estupendo|muy bien|parfait|génial|très bien|perfetto|ottimo|benissimo',
  'świetnie|doskonale|чудово|супер|отлично|замечательно|прекрасно',
];

/**
 * That what was told has been read, or that one is on one's way. After an answer nobody has to act on it, so it counts
 * as thanks, as 👍 does; but where we asked something it may be the yes we wait for, or the day, and so it does not.
 */
const noted = [
  '(?:ja |ah |ach )?(?:ok|okay|okey|okej|oki|oke|okidoki|k)|alles klar|(?:ist |geht )?klar|(?:habe? |habs |alles )?(?:verstanden|notiert|gemerkt)|(?:das )?passt(?: so| mir| gut)*|gut zu wissen|dann weiß ich bescheid|geht klar|einverstanden',
  '(?:das |die sache |es )?hat sich (?:damit |schon |dann |inzwischen |bereits |jetzt )*(?:erledigt|geklärt)|(?:ich )?habe? ?(?:es|s|ihn|sie)? ?(?:schon |jetzt |inzwischen )*gefunden|(?:jetzt |nun |wieder )*(?:gehts|geht es|klappts|klappt es|funktionierts)(?: jetzt| wieder)*|(?:es |das )?(?:klappt|funktioniert)(?: jetzt| wieder| nun)*',
  `(?:dann |also |und )*(?:wir sehen uns )?(?:dann )?bis (?:dann|dahin|bald|später|nachher|gleich|morgen|übermorgen|demnächst|die tage|zum nächsten mal|(?:nächste|kommende) woche|nächstes mal|(?:zum |nächsten |kommenden |am )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|wochenende))`,

  'ok|okay|alright|all right|got it|noted|understood|gotcha|fair enough|makes sense|good to know|will do|never ?mind|all sorted|sorted|(?:i )?found it',
  '(?:then |and )*(?:i ?ll |i will )?see (?:you|ya|u) (?:all )?(?:then|soon|later|tomorrow|next (?:week|time)|(?:on )?(?:next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))(?: then)?|see (?:you|ya|u)(?: all| there)?|(?:good ?)?bye(?: bye)?',

  'tamam(?: ?dır)?|peki|anladım|olur|oldu|anlaşıldı|(?:(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|yarın) (?:günü )?)?görüşürüz|görüşmek üzere|hoşça ?kal(?:ın)?',
  'حسنا|تمام|مفهوم|فهمت|اوكي|الي اللقاء|(?:اراكم|نراكم|نلتقي) (?:غدا|قريبا|يوم (?:الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد))',
  'vale|de acuerdo|entendido|ok(?:ey)?|(?:pues |entonces )?(?:hasta|nos vemos) (?:luego|pronto|entonces|mañana|la próxima(?: semana)?|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))|nos vemos|adiós|chao',
  'daccord|entendu|compris|bien reçu|ça marche|(?:alors )?à (?:bientôt|demain|plus tard|plus|tout à lheure|la prochaine|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: alors| prochain)?)|au revoir',
  'va bene|daccordo|capito|ricevuto|chiaro|(?:allora )?(?:a|ci vediamo) (?:presto|domani|dopo|più tardi|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)|ci vediamo|arrivederci',
  'w porządku|rozumiem|jasne|dobrze|zrozumiałe?m|(?:to |no to )?do (?:zobaczenia|widzenia|jutra|poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli)|na razie',
  'добре|ок|гаразд|(?:все )?зрозуміло|домовились|(?:тоді )?до (?:побачення|зустрічі|завтра|понеділка|вівторка|середи|четверга|пятниці|суботи|неділі)|бувайте',
  'хорошо|ок|окей|ладно|(?:все )?понятно|ясно|поняла?|договорились|(?:тогда )?до (?:свидания|встречи|завтра|понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)|увидимся',
];

/** Whom the thanks are for: a title and one name, as it stands in the text. */
const addressed =
  '(?:(?:liebe|lieber|dear|sehr geehrte|sehr geehrter) )?(?:frau|herrn?|familie|mrs?|ms|miss|senora?|sra|madame|mme|monsieur|signor[ae]?|pani|panu|пані|пане|госпожа|السيده|السيد|استاذه?) (?:dr |prof )*\\p{L}+|\\p{L}+ (?:hanim|bey|hanimefendi|beyefendi|hoca)';

const thanked = asSaid(thanks);
const friendly = `${thanked}|${asSaid(besides)}|${addressed}`;
const agreeing = asSaid([...praise, ...noted]);
const read = asSaid(noted);
/** A phrase after a question of ours, and one after an answer. */
const phrase = new RegExp(`^(?:${friendly})$`, 'u');
const anyPhrase = new RegExp(`^(?:${friendly}|${agreeing})$`, 'u');
const readPhrase = new RegExp(`^(?:${read})$`, 'u');
const thankedPhrase = new RegExp(`^(?:${friendly}|${read})$`, 'u');
const someThanks = new RegExp(`(?:^| )(?:${thanked})(?: |$)`, 'u');
const someRead = new RegExp(`(?:^| )(?:${read})(?: |$)`, 'u');
const thumb = /[👍👌]/u;
/** A greeting, then the name of whoever wrote. */
const signature = /((?:^| )(?:lg|vg|mfg|gruss|gruse|grusse|regards)) \p{L}+$/u;

const handles = /(?<![\p{L}\p{N}._%+-])@\w+/gu;
const kindSigns = /[🙏👍👌😊🙂😀😃😄😁😉😍🥰😘😇🤩🤗😌☺❤♥💙💚💛🧡💜🤍💕💖👏🙌💪🎉🥳✨🌟⭐💐🌸🌻🌷🍀☀📚📖📕📗📘📙]/gu;
const smileys = /[:;=]-?[)DP]+|\^\^|<3/g;
/** A sign that is not kind, a question, an address, a number. */
const anythingElse = /[?？؟@#]|\p{Extended_Pictographic}|https?:|www\.|[:;=]-?[(/|]|\d/u;
const mostWords = 24;

/**
 * True when a text is nothing but a thank-you with what is usually said beside it, or says only that it was read.
 * German, English, Turkish, Arabic, Spanish, French, Italian, Polish, Ukrainian, Russian. Every word has to be known: a
 * question, a wish, a "but", a "no" or an ironic "danke für nichts" is none.
 * @param answer what of ours it replies to: where that asks something, "ok" may be a yes, and only plain thanks count
 */
export function isThanks(text: string, answer = ''): boolean {
  const plain = plainly(text);
  if (plain === null) return false;
  const said = plain === '' ? [] : plain.split(' ');
  if (asks(answer)) return someThanks.test(plain) && !thumb.test(text) && onlyPhrases(said, phrase);
  if (said.length === 0) return thumb.test(text);
  return (thumb.test(text) || someThanks.test(plain) || someRead.test(plain)) && onlyPhrases(said, anyPhrase);
}

/** That something was read, in words and without praise: "alles klar, danke", which greets nobody and tells nothing of us. */
export function onlyTakesNote(text: string): boolean {
  const plain = plainly(text);
  if (plain === null || plain === '') return false;
  const thanked = someThanks.test(plain) && someRead.test(plain);
  return onlyPhrases(plain.split(' '), thanked ? thankedPhrase : readPhrase);
}

/** The bare words without kind signs; null where there are too many, or anything else. */
function plainly(text: string): string | null {
  const bare = text
    .replace(handles, ' ')
    .replace(kindSigns, ' ')
    .replace(smileys, ' ')
    .replace(/[\uFE0F\u200D]/g, '');
  if (anythingElse.test(bare)) return null;
  const plain = asSaid([bare.replace(/['’`]/g, '').replace(/\p{Emoji_Modifier}/gu, ' ')])
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .replace(signature, '$1');
  return plain.split(' ').length > mostWords ? null : plain;
}

/** Folded, "dankeee", "daaanke" and "mercii" as the usual words; of phrases and of what was written alike. */
function asSaid(texts: readonly string[]): string {
  return fold(texts.join('|'))
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/(?<=\p{L}{3})([aeiou])\1(?!\p{L})/gu, '$1');
}

/** A question in the text itself: an address may have the same mark. */
function asks(answer: string): boolean {
  return /[?？؟]/u.test(answer.replace(/https?:\/\/\S+|www\.\S+/g, ' '));
}

/** Whether the words can be read as such phrases one after the other. Each place is gone on from once, however it was reached. */
function onlyPhrases(said: readonly string[], known: RegExp): boolean {
  const reached = new Set([0]);
  for (const start of reached) {
    for (let end = start + 1; end <= said.length; end++) {
      if (known.test(said.slice(start, end).join(' '))) reached.add(end);
    }
  }
  return reached.has(said.length);
}

const refusal = /^(?:ach |oh )?(?:nein|ne|nee|no|nope|no no)(?: |$)/u;

/** "Nein danke", "no thanks": an offer is declined, which thanks for nothing and asks for nothing. */
export function isRefusal(text: string): boolean {
  const said = asSaid([text.replace(handles, ' ').replace(/['’`]/g, '')])
    .replace(/[^\p{L}?]+/gu, ' ')
    .trim();
  return refusal.test(said) && onlyPhrases(said.replace(refusal, '').split(' '), phrase);
}
