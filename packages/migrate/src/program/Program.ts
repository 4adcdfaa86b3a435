/**
 * A program as the analysis sees it, whatever language it is written in. Each language lowers its syntax tree into these
 * nodes once; everything behind that (names, paths, requests, bodies, replies, statuses, types) is written once for all.
 * What a language has and these nodes do not becomes `opaque` with its parts as children, so nothing inside is lost.
 * All offsets are inner offsets of the program's source.
 */
import type { Source } from "../text/Source.ts"
import type { Dialect as Braces } from "../write/Braces.ts"

export interface Place {
  readonly start: number
  readonly end: number
}

/** A text literal, put together or not. */
export interface Text extends Place {
  readonly kind: "text"
  /** The decoded text; computed parts stand in it as `${…}`. */
  readonly content: Source
  /** Computed parts, as ranges of `content.text`. */
  readonly holes: ReadonlyArray<Place & { readonly node: Expression }>
  /** Another literal of the same text: a symbol, a regular expression, a heredoc; written back as it is spelled. */
  readonly form?: "regex" | "symbol"
}

export interface NumberNode extends Place {
  readonly kind: "number"
  readonly text: string
}

/** `true`, `false`, and what the language has for nothing (`null`). */
export interface Constant extends Place {
  readonly kind: "constant"
  readonly value: boolean | null
}

export interface Name extends Place {
  readonly kind: "name"
  readonly name: string
}

/** `a.b`, `a->b`, `A::b`, `a?.b`, `@b` (of `self`). */
export interface Member extends Place {
  readonly kind: "member"
  readonly object: Expression
  readonly name: string
  /** Where the name stands. */
  readonly key: Place
}

/** `a[b]`, and methods that do nothing else (`hash.fetch(:b)`, `map.get("b")`) where a language says so. */
export interface Index extends Place {
  readonly kind: "index"
  readonly object: Expression
  readonly index: Expression
}

export interface Argument {
  /** A named argument, a keyword. */
  readonly name?: string
  readonly key?: Place
  readonly value: Expression
  /** `*rest`, `**options`, `...rest`. */
  readonly isSpread?: boolean
}

/** A call or a construction (`new X(…)`). */
export interface Call extends Place {
  readonly kind: "call"
  readonly callee: Expression
  /** The last word of what is called: `post` of `client.v2.post(…)`, the type's name of `new X(…)`. */
  readonly name: string
  readonly arguments: ReadonlyArray<Argument>
  readonly isNew?: boolean
  /** Type arguments: `Decode<Conversion>(…)`, `.bodyToMono(Conversion.class)` may say it as an argument as well. */
  readonly types?: ReadonlyArray<Type>
}

export interface DictionaryEntry extends Place {
  /** The key's text; absent when it is computed. */
  readonly name?: string
  /** The key with its quotes. */
  readonly key: Place
  /** The key as an expression, where it is one (a text, a constant's name). */
  readonly keyNode?: Expression
  readonly value: Expression
  /** Key and value are one word. */
  readonly isShorthand?: boolean
  /** Offset of the comma behind it, or -1. */
  readonly comma: number
}

/**
 * Keys and values: a dictionary, a map literal, an anonymous object, a composite literal. `start` is its opening bracket
 * (the writer inserts behind it) and `end` behind the closing one, even where a type's name stands in front.
 */
export interface Dictionary extends Place {
  readonly kind: "dictionary"
  readonly entries: ReadonlyArray<DictionaryEntry>
  /** What is spread or merged into it. */
  readonly spreads: ReadonlyArray<Expression>
  /** How entries are written here; absent where they cannot be written safely. */
  readonly braces?: Braces
  /** Its values are texts: no object can be put into it. */
  readonly isFlat?: boolean
  /** The named type that is built, whose fields the keys are; keys are then symbols of the program, not wire names. */
  readonly type?: Type
}

/** An array, a tuple, a set, a list of values. */
export interface List extends Place {
  readonly kind: "list"
  readonly items: ReadonlyArray<Expression>
  readonly braces?: Braces
}

/** Operators are written as in C, whatever the language says: `==`, `!=`, `&&`, `||`, `??`, `in`, `!in`, `+`, `%`. */
export interface Binary extends Place {
  readonly kind: "binary"
  readonly operator: string
  readonly left: Expression
  readonly right: Expression
}

export interface Unary extends Place {
  readonly kind: "unary"
  readonly operator: string
  readonly value: Expression
}

/** `test ? consequence : otherwise`; statements are `if`. */
export interface Conditional extends Place {
  readonly kind: "conditional"
  readonly test: Expression
  readonly consequence: Expression
  readonly otherwise: Expression
}

/** What changes nothing for the analysis: parentheses, `await`, `!!`, `&x`, a cast. */
export interface Wrapped extends Place {
  readonly kind: "wrapped"
  readonly value: Expression
  /** The type of a cast. */
  readonly type?: Type
}

/** An assignment, a declaration, a binding of a pattern; several targets take a value apart in order. */
export interface Assign extends Place {
  readonly kind: "assign"
  /** Names, members and indexes; a list or a dictionary is a pattern. */
  readonly targets: ReadonlyArray<Expression>
  readonly value: Expression | undefined
  /** `=`, `+=`, `||=` … */
  readonly operator: string
  readonly type?: Type
  /** It makes a new name (`:=`, `var`, `let`); languages without declarations leave it out. */
  readonly isDeclaration?: boolean
}

