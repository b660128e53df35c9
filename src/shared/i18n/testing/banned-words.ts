/** A word or turn of phrase that neither the messages nor the docs and comments use. */
export interface Banned {
  words: RegExp;
  /** Keys of messages in which the words mean something else. */
  except?: RegExp;
  /** Docs and comments also need it for something technical. */
  isTechnical?: true;
}

/** Translated idiom; what to write instead is said behind each. */
export const IDIOMS: readonly Banned[] = [
  { words: /\banew\b/iu }, // again
  { words: /\bbeside\b/iu }, // with, next to, in addition to
  { words: /\b(?:nobody|somebody|whoever|anybody)\b/iu }, // no one, someone, or who it is: the user, the app
  { words: /\b(?:what|that) (?:is|was|can be) (?:given|told|owed)\b/iu }, // sent, announced, due
  { words: /\banother than\b|(?<!\bthere )\bis another(?: one)?(?= (?:now|in|by|afterwards)\b|[.,;:]|$)/iu }, // differs, changed
  { words: /\bgone already\b/iu }, // already removed
  { words: /\bcalls? off\b/iu }, // cancel
  { words: /\bas the system\b(?!['’]| \p{L})/iu }, // match system
  { words: /\bways to go on\b/iu }, // suggestions
  { words: /\bone a line\b|\bwith commas between\b/iu }, // one per line, comma-separated
  { words: /\bcomes? again\b/iu }, // resumed
  { words: /\bfind or make\b/iu }, // find or create
  { words: /\bcalled so\b/iu }, // no matches
  { words: /\bgive (?:a|the|an) (?:number|name|day|time)\b/iu }, // enter
  { words: /\b(?:is|are|was) switched (?:on|off)\b|\bswitch (?:it )?(?:on|off)\b/iu }, // is on, turn on
  { words: /\bfor good\b(?! \p{L})/iu }, // permanently
  { words: /\blater in \{?\w+\}? days\b/iu }, // within
  { words: /^can do$/iu }, // capabilities
  { words: /^as written$/iu }, // national format
  { words: /\bfurther up\b/iu }, // earlier in the file
  { words: /(?<!\bthere )\bis no (?:valid|list|token|number|date|file)\b/iu }, // isn’t a
];

/** Words for which the glossary has another. */
export const SYNONYMS: readonly Banned[] = [
  // environment; Talkover’s own menu is called Account, and keychains have accounts
  {
    words: /\b(?:accounts?|profiles?)\b/iu,
    except: /^environment\.token\.place$|^error\.token_expired$/u,
    isTechnical: true,
  },
  { words: /\bphone lines?\b|\bDIDs?\b/u }, // number
  { words: /\brecords?\b/iu, isTechnical: true }, // number; entry for what Talkover sent without one; history, activity
  { words: /\bfeatures?\b/iu }, // capability
  { words: /\bdue days?\b/iu }, // renewal date
  // lapses; tokens, certificates and notifications do end so
  { words: /\bexpir/iu, except: /^error\.token_expired$|^error\.reason\.certificate/u, isTechnical: true },
  { words: /\b(?:numbers?|renewals?)(?: that)?(?: will| may| has| have)? expir/iu },
  { words: /(?<!\b(?:to|not|would) )\bnotices?\b/iu }, // reminder, alert; to see is something else
  { words: /\bstages?\b/iu }, // offset
  { words: /\b(?:tags?|annotations?)\b/iu, isTechnical: true }, // label, note
  { words: /\bchanges feed\b/iu }, // activity
  { words: /\b(?:refresh|fetch)(?:es|ed|ing)?\b/iu, isTechnical: true }, // sync
  { words: /\b(?:API|secret|access) keys?\b/iu }, // token
  { words: /\b(?:refused?|refuses) (?:the|this|your) token\b|\btokens? refused\b/iu }, // rejects
  { words: /\bdata (?:directory|dir)\b/iu }, // data folder
];
