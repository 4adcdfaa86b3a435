/** Names of functions and methods that hand an answer on, whatever the language: over rows, as one of them, or as it is. */

/** Rows stay rows. */
export const ROWS =
  /^(?:filter\w*|select|reject|where\w*|sort\w*|reversed?|slice|take\w*|drop\w*|skip\w*|concat|flat\w*|values|to_?(?:list|array|a|set|seq)|as_?(?:list|sequence|enumerable|array)|EnumerateArray|iter(?:ator)?|stream|list|tuple|set|collect|distinct|order_?by\w*|compact|each|copy)$/iu

/** One of the rows. */
export const ONE =
  /^(?:find\w*|first\w*|last\w*|single\w*|at|get|pop|shift|next|elementAt\w*|detect|min_?by|max_?by|fetch|head|sample)$/iu

/** Each row is handed to a function. */
export const CALLBACK =
  /^(?:filter\w*|select\w*|reject|where|sort\w*|find\w*|first\w*|last\w*|single\w*|map\w*|flat_?map|for_?each\w*|each\w*|any\w*|all\w*|some|every|none\w*|count\w*|sum\w*|group_?by|partition|detect|collect|take_?while|drop_?while|index_?of\w*|associate\w*|to_?dictionary)$/iu

/** The same, where the function or the rows are arguments: `array_map($f, $rows)`. */
export const CALLBACK_FIRST =
  /^(?:array_(?:map|filter|walk|reduce|find|any|all)|u[ak]?sort|reduce\w*|inject|fold\w*|aggregate|min|max)$/iu

/** The answer is handed to a function as a whole. */
export const WITH_ITSELF =
  /^(?:then\w*|subscribe|ifPresent\w*|onSuccess|let|also|run|map|tap|use|and_then|yield_self|flatMap|do_?[oO]n\w*)$/u

/** Rows become what the function answers. */
export const MAPS = /^(?:map\w*|select|collect|flat_?map|filter_?map)$/iu

/** The answer itself, perhaps decoded: methods of responses, futures, optionals, texts. */
export const SAME =
  /^(?:json|text|body\w*|get_?(?:body|content\w*|data|result|entity|response\w*|awaiter)|read\w*|content\w*|string|to_?(?:string|s|str|sym|h|hash|json|array|object|entity)|to(?:Bean|Future)|parsed?_?(?:body|response)?|retrieve|return_?(?:content|response)|block\w*|join|result|await\w*|get|unwrap\w*|or_?(?:else|throw|raise)\w*|!!|ensure_?success\w*|raise_?for_?status|throw\w*|tap|also|let|run|apply|copy|clone|dup|deep_?copy|with_indifferent_access|symbolize_keys|deep_symbolize_keys|strip|trim\w*|up(?:per\w*|case)|down(?:case)|lower\w*|to_?(?:upper|lower)\w*|decode\w*|encode\w*|dict|model_dump|as(?:dict|string|text|object|array)|get_?string|get_?as_?\w*|root_?element|body_?to\w*|entity|call|execute|send|fetch|close|bytes)$/iu

/** A value by its key: `get("amount")`, `getString("amount")`, `dig("meta", "existing")`. */
export const KEYED =
  /^(?:get\w*|opt\w*|fetch|dig|path|at|value\w*|pop|try_?get\w*|pluck|required?|extract|find_?value|offsetGet|collect|GetProperty|TryGetProperty|SelectToken|Value|jsonPath)$/u

/** Methods of rows that read one field of each, by its name: `pluck("amount")`, `sum("amount")`. */
export const COLUMN =
  /^(?:pluck|sum|avg|average|max|min|median|sort_?by\w*|group_?by|key_?by|unique|count_?by|where\w*|firstWhere|value|contains\w*|doesntContain)$/iu

/** Methods of rows that compare one field of each: `where("status", "SETTLED")`. */
export const WHERE = /^(?:where(?:Not)?(?:In)?(?:Strict)?|firstWhere|containsStrict|contains|doesntContain)$/u

/** Functions that give back what they were given, or one round of it. */
export const HANDS_ON =
  /^(?:next|iter|list|tuple|set|sorted|reversed|filter|enumerate|run|run_until_complete|gather|wait_for|shield|cast|dict|copy|deepcopy|of|of_?nullable|just|from|must|check\w*|await\w*|array_values|array_filter|iterator_to_array|collect|Array|str|string|String|bytes|object)$/u

/** Which parameters of a callback are rows: both of a comparison, the second of a fold, the first of any other. */
export const takesRow = (name: string, index: number): boolean => {
  if (/^(?:u[ak]?sort|sort!?|sorted|min|max|minmax|toSorted)$/u.test(name)) return index <= 1
  return index === (/^(?:array_reduce|reduce\w*|inject|fold\w*|aggregate)$/iu.test(name) ? 1 : 0)
}
