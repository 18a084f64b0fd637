// Node has all that twitter-text asks core-js for. To try whether it has, core-js 2 changes V8's built-ins for good, after
// which whatever reads an array or splits at a pattern is slower: triage took a third longer.
