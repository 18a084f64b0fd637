/** The words by which a question is known in the languages that patrons write in. */
import { lean } from './lean-pattern.ts';

export interface QuestionWords {
  /** How a question begins; tested at the start of a clause, without greeting and joining word. */
  opens: RegExp;
  /** Where a question may be known by what stands within it. */
  within?: RegExp;
  /** What joins one question to another. */
  joins: RegExp;
  /** The same where it stands before everything else: to look for it no further takes far less time. */
  leads: RegExp;
  /** How a question begins that hangs on none before it, as "is that so?" does: behind a comma too it is one of its own. */
  plain?: RegExp;
  /** What asks for nothing yet: "Can you help me?" */
  empty?: RegExp;
  /** What speaks of something said before: "How much is that?" */
  refers?: RegExp;
  /** What follows a question word and says only how much of something is asked for: "how long". */
  measures?: RegExp;
}

/** Words, in lower case, of which one stands at the start; a stem ends in "*". */
const start = (words: string) => lean(`^(?:${listed(words)})`, 'iu');
const alone = (words: string) => lean(`^(?:${listed(words)})[^\\p{L}]*$`, 'iu');
const atEnd = (words: string) => lean(`(?<!\\p{L})(?:${listed(words)})[^\\p{L}]*$`, 'iu');
const anywhere = (words: string) => lean(`(?<!\\p{L})(?:${listed(words)})`, 'iu');
/** Between clauses, with the comma before it. */
const joint = (words: string) => joining('[\\s,;–-]', `(?:${listed(words)})[\\s,:]+`);

/** @param gap one of the signs that stand between the clauses, before the joining word */
function joining(gap: string, word: string): Pick<QuestionWords, 'joins' | 'leads'> {
  return {
    joins: lean(`(?<!${gap})${gap}+${word}`, 'giu'),
    leads: lean(`^${gap}+${word}`, 'iu'),
  };
}

/** What ends a word stands once behind all of them: written behind each, a list is too long for quick code. */
function listed(words: string): string {
  const all = words.split('|').map((word) => word.trim().replaceAll(' ', '\\s+'));
  const [stems, wholes] = [all.filter((word) => word.endsWith('*')), all.filter((word) => !word.endsWith('*'))];
  const ended = wholes.length > 0 ? [`(?:${wholes.join('|')})(?!\\p{L})`] : [];
  return [...ended, ...stems.map((stem) => `${stem.slice(0, -1)}\\p{L}*`)].join('|');
}

const germanWords =
  'wann|wo|wohin|woher|wie|was|wer|wen|wem|wessen|welche*|warum|wieso|weshalb|wozu|womit|wofür|woran|worauf|ob|wieviel*|seit wann|ab wann|bis wann|bis wie viel|ab wie viel|um wie viel|um wieviel|ab welche*|an welche*|bis welche*|für welche*|in welche*|mit welche*|zu welche*|für wen|mit wem';
const germanPronouns = 'ich|du|er|sie|es|man|wir|ihr|jemand|das';
/** Only before its subject does a German verb at the start of a clause ask: "funktioniert nicht" states. */
const germanSubjects = `${germanPronouns}|dies*|der|die|den|dem|ein|eine|einen|einem|einer|mein*|euer|eure*|ihre*|auch|dort|hier|da|noch|schon|heute|morgen|am|im`;
const germanVerbs =
  'kann|kannst|könn*|koenn*|darf|dürf*|duerf*|müss*|muess*|soll*|habt|haben|hat|hast|gibt|ist|sind|seid|geht|nehmt|nehmen|nimmt|macht|machen|bietet|bieten|verleiht|verleihen|braucht|brauchen|kostet|kosten|öffnet|schließt|lässt|lassen|liegt|gilt|gelten|kommt|kommen|wird|werden|werdet|bekommt|bekommen|kriegt|kriegen|zahlt|zahlen|findet|finden|wisst|wissen|reicht|akzeptiert|funktioniert|läuft|klappt|lohnt|steht|hilft|helft|helfen|passt|stellt|stellen';
/** Of these "I" is left out often: "Hab den Ausweis verloren". */
const germanOwnVerbs = 'hätte*|muss|muß|bin|war|brauch|brauche|bekomme|kriege|zahle|finde|weiß|würde*|wäre*';

