/**
 * How the HTTP clients, mocks and text functions of a language are called, as data. A path proves that something is a
 * request; these tables only say which argument is what. Names are the last word of what is called, as it is written.
 */

/** An argument: its position among the unnamed ones, or its name. */
export type Arg = number | string

/** What a part of a request is. */
export type Role = "method" | "url" | "body" | "query" | "options" | "headers"

/** What a call of that name means in a request. */
export interface Shape {
  /** The method it stands for, or the argument that says it. */
  readonly method?: string | { readonly from: Arg }
  readonly url?: Arg
  /** The first of these that is given is the body. */
  readonly body?: ReadonlyArray<Arg>
  readonly query?: ReadonlyArray<Arg>
  /** Key and value of one query parameter: `addQueryParameter("limit", "5")`. */
  readonly pair?: readonly [Arg, Arg]
  /** A dictionary of the parts, named as `roles` says: Guzzle's second argument. */
  readonly options?: ReadonlyArray<Arg>
  /** It answers requests in a test, or says what was asked: `responses.add`, `respx.post`. */
  readonly isMock?: boolean
  /** What a mock answers. */
  readonly reply?: ReadonlyArray<Arg>
  /** What a mock expects to be sent: WebMock's `with(body: …)`. */
  readonly expects?: ReadonlyArray<Arg>
  /** It hands the request in its argument to the API and answers with the reply: `client.Do(req)`, `send(request)`. */
  readonly sends?: boolean
}

export interface Clients {
  /** Clients', requests' and mocks' functions and methods. `post`, `get` … need no row unless arguments differ. */
  readonly calls: Readonly<Record<string, Shape>>
  /** Annotations that declare a request: Retrofit's `POST`, Feign's `RequestLine`. `post`, `GetMapping` need no row. */
  readonly annotations?: Readonly<Record<string, Shape>>
  /** What named arguments, keys of options, assigned members and one-argument setters mean: `json`, `Content`. */
  readonly roles: Readonly<Record<string, Role>>
  /** Calls that only hand on their first argument, or else what they are called on, in a body: `dumps`, `StringContent`. */
  readonly serializers: ReadonlySet<string>
  /** Calls that read a reply and answer what is in it: `loads`, `json`, `ReadFromJsonAsync`, `Unmarshal`. */
  readonly parsers: ReadonlySet<string>
  /** Calls that put a text together: with `/` between all arguments; by a format string; by handing on. */
  readonly texts: {
    readonly joins: ReadonlySet<string>
    readonly formats: ReadonlySet<string>
    readonly same: ReadonlySet<string>
  }
  /** Calls that take a text and send nothing: loggers, assertions. Added to the words every language shares. */
  readonly silent: ReadonlySet<string>
  /** Members of a response that still hold the whole reply: `Content`, `Body`, `data`. Added to the shared ones. */
  readonly wrappers: ReadonlySet<string>
  /** Functions that make a decimal text a floating point number: `float`, `ParseFloat`. */
  readonly floats: ReadonlySet<string>
  /** Where a dictionary is sent as a form, if nothing made a text of it before. */
  readonly forms?: {
    /** Names of arguments, or of options. */
    readonly names: ReadonlySet<string>
    /** What the call is made on. */
    readonly clients?: RegExp
    /** What a file sets for all its calls. */
    readonly setting?: (text: string) => boolean
  }
}
