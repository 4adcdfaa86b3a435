/**
 * What the files of a project have to do with each other's creates: doubles and recordings that answer or expect them,
 * code that knows the old path by sight, look-ups of what was created. None of it moves with a create in another file, so
 * that create is only rewritten when somebody looks after both.
 */
import * as Paths from "../evidence/Paths.ts"
import type { SourceFile } from "../text/Source.ts"
import type { Meaning } from "./Outside.ts"

/** The calls of a module, as far as they matter to others. */
export interface Traffic {
  /** Requests to the legacy path that are made or answered. */
  readonly calls: number
  /** Requests that the program makes itself and that send a body. */
  readonly creates: number
  /** Answers to such requests, and expectations of them. */
  readonly doubles: number
  /** Requests that the program makes itself and that ask which conversions there are, all or by `ref_id`. */
  readonly lookups: number
  /** Names that other files may use of what the legacy path is kept in. */
  readonly keepers: ReadonlyArray<string>
}

/** What a file is to the others of its project. */
export interface Part {
  readonly sends: boolean
  readonly stands: boolean
  /** It compares addresses with the old path. */
  readonly guards: boolean
  /** It asks what was created. */
  readonly asks: boolean
  /** Names that others may import, of types that describe what is sent or answered. */
  readonly types: ReadonlyArray<string>
  readonly keepers: Traffic["keepers"]
}

/** What a file's imports and importers add. */
export interface Around {
  /** Imported files with hooks of a client. */
  readonly hooks: ReadonlyArray<string>
  /** Tests that import it and read what it sends. */
  readonly tests: ReadonlyArray<string>
  /** Files that it imports, or that import it, and that say words of the legacy API. */
  readonly speakers: ReadonlyArray<string>
}

/** What stands beside a create or a type in other files, a few of each kind, as people tell them apart. */
export interface Beside {
  /** They answer or expect such a request. */
  readonly doubles?: ReadonlyArray<string>
  /** They read what passes through the client. */
  readonly hooks?: ReadonlyArray<string>
  /** They compare addresses with the old path. */
  readonly guards?: ReadonlyArray<string>
  /** They ask the legacy API what was created. */
  readonly lookups?: ReadonlyArray<string>
  /** They say old words and make no call of their own. */
  readonly speakers?: ReadonlyArray<string>
  /** They name a type of this file that describes what is sent or answered. */
  readonly users?: ReadonlyArray<string>
  /** They use what this file keeps the path in, by its name. */
  readonly sharers?: Readonly<Record<string, ReadonlyArray<string>>>
}

const RECORDING =
  /(?:\.(?:snap|har|cassette)|(?:^|\/)(?:mappings|__files|wiremock|stubs?|mocks?|__mocks__|mockserver|hoverfly|imposters|cassettes|vcr|vcr_cassettes|__snapshots__|snapshots|recordings?|__recordings__|pacts?|nock|fixtures?|__fixtures__|testdata|test_?data)\/(?:.*\/)?[^/]*\.(?:json|ya?ml|txt|http))$/iu

const TEST =
  /(?:^|\/)(?:tests?|spec|specs|__tests__|e2e|mocks?|__mocks__|fixtures)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-](?:test|spec|mock|stub|fake)s?\.\w+$|(?:Test|Tests|IT|Spec|Mock|Stub|Fake)\.(?:cs|java|kt|php|scala)$/u

/** Whether a file of this name, which is no program, records requests and answers for tests. */
export const isRecording = (path: string): boolean => RECORDING.test(path)

const legacyPaths = (text: string): ReadonlyArray<Paths.PathMatch> =>
  Paths.find(text).filter(({ api }) => api === "legacy")

/** What a recording is. */
export const ofData = (text: string): Part => ({
  sends: false,
  stands: legacyPaths(text).length > 0,
  guards: false,
  asks: false,
  types: [],
  keepers: []
})

