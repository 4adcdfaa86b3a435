/**
 * What stands in for the legacy API in a project: doubles and recordings that answer or expect its requests. They do not
 * move with a call in another file, so that call is only rewritten when somebody looks after both.
 */
import * as Paths from "../evidence/Paths.ts"

/** The calls of a module, as far as they matter to others. */
export interface Traffic {
  /** Requests to the legacy path that are made or answered. */
  readonly calls: number
  /** Requests that the program makes itself and that send a body. */
  readonly creates: number
  /** Answers to such requests, and expectations of them. */
  readonly doubles: number
}

/** What a file is to the others of its project. */
export interface Part {
  readonly sends: boolean
  readonly stands: boolean
}

const RECORDING =
  /(?:\.(?:snap|har|cassette)|(?:^|\/)(?:mappings|__files|wiremock|stubs?|mocks?|__mocks__|mockserver|hoverfly|imposters|cassettes|vcr|vcr_cassettes|__snapshots__|snapshots|recordings?|__recordings__|pacts?|nock|fixtures?|__fixtures__|testdata|test_?data)\/(?:.*\/)?[^/]*\.(?:json|ya?ml|txt|http))$/iu

const TEST =
  /(?:^|\/)(?:tests?|spec|specs|__tests__|e2e|mocks?|__mocks__|fixtures)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-](?:test|spec|mock|stub|fake)s?\.\w+$|(?:Test|Tests|IT|Spec|Mock|Stub|Fake)\.(?:cs|java|kt|php|scala)$/u

/** Whether a file of this name, which is no program, records requests and answers for tests. */
export const isRecording = (path: string): boolean => RECORDING.test(path)

const legacyPaths = (text: string): number => Paths.find(text).filter(({ api }) => api === "legacy").length

/** What a recording is. */
export const ofData = (text: string): Part => ({ sends: false, stands: legacyPaths(text) > 0 })

/** What a module is. In a test, a path that no call of its own takes is what the test expects of the program. */
export const ofModule = (path: string, text: string, { calls, creates, doubles }: Traffic): Part => ({
  sends: creates > 0,
  stands: doubles > 0 || (TEST.test(path) && legacyPaths(text) > calls)
})

/** What stands between a program and an API. */
const HOOK =
  /interceptors?\b|\b(?:beforeRequest|afterResponse|event_hooks|add_?Interceptor|DelegatingHandler|RoundTrip(?:per)?|HandlerStack|ClientHttpRequestInterceptor|ExchangeFilterFunction|on_complete|createClientPlugin)\b|\.hooks\b|Faraday::Middleware|AuthBase/u

/** A field of a request or reply that passes there. */
const READ =
  /\b(?:data|body|json\(?\)?|config|response|reply|request|payload|sent|env)\)?[!?]?(?:\.(?:get\w*\()?|\[)\s*["':]?(?:amount|profile_id|target_asset|recipient_profile_id)\b|\b(?:settled_at|cancelled_at|target_asset|recipient_profile_id)\b/u

/** Whether a module has hooks of a client that read fields which move. */
export const hasHooks = (text: string): boolean => HOOK.test(text) && READ.test(text)

interface Request {
  readonly path: { readonly match: { readonly api: string } }
  readonly method: { readonly text: string } | undefined
  readonly hasBody: boolean
  readonly isMock: boolean
}

/** The traffic of a module's requests. */
export const trafficOf = (requests: ReadonlyArray<Request>): Traffic => {
  const legacy = requests.filter((request) => request.path.match.api === "legacy")
  const isRead = ({ method }: Request): boolean => method?.text === "GET" || method?.text === "DELETE"
  const own = legacy.filter((request) => !request.isMock)
  return {
    calls: legacy.length,
    creates: own.filter((request) => request.hasBody && !isRead(request)).length,
    doubles: legacy.filter((request) => request.isMock && !isRead(request)).length
  }
}

/** Modules of these languages may stand in for one another. */
const familyOf = (path: string): string => {
  const ending = /\.(\w+)$/u.exec(path)?.[1] ?? ""
  if (/^[cm]?[jt]sx?$/u.test(ending)) return "javascript"
  return /^(?:java|kts?)$/u.test(ending) ? "jvm" : ending
}

/** Of each sender the files that stand in for the API, a few of them. */
export const of = (parts: ReadonlyMap<string, Part>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const standing = [...parts].filter(([, { stands }]) => stands).map(([path]) => path)
  const found = new Map<string, ReadonlyArray<string>>()
  for (const [path, { sends }] of standing.length === 0 ? [] : parts) {
    if (!sends) continue
    const family = familyOf(path)
    const own = standing.filter((one) => one !== path && (isRecording(one) || familyOf(one) === family))
    const shown = own.toSorted().slice(0, SHOWN_MAX)
    if (own.length > 0)
      found.set(
        path,
        shown.map((one) => one.slice(folderOf([path, ...own]).length))
      )
  }
  return found
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