const german: QuestionWords = {
  opens: lean(
    `^(?:${listed(germanWords)}|(?:gibt|geht)['’]?s(?!\\p{L})|(?:${listed(germanVerbs)})\\s+(?:${listed(germanSubjects)})|(?:${listed(germanOwnVerbs)})\\s+(?:${listed(germanPronouns)})|habe?\\s+ich(?!\\p{L}))`,
    'iu',
  ),
  within: lean(
    `(?<!\\p{L})(?:wissen|wüsste*|weiß|wisst|sagen|sagt|sag|verraten|mitteilen|fragen|frage mich|interessier\\p{L}*|frage)(?!\\p{L})[^.!?]{0,20}[\\s,:]+(?!wie (?:sehr|schön|toll|nett|gut|super|froh|dankbar|glücklich))(?:${listed(germanWords)})(?=\\s+\\p{L})`,
    'iu',
  ),
  plain: lean(
    `^(?!(?:\\p{L}+\\s+)?(?:ist|war|geht|bleibt|gilt|kostet|stimmt|lohnt|klappt)\\s+(?:das|dies|es)(?!\\p{L}))(?:(?:${listed(germanWords)})(?:\\s+\\p{L}+){0,2}\\s+)?(?:(?:${listed(germanVerbs)})\\s+(?:${listed(germanSubjects)})|(?:${listed(germanOwnVerbs)})\\s+(?:${listed(germanPronouns)})|habe?\\s+ich(?!\\p{L})|(?:gibt|geht)['’]?s(?!\\p{L}))`,
    'iu',
  ),
  ...joint(
    'ach ja und|ach ja|und|sowie|oder auch|außerdem|ausserdem|zudem|zusätzlich|ferner|des weiteren|aber auch|dann noch|und außerdem|zweitens|drittens',
  ),
  empty:
    /^(?:(?:könn\p{L}*|kann|kannst)\s(?:(?:ihr|sie|du|mir|jemand|uns|bitte|da)\s)+(?:(?:bitte|da|kurz|vielleicht|jemand)\s)*(?:weiter)?helfen|geht das|ist das möglich|ist das so|stimmt das|oder(?: nicht)?|wisst ihr das|wissen sie das|ich hätte|ich habe|frage|kurze frage|noch eine frage|wie geht(?:'s| es) (?:euch|ihnen))[^\p{L}]*$/iu,
  refers: lean(
    `${anywhere('dafür|davon|damit|dabei|dazu|dort|dann|diesmal').source}|${atEnd('das|dies|die|den|er|sie|es|da').source}|(?<!\\p{L})(?:kostet(?:e|n)? (?:das|es|er|sie)|(?:ich|man|wir|ihr) das auch)(?!\\p{L})`,
    'iu',
  ),
  measures: alone('lange|oft|viel|viele|weit|teuer|spät|früh|genau|denn|und wie lange|bis wann|dann'),
};

const english: QuestionWords = {
  // Without a subject it goes on with a clause: "what is reserved and is waiting for me".
  opens: lean(
    `^(?:(?:is|are|was|were)(?!\\s+\\p{L}+ing(?!\\p{L}))(?!\\p{L})|${listed(
      'when|where|what|which|who|whom|whose|why|how|whether|if i|if you|if we|if there|can|could|may i|may we|might|do you|do i|do we|do they|does|did you|am i|will|would|should|shall|have you|has|must|until when|since when|by when|at what time|at which',
    )})`,
    'iu',
  ),
  within:
    /(?<!\p{L})(?:tell me|let me know|like to know|wonder\p{L}*|question is|to know)[\s,:]+(?:when|where|what|which|who|why|how|whether|if)(?!\p{L})/iu,
  plain:
    /^(?!(?:\p{L}+\s+){0,2}(?:is|does|was|will)\s+(?:that|this|it)(?!\p{L}))(?:(?:when|where|what|which|who|whose|why|how)(?:\s+\p{L}+){0,3}\s+)?(?:can|could|may|do|does|did|is|are|will|would|should|must|have|has)\s+(?:i|you|we|they|it|there|the|my|a|an|your|this|that|anyone|somebody)(?!\p{L})/iu,
  ...joint('and also|and|also|as well as|additionally|furthermore|plus|secondly|thirdly'),
  empty:
    /^(?:(?:can|could) (?:you|anyone|somebody|someone)(?: please)? help(?: me| us)?|is that (?:possible|right)|right|ok(?:ay)?|how are you)[^\p{L}]*$/iu,
  refers: lean(
    `${atEnd('that|this|it|there|them|those|these').source}|(?<!\\p{L})(?:it|that|they) costs?(?!\\p{L})`,
    'iu',
  ),
  measures: alone('long|often|much|many|far|late|early|exactly|then|until when|time'),
};

export const questionWords: Readonly<Record<string, QuestionWords>> = {
  de: german,
  en: english,
  tr: {
    opens: start('ne|nasıl|nerede|nereye|kaç|hangi*|neden|niçin|kim|acaba'),
    within: anywhere(
      'mı|mi|mu|mü|mıyım|miyim|muyum|müyüm|mıyız|miyiz|musun*|müsün*|mısın*|misin*|mıdır|midir|mudur|müdür|ne zaman|ne kadar|nasıl|nerede|nereden|nereye|neden|niçin|kaç*|kaçta|hangi*|nedir|nelerdir|neler',
    ),
    plain: start('ne zaman|ne kadar|nasıl|nerede|kaçta|kaça'),
    ...joint('ve ayrıca|ve|ayrıca|bir de|peki'),
    refers: anywhere('bu|bunu|bunun|onu|onun|orada'),
  },
  uk: {
    opens: start(
      'коли|де|куди|звідки|як|який|яка|яке|які|яку|яким|скільки|чи|що|хто|чому|навіщо|до котрої|з котрої|о котрій|можна|можу|маєте|є у вас|чи є',
    ),
    ...joint('а також|і ще|та|і|й|також|а ще|а'),
    refers: anywhere('це|його|її|там'),
  },
  ru: {
    opens: start(
      'когда|где|куда|откуда|как|какой|какая|какое|какие|какую|каким|сколько|что|кто|почему|зачем|можно|могу|есть ли|нужен|нужна|нужно|нужны|надо|до скольки|со скольки|до которого',
    ),
    within: anywhere('ли'),
    ...joint('а также|и ещё|и еще|также|и|а ещё|а еще|а'),
    refers: anywhere('это|его|её|там'),
  },
  pl: {
    opens: start(
      'kiedy|gdzie|dokąd|skąd|jak|jaki|jaka|jakie|jakich|ile|co|kto|dlaczego|czemu|czy|o której|do której|od której|w jakich|można|mogę|macie|da się',
    ),
    ...joint('a także|oraz|i|a|również|poza tym'),
    refers: anywhere('to|tam'),
  },
  fr: {
    opens:
      /^(?:quand|où|comment|combien|quel(?:le)?s?|qui|que|quoi|pourquoi|est-ce|puis-je|peut-on|pouvez-vous|avez-vous|y a-t-il|faut-il|dois-je|à quelle|jusqu'à quelle|jusqu'à quand|depuis quand|êtes-vous|existe-t-il|si je|si on)(?!\p{L})|^qu'est/iu,
    plain:
      /^(?:est-ce|puis-je|peut-on|pouvez-vous|avez-vous|êtes-vous|y a-t-il|faut-il|dois-je|combien|quel(?:le)?s?|à quelle heure|jusqu'à quelle heure)(?!\p{L})/iu,
    ...joint('et aussi|et|ainsi que|aussi|par ailleurs|de plus'),
    refers: anywhere('ça|cela'),
  },
  es: {
    opens: start(
      'cuándo|cuando|dónde|donde|adónde|cómo|como|cuánto*|cuánta*|cuanto*|cuanta*|qué|que|quién*|cuál*|por qué|a qué|hasta qué|hasta cuándo|puedo|se puede|podemos|hay|tienen|tenéis|es posible|está*|necesito|hace falta|tengo que|si puedo',
    ),
    plain: start('puedo|se puede|podemos|hay|tienen|tenéis|están|cuánto|cuánta|cuándo|dónde|a qué hora|hasta qué hora'),
    ...joint('y también|y|e|además|también'),
    refers: anywhere('eso|esto|allí|ahí'),
  },
  it: {
    opens:
      /^(?:(?:quando|dove|come|quant[oaie]|che|cosa|chi|qual[ei]?|perché|posso|si può|possiamo|avete|ci sono|è possibile|devo|serve|bisogna|a che ora|fino a che|fino a quando)(?!\p{L})|c'è|qual è)/iu,
    plain: /^(?:(?:posso|si può|avete|ci sono|siete|quanto costa|quando|dove|a che ora|fino a che ora)(?!\p{L})|c'è)/iu,
    ...joint('e anche|ed|e|inoltre|anche'),
    refers: anywhere('questo|quello|lì'),
  },
  ar: {
    opens: start('هل|متى|أين|اين|كيف|كم|ما|ماذا|لماذا|من|أي|يمكنني|ممكن|حتى متى|إلى متى|بكم'),
    plain: start('هل|متى|كم|بكم|أين'),
    // "And" is written as part of the word that follows.
    ...joining('[\\s،,]', '(?:وأيضا\\s+|وأيضًا\\s+|و\\s*(?=(?:هل|متى|أين|اين|كيف|كم|ما|ماذا|لماذا|بكم)\\s))'),
    refers: anywhere('هذا|هذه|ذلك|هناك'),
  },
};