export interface Parameter extends Place {
  readonly name: Name
  readonly type?: Type
  readonly value?: Expression
  /** The object itself (`self`), which no caller hands in. */
  readonly isSelf?: boolean
  /** It takes every argument that is left: `*parts`, `...parts`, `vararg parts`. */
  readonly isRest?: boolean
  /** What a declared request makes of it: `@Query("limit") limit`. */
  readonly annotations?: ReadonlyArray<Annotation>
}

/** A function, method, lambda, closure or block argument. */
export interface FunctionNode extends Place {
  readonly kind: "function"
  readonly name?: Name
  readonly parameters: ReadonlyArray<Parameter>
  readonly returns?: Type
  readonly body: Node
  readonly annotations: ReadonlyArray<Annotation>
  /** The value of its last expression is what it answers (Ruby, Kotlin lambdas, arrow bodies). */
  readonly answersLast?: boolean
  /** It cannot be called from other files. */
  readonly isPrivate?: boolean
  /** Names that it sets and that are not its own: those of the file (`global x`), of a function around it (`nonlocal x`). */
  readonly shares?: ReadonlyArray<{ readonly name: string; readonly of: "file" | "function" }>
}

/** What the analysis does not look into, except through its children. */
export interface Opaque extends Place {
  readonly kind: "opaque"
  readonly children: ReadonlyArray<Node>
}

/** A type as it is written, with the names in it (arguments of generics included). */
export interface Type extends Place {
  readonly names: ReadonlyArray<Name>
  /** Texts in it: `Literal["CREATED", "SETTLED"]`. */
  readonly texts?: ReadonlyArray<Text>
  readonly isOptional?: boolean
}

/** A decorator, an attribute, a struct tag: `@JsonProperty("amount")` is `JsonProperty` with one argument. */
export interface Annotation extends Place {
  readonly name: string
  readonly arguments: ReadonlyArray<Argument>
}

export interface Block extends Place {
  readonly kind: "block"
  readonly statements: ReadonlyArray<Node>
}

/** `return`, `throw`, `break`, `continue`, `yield`. */
export interface Exit extends Place {
  readonly kind: "exit"
  readonly how: "return" | "throw" | "break" | "continue" | "yield"
  readonly value?: Expression
}

export interface If extends Place {
  readonly kind: "if"
  readonly test: Expression
  readonly consequence: Node
  /** Another `if` for an `else if`. */
  readonly otherwise?: Node
}

export interface Loop extends Place {
  readonly kind: "loop"
  /** The word it begins with. */
  readonly word: Place
  /** What keeps it going. */
  readonly test?: Expression
  /** The test ends it: `until`. */
  readonly isUntil?: boolean
  /** `for x in xs`. */
  readonly target?: Expression
  readonly over?: Expression
  /** Initialisers, steps. */
  readonly others: ReadonlyArray<Node>
  readonly body: Node
  /** A comprehension: what it collects of every round. */
  readonly collects?: Expression
}

export interface Case extends Place {
  /** Values, patterns, members of enumerations; none for the case that takes the rest. */
  readonly tests: ReadonlyArray<Expression>
  readonly guard?: Expression
  readonly body: Node
}

export interface Switch extends Place {
  readonly kind: "switch"
  readonly subject: Expression | undefined
  readonly cases: ReadonlyArray<Case>
}

/** Something caught: `except E as error`. */
export interface Try extends Place {
  readonly kind: "try"
  readonly body: Node
  readonly catches: ReadonlyArray<{ readonly name?: Name; readonly types: ReadonlyArray<Type>; readonly body: Node }>
  readonly last?: Node
}

/** A field of a class, struct or record. */
export interface Field extends Place {
  readonly name: Name
  /** The name on the wire where it is said: an alias, a tag, an annotation's argument. */
  readonly wire?: Text
  readonly type?: Type
  readonly value?: Expression
  readonly annotations: ReadonlyArray<Annotation>
  /** It may be left out: a default, `Optional`, `?`, `omitempty`. */
  readonly isOptional?: boolean
}

export interface ClassNode extends Place {
  readonly kind: "class"
  readonly name: Name
  readonly bases: ReadonlyArray<Type>
  readonly annotations: ReadonlyArray<Annotation>
  readonly fields: ReadonlyArray<Field>
  /** Fields' names are keys of dictionaries (TypedDict): reads are by key, and the name is the wire name. */
  readonly isDictionary?: boolean
  /** Everything else in it: methods, nested types. */
  readonly body: ReadonlyArray<Node>
  readonly isPrivate?: boolean
}

export interface EnumNode extends Place {
  readonly kind: "enum"
  readonly name: Name
  /** A member's wire word is its value or annotation where one is said, else its name. */
  readonly members: ReadonlyArray<Place & { readonly name: Name; readonly wire?: Text }>
  readonly annotations: ReadonlyArray<Annotation>
  readonly body: ReadonlyArray<Node>
}

export interface Import extends Place {
  readonly kind: "import"
  /** The module as it is written. */
  readonly from: string
  /** What is imported of it under which local name; a whole module has the name `*`. */
  readonly names: ReadonlyArray<{ readonly name: string; readonly local: Name }>
  /** It is written nowhere: the language finds the name by itself. */
  readonly isImplied?: boolean
}

export type Expression =
  | Text
  | NumberNode
  | Constant
  | Name
  | Member
  | Index
  | Call
  | Dictionary
  | List
  | Binary
  | Unary
  | Conditional
  | Wrapped
  | Assign
  | FunctionNode
  | Opaque
  // A comprehension.
  | Loop
  // Languages in which statements have values.
  | If
  | Switch
  | Try
  | Block
  | Exit

export type Statement = ClassNode | EnumNode | Import

export type Node = Expression | Statement