/** A server's prefix, where it puts the path together from that and a route. */
const PREFIX = /\bv2\/conversion(?=\/?["'`])/gu
const ROUTE = /["'`]\/?stablecoins\b|:stablecoins\b/u

/** What a module is. In a test, a path that no call of its own takes is what the test expects of the program. */
export const ofModule = (
  { path, text }: SourceFile,
  { calls, creates, doubles, keepers, lookups }: Traffic,
  names: ReadonlyMap<string, Meaning>
): Part => {
  const paths = legacyPaths(text)
  const halves = ROUTE.test(text)
    ? [...text.matchAll(PREFIX)].map(({ 0: half, index }) => ({ start: index, end: index + half.length }))
    : []
  const isExpected = TEST.test(path) && (paths.length > calls || halves.length > 0)
  return {
    sends: creates > 0,
    stands:
      doubles > 0 || isExpected || [...paths, ...halves].some((one) => SERVES.test(headOf(text, one.start) ?? "")),
    guards: doubles === 0 && paths.some((one) => isCompared(text, one)),
    asks: lookups > 0,
    keepers,
    types: [...names].flatMap(([name, { kind }]) => (kind === "type" ? [name] : []))
  }
}

/** What a server says before the path that it answers, or before the first half of it. */
const SERVES =
  /(?:@(?:\w+\.)?(?:Controller|RequestMapping|Path|Route)|\[Route|\b(?:Blueprint|APIRouter|Router|group|MapGroup|route|mount|use|prefix|url_prefix|scope))\b\s*[(=:]?\s*(?:\w+\s*=\s*)?$/iu

/** What compares a text with the one that follows, or with the one before. */
const COMPARES =
  /(?:[=!]=|=~|!~|\b(?:case|when|in|includes|indexOf|match(?:es)?|search|contains|equals|compile|fullmatch|prefix|suffix|(?:ends|starts|end|start|has|str_ends|str_starts)_?with\??|Has(?:Pre|Suf)fix|MatchString|MustCompile|include\?|str(?:_contains|pos)|preg_match)\b\s*\(?\s*(?:[\w.$]+\s*,\s*)?)\s*[@$rR]*$/iu
const COMPARED = /^\s*(?:[=!]=|=~|!~|in\b|\.(?:equals\w*|test|match\w*|(?:ends|starts|end|start)_?with\??)\s*\()/iu

/** The characters of a line around a place that matter. */
const AROUND_MAX = 120

/** What stands in the line before the text that a place is in; `undefined` where it is in none. */
const headOf = (text: string, start: number): string | undefined => {
  const before = text.slice(Math.max(text.lastIndexOf("\n", start - 1) + 1, start - AROUND_MAX), start)
  const opened = /["'`][^"'`]*$/u.exec(before)
  return opened === null ? undefined : before.slice(0, opened.index)
}

/** Whether a path stands in a text that is compared, or in a pattern. */
const isCompared = (text: string, { end, separator, start }: Paths.PathMatch): boolean => {
  if (separator === "\\/") return true
  const head = headOf(text, start)
  if (head === undefined) return false
  const behind = text.slice(end, end + AROUND_MAX)
  const closed = /^[^"'`\n]*["'`]/u.exec(behind)?.[0].length ?? 0
  return COMPARES.test(head) || COMPARED.test(behind.slice(closed))
}

/** What stands between a program and an API. */
const HOOK =
  /interceptors?\b|\b(?:beforeRequest|afterResponse|event_hooks|add_?Interceptor|DelegatingHandler|RoundTrip(?:per)?|HandlerStack|ClientHttpRequestInterceptor|ExchangeFilterFunction|on_complete|createClientPlugin)\b|\.hooks\b|Faraday::Middleware|AuthBase/u

/** A field of a request or reply that passes there. */
const READ =
  /\b(?:data|body|json\(?\)?|config|response|reply|request|payload|sent|env)\)?[!?]?(?:\.(?:get\w*\()?|\[)\s*["':]?(?:amount|profile_id|target_asset|recipient_profile_id)\b|\b(?:settled_at|cancelled_at|target_asset|recipient_profile_id)\b/u

/** Whether a module has hooks of a client that read fields which move. */
export const hasHooks = (text: string): boolean => HOOK.test(text) && READ.test(text)

/** Words that only the legacy API has. */
const WORD =
  /\b(?:target_asset|targetAsset|TargetAsset|recipient_profile_id|settled_at|settledAt|cancelled_at|cancelledAt)\b|["'`](?:SETTLED|CREATED|CANCELLED)["'`]/u

/** Whether a module says such a word, or reads a field under its old name. */
export const speaks = (text: string): boolean => WORD.test(text) || READ.test(text)

/** Whether a module is a test that reads what was sent or answered. */
export const readsTraffic = (path: string, text: string): boolean => TEST.test(path) && READ.test(text)

interface Request {
  readonly path: { readonly match: { readonly api: string; readonly target: string } }
  readonly query: ReadonlyArray<{ readonly key: string }>
  readonly method: { readonly text: string } | undefined
  readonly hasBody: boolean
  readonly isMock: boolean
}

/** The traffic of a module's requests. */
export const trafficOf = <A extends Request>(
  requests: ReadonlyArray<A>,
  keeperOf: (request: A) => string | undefined
): Traffic => {
  const legacy = requests.filter((request) => request.path.match.api === "legacy")
  const isRead = ({ method }: A): boolean => method?.text === "GET" || method?.text === "DELETE"
  const own = legacy.filter((request) => !request.isMock)
  return {
    calls: legacy.length,
    keepers: [...new Set(own.flatMap((request) => keeperOf(request) ?? []))],
    creates: own.filter((request) => request.hasBody && !isRead(request)).length,
    doubles: legacy.filter((request) => request.isMock && !isRead(request)).length,
    lookups: own.filter(
      ({ hasBody, method, path, query }) =>
        !hasBody &&
        ((method?.text === "GET" && path.match.target !== "item") || query.some(({ key }) => key === "ref_id"))
    ).length
  }
}

/** Modules of these languages may stand in for one another. */
const familyOf = (path: string): string => {
  const ending = /\.(\w+)$/u.exec(path)?.[1] ?? ""
  if (/^[cm]?[jt]sx?$/u.test(ending)) return "javascript"
  return /^(?:java|kts?)$/u.test(ending) ? "jvm" : ending
}

/** How a project is asked for what only its imports tell. */
export interface Neighbours {
  readonly around: (path: string) => Around
  readonly importersOf: (path: string) => ReadonlyArray<string>
  readonly textOf: (path: string) => string | undefined
}

/** Of each file that sends or declares something what stands beside it. */
export const beside = (
  parts: ReadonlyMap<string, Part>,
  { around, importersOf, textOf }: Neighbours
): ReadonlyMap<string, Beside> => {
  const all = [...parts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const having = (has: (part: Part) => boolean) => all.filter(([, part]) => has(part)).map(([path]) => path)
  const asking = few(having(({ asks }) => asks))
  const standing = byFamily(having(({ stands }) => stands))
  const guarding = byFamily(having(({ guards }) => guards))
  const ofCreate = (path: string) => {
    const { hooks, speakers, tests } = around(path)
    // What makes calls of its own has words of its own.
    const speaking = speakers.filter((one) => !parts.has(one) && !hooks.includes(one) && !tests.includes(one))
    // Whoever asks what was created asks for what anybody created.
    return {
      doubles: [...standing(path), ...tests],
      hooks,
      guards: guarding(path),
      lookups: asking,
      speakers: speaking
    }
  }
  // What exports a type anew is no user of it, but has users of its own.
  const users = (path: string, name: string, seen: ReadonlyArray<string> = [path]): ReadonlyArray<string> =>
    importersOf(path).flatMap((one) => {
      if (seen.includes(one)) return []
      if (parts.get(one)?.types.includes(name) === true) return users(one, name, [...seen, one])
      return isNamed(textOf(one), name) ? [one] : []
    })
  const sharers = (path: string, keepers: Part["keepers"]) =>
    keepers.flatMap((name) => {
      const own = importersOf(path).filter((one) => one !== path && isNamed(textOf(one), name))
      return own.length === 0 ? [] : [[name, own.toSorted().slice(0, SHOWN_MAX)] as const]
    })
  const found = new Map<string, Beside>()
  for (const [path, { keepers, sends, types }] of all) {
    const used = types.flatMap((name) => users(path, name))
    const kinds = Object.entries({ ...(sends ? ofCreate(path) : {}), users: used }).flatMap(([kind, paths]) => {
      const others = [...new Set(paths)].filter((one) => one !== path || kind === "guards").toSorted()
      return others.length === 0 ? [] : [[kind, others.slice(0, SHOWN_MAX)] as const]
    })
    const shared = sharers(path, keepers)
    if (kinds.length + shared.length === 0) continue
    const folder = folderOf([path, ...[...kinds, ...shared].flatMap(([, paths]) => paths)])
    const inFolder = (lists: ReadonlyArray<readonly [string, ReadonlyArray<string>]>) =>
      Object.fromEntries(lists.map(([key, paths]) => [key, paths.map((one) => one.slice(folder.length))]))
    found.set(path, { ...inFolder(kinds), ...(shared.length === 0 ? {} : { sharers: inFolder(shared) }) })
  }
  return found
}

/** Whether a text uses a name; an ordinary word counts only as a member of something. */
const isNamed = (text: string | undefined, name: string): boolean => {
  const before = /[A-Z_]/u.test(name) ? "(?<![\\w$])" : "(?:\\.|::|->)\\$?"
  return text !== undefined && new RegExp(`${before}${name.replaceAll("$", "\\$")}(?![\\w$])`, "u").test(text)
}

/** As many as are shown, and one more: the file itself may be among them. */
const few = (paths: ReadonlyArray<string>): ReadonlyArray<string> => paths.slice(0, SHOWN_MAX + 1)

/** Of files in order those that a file may have to do with: modules of its family, and what is recorded. */
const byFamily = (paths: ReadonlyArray<string>): ((path: string) => ReadonlyArray<string>) => {
  const recorded = few(paths.filter(isRecording))
  const families = Map.groupBy(paths, familyOf)
  return (path) => [...recorded, ...few(families.get(familyOf(path)) ?? [])]
}

const SHOWN_MAX = 3

/** The folder that all of these paths are in, with its slash: what it and those above are called says nothing. */
export const folderOf = (paths: Iterable<string>): string => {
  let folder: string | undefined
  for (const path of paths) {
    folder ??= path.slice(0, path.lastIndexOf("/") + 1)
    while (!path.startsWith(folder)) folder = folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1)
  }
  return folder ?? ""
}
