/**
 * Code that sees what a call sends or answers and does not move with it: interceptors, hooks, workers of a queue, readers
 * and types of somebody else's. By which names such code is known, in all languages, and what a person is told of it. A
 * field is told by its name and by the way it is reached; a proven call in the file is taken for granted.
 */

/** Fields that only this API's bodies have under these names: wherever such code reads one, it reads ours. */
const TELLING = new Set(["target_asset", "recipient_profile_id", "settled_at", "cancelled_at"])

/** Fields that many bodies have. */
const COMMON = new Set(["amount", "profile_id"])

/** Statuses whose words change; others are the same, or nobody's alone. */
export const STATUS = /^(?:SETTLED|CREATED|CANCELLED)$/u

/** Where requests, replies and messages pass. */
const CHANNEL =
  /(?:intercept|hook|middleware|handler|transport|adapter|delay|apply_?async|submit|task|queue|worker|process|subscri|consum|thread|listen|publish|enqueue|schedule|dispatch|round_?trip|filter|plugin|before|after|perform|actor|tap|^on_?[a-z]*(?:request|response|error|event|message|complete)|(?:^|[._\s])(?:request|response|req|res|resp|reply|config|env|body|json|data|payload|job|message|msg|event|options)s?(?=$|[._\s([?]))/iu

/** Whether reading a field, reached like this and from such a place, may be a read of what passes through a call. */
export const isTelling = (field: string, way: string): boolean =>
  TELLING.has(field) || (COMMON.has(field) && CHANNEL.test(way))

/** Whether a field's name or place is another one in the new API, where it is known to be ours. */
export const isMoving = (field: string): boolean => TELLING.has(field) || COMMON.has(field)

/** Whether a status that is reached like this may be a reply's. */
export const isChannel = (way: string): boolean => CHANNEL.test(way)

/** Calls that give rows, promises and the like to a function: what it gets is what they hold. */
const HANDS_ITS_OWN =
  /^(?:then|catch|finally|map(?!_?re(?:quest|sponse))\w*|flat_?map|filter\w*|each\w*|for_?each\w*|reduce\w*|inject|fold\w*|sort\w*|u[ak]?sort|find\w*|some|every|any\w*|all\w*|none\w*|count\w*|sum\w*|min\w*|max\w*|group_?by|partition|select|reject|collect|detect|array_\w+|let|also|apply|run|with|tap|use|toSorted|associate\w*|to_?dictionary|where|take_?while|drop_?while|index_?of\w*|replace\w*|sorted|iter\w*|zip|compute\w*|or_?else\w*|if_?present)$/iu

/** Functions that frame a test, a block or a value: they hand nothing of a request in. */
const FRAMES =
  /^(?:it|test|describe|context|specify|scenario|suite|before(?:_?each|_?all)?|after(?:_?each|_?all)?|beforeEach|afterEach|setup|teardown|let!?|subject|around|benchmark|memo\w*|use(?:Callback|Memo|Effect|State|Reducer)|lazy|partial|property|wraps|cache\w*|setTimeout|setInterval|setImmediate|nextTick|queueMicrotask|retry\w*|with_?retry|main|defer|go|atexit|signal|finalize|add_?argument|command|route|url|path|re_path|HandleFunc|Handle|mapPost|mapGet|get|post|put|patch|delete)$/iu

/** Methods that a client library calls with every request or reply. */
const CALLED_BY_CLIENTS =
  /^(?:intercept|RoundTrip|round_?trip|SendAsync|handle_(?:async_)?request|on_?(?:request|response|complete|error)|process_(?:request|response)|before_?(?:request|send)|after_?(?:response|receive)|auth_flow)$/iu

/** The same, where the class says that it stands between. */
const CALLED_BETWEEN = /^(?:__call__|call|invoke|__invoke|adapt|handle|execute|send|process|filter)$/iu
const BETWEEN = /middleware|interceptor|handler|auth|adapter|transport|plugin|filter|hook|tripper|listener/iu

/** Whether a method is one that a client library calls, by its name and what its class is called and extends. */
export const isCalledByClients = (method: string, owner: string): boolean =>
  CALLED_BY_CLIENTS.test(method) || (CALLED_BETWEEN.test(method) && BETWEEN.test(owner))

/** Methods that go over all fields of what they are called on. */
export const GOES_OVER =
  /^(?:items|values|keys|entries|entrySet|keySet|each\w*|for_?each\w*|map\w*|transform_\w+|any\??|all\??|sum|to_a|sort\w*|filter\w*|select|reject|reduce|inject|join)$/iu

/** Methods that give back some fields under their names. */
export const TAKES_PART = /^(?:slice|only|pick|except|omit|slice!)$/u

/** A moving name that a text is filled in by: `{amount}`, `%(amount)s`, `$amount`, `:amount`. */
export const FILLED_IN =
  /[{<(:$%@#](?:\s*|[\w.]*\.)(?:amount|profile_id|target_asset|recipient_profile_id|settled_at|cancelled_at)\b/u

/** Code that answers the body to whoever calls it. */
export const answers = (place: string): string =>
  `${place} gives this body to its callers, which may be elsewhere: see that they can do without the old names.`

/** Calls that set what they name. */
export const WRITES =
  /^_*(?:put|set|add|with|append|insert|store|update|replace|remove|delete|merge|build|field|param|query|header)/iu

/** Calls that give back the object they are given, or one with the same fields. */
export const COPIES =
  /^(?:dict|copy|deep_?copy|clone|dup|assign|structuredClone|freeze|stringify|parse|dumps|loads|merge|deep_merge|with_indifferent_access|stringify_keys|symbolize_keys|array_merge|array_filter|compact|of|from|to_?(?:json|h|map|dict))$/iu

/** Whether a function that is handed to a call gets what the call's own object holds, or nothing of a request. */
export const isHandedElse = (name: string, callee: string): boolean =>
  (HANDS_ITS_OWN.test(name) || FRAMES.test(name)) && !/intercept|hook|middleware/iu.test(callee)

/** Functions that only look at a value, print it or make one of it that means the same. */
export const LOOKS =
  /^(?:log\w*|info|warn\w*|error\w*|debug|trace|fatal\w*|print\w*|puts|p|pp|echo|write_?line|var_dump|dumps|inspect|format|sprintf|println|errorf|len|count|size|length|bool|boolean|is_?\w+|isinstance|type|repr|hash|id|assert\w*|expect|freeze|seal|copy|deep_?copy|structured_?clone|clone|dup|sign\w*|\w*signature|hmac\w*|md5|sha\w*|digest|update|hexdigest|hash_hmac|encode\w*|b64encode|bytes|str|String|Buffer|from|byte_?length|\w*error|\w*exception|raise_error|captureException|captureMessage|add_?breadcrumb|set_?(?:attribute|tag|extra|context|header)s?|observe|record\w*Metric|inc\w*|timing|gauge)$/iu

/** A reader that stays as it is, in a person's words. */
export const reads = (code: string, field: string, place: string | undefined): string =>
  `\`${short(code)}\`${place === undefined ? "" : ` in ${place}`} reads ${field} of what passes there, and stays as it is: see whether this call's request or reply is among it, and change it with the call.`

/** A place where an answer goes on. */
export const handsOn = (code: string): string =>
  `\`${short(code)}\` hands on what the call answers to code that is not in reach: see what reads it.`

/** The same, to the callers of a function. */
export const returns = (name: string): string =>
  `\`${short(name)}\` gives what the call answers to its callers, who may be elsewhere: see what they read of it.`

/** A test that holds an answer as a whole against something. */
export const expects = (code: string): string =>
  `\`${short(code)}\` tests the whole of what the call answers: see that it expects the new fields.`

/** A status that is held against something that is not shown. */
export const compares = (code: string): string =>
  `\`${short(code)}\` holds the status of the answer against something that this file does not show: see that it knows the new words.`

/** Words of an error that are looked for. */
export const searches = (code: string): string =>
  `\`${short(code)}\` looks for words in what the call answers: how the new API words it is not known.`

/** A field that is written into something that is not known. */
export const writes = (line: string, name: string): string =>
  `\`${short(line, name)}\` writes ${name}, and it is not known whether into this body: ${
    isMoving(name)
      ? "write it where the body is written out, or migrate the two together; in its old form it would be sent beside the new fields, and not be obeyed."
      : "the new API calls it the same, so see that what is sent in the end is what is meant."
  }`

/** A type that follows the body or the reply. */
export const isMadeOf = (code: string): string =>
  `\`${short(code)}\` is a type made of this body or reply: see that what reads values of it reads the new fields.`

/** Old words in a text that nothing is known of. */
export const says = (line: string, words: ReadonlyArray<string>): string =>
  `\`${short(line, words.at(-1))}\` beside this call says ${words.join(" and ")}, and stays as it is: see whether that is about what the call sends or answers.`

/** A field that is named to a function of somebody's making. */
export const names = (code: string, field: string): string =>
  `\`${short(code)}\` names ${field} to a function that reads it: change the name there together with the call.`

/** Fields that go on under their names. */
export const gives = (code: string, field: string): string =>
  `\`${short(code)}\` gives ${field} on under its name: see that what gets it (columns, another call) can do with the new one.`

/** Code that goes over all fields. */
export const goesOver = (code: string): string =>
  `\`${short(code)}\` goes over all fields of this body: see that it can do with the new ones.`

/** A taker of the body that is not in reach. */
export const takes = (code: string): string =>
  `\`${short(code)}\` gets this body, too, and is not in reach: see that it can do without the old names.`

/** A type that is declared where this file does not show it. */
export const isTyped = (name: string): string =>
  `The reply is read into ${name}, which is not declared in this file: give its fields the new names together with this call.`

/** A reader that fails at fields it does not know. */
export const refuses = (code: string): string =>
  `\`${short(code)}\` refuses fields that it does not know, and the new reply has more of them (source, destination, customer_id): let it pass them over before the call moves.`

/** A type that reads itself, in its own code. */
export const readsItself = (code: string, type: string): string =>
  `\`${short(code)}\` reads the reply for ${type} in its own way, and stays as it is: see that it can do with the new reply.`

/** A map that has no place for objects. */
export const holdsTexts = (type: string): string =>
  `The reply is read into ${short(type)}, and the new one holds objects (source, destination): read it into a type that has a place for them.`

/** Types that hold any reply, or none of it: texts, trees, maps, responses and what wraps them. */
const ANY_REPLY =
  /^(?:[a-z]\w*|Void|Unit|None|Nothing|Object|Any|Dict|Map|HashMap|Hash\w*|String|CharSequence|Boolean|Integer|Long|Int|Number|byte|Json\w*|JSON\w*|J(?:Object|Token|Array)|Object(?:Node|Mapper)|\w*(?:Response|Result|Reply|Request|Exception|Error|Message|Stream|Reader|Body|Handler|Handlers|Subscriber|Client)\w*|Task|ValueTask|\w*Connection|\w*Buffer\w*|I?Async\w*|\w*(?:Iterator|Iterable|Generator|Sequence|Enumerable)|Mono|Flux|Flow|Optional|List|IList|ICollection|IEnumerable|Collection|Array\w*|Set|Promise|Future|CompletableFuture|Deferred|Awaitable|Coroutine|Either|Try|unknown|any|Awaited|Readonly\w*|Partial|Required|NonNullable|Pick|Omit|ReturnType|Buffer|Supplier|Type\w*|Parameterized\w*|Class|Resp\w*|ResponseEntity|T|R|TResult|Record|Dictionary|IDictionary|IReadOnly\w*|Raw\w*|Expando\w*)$/u

/** Types that a language has by itself under a name in small letters. */
const BUILT_IN =
  /^(?:string|any|error|bool|byte|rune|u?int\d*|uintptr|float\d+|complex\d+|map|json|http|interface|struct)$/u

/** Whether a name in small letters, of a language whose own types may have such names, is a model's. */
export const isSmallModel = (name: string): boolean => /^[a-z]/u.test(name) && !BUILT_IN.test(name)

/** Whether a type of this name, which the file does not declare, has fields of its own that a reply fills. */
export const isModel = (name: string): boolean => !ANY_REPLY.test(name)

const LENGTH_MAX = 70
const NEAR_MAX = 2000

/** Code on one line, as far as it goes; a word that it is shown for is in it. */
export const short = (code: string, word = ""): string => {
  const at = Math.max(0, code.indexOf(word))
  // What is shown is in there: lines may be long.
  const near = code.slice(Math.max(0, at - NEAR_MAX), at + NEAR_MAX)
  const line = near.replaceAll(/\s+/gu, " ").replaceAll("`", "'")
  const start = Math.max(0, line.indexOf(word) + word.length - LENGTH_MAX)
  const end = start + LENGTH_MAX
  return `${start === 0 ? "" : "…"}${line.slice(start, end)}${end >= line.length ? "" : "…"}`
}

const NEAR =
  /\b(?:amount|profile_id|target_asset|recipient_profile_id|settled_at|cancelled_at|SETTLED|CREATED|CANCELLED)\b/u

/** Whether code may be a reader that a call far from it has to know of. */
export const isNear = (text: string): boolean => NEAR.test(text)

/** Whether a sentence of a unit is about code that shares no name with it. */
export const isOfOthers = (need: string): boolean =>
  /of what passes there|test double in this file|against the legacy scopes/u.test(need)
