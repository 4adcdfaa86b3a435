/**
 * How the tests of each example are run, and what must be installed for that. Nothing is installed from here: a program
 * is looked for on PATH and at the places where its packages put it, and what is missing is named with the way to get it.
 */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

/** A program with its arguments, run in the example's folder. */
export type Command = readonly [file: string, ...arguments: ReadonlyArray<string>]

/** A language: how a folder is known to be of it, what it needs, how its tests are run. */
export interface Toolchain {
  readonly language: string
  /** A file that an example of this language has. */
  readonly marker: string
  readonly programs: ReadonlyArray<string>
  /** Succeeds where they are new enough and have what the tests need. */
  readonly probe?: Command
  /** The way to get the programs, for people. */
  readonly install: string
  /** How long a conversion takes, in milliseconds, where the sandbox's default leaves too little time to cancel one. */
  readonly settleMs?: number
  /** The commands, one after the other. `build` is a folder for what a compiler writes; it is gone afterwards. */
  readonly commands: (program: (name: string) => string, build: string) => ReadonlyArray<Command>
}

/** Where packages put programs that are not on every PATH. */
const places = ["/usr/bin", "/usr/local/bin", "/usr/local/go/bin", "/opt/homebrew/bin", "/snap/bin"]

const isProgram = (file: string): boolean => {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}

/** The full path of a program, or undefined where it is not installed. */
export const find = (name: string): string | undefined =>
  [...(process.env["PATH"] ?? "").split(path.delimiter), ...places]
    .map((place) => path.join(place, name))
    .find(isProgram)

const sources = (folder: string, extension: string): string => `find ${folder} -name '*.${extension}' | sort`

/** Every language there is an example of. */
export const toolchains: ReadonlyArray<Toolchain> = [
  {
    language: "TypeScript",
    marker: "package.json",
    programs: [],
    install: "nothing",
    commands: () => [[process.execPath, "--test", "--test-reporter=spec", "test/*.test.ts"]]
  },
  {
    language: "Python",
    marker: "pyproject.toml",
    programs: ["python3"],
    probe: ["python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))"],
    install: "apt-get install python3 (3.9 or later)",
    commands: (program) => [[program("python3"), "-B", "-m", "unittest", "discover", "-s", "tests", "-t", "."]]
  },
  {
    language: "Go",
    marker: "go.mod",
    programs: ["go"],
    install: "apt-get install golang-go (1.19 or later)",
    commands: (program) => [[program("go"), "test", "-count=1", "./..."]]
  },
  {
    language: "Java",
    marker: "src/main/java",
    programs: ["java", "javac"],
    probe: ["javac", "--release", "17", "-version"],
    install: "apt-get install default-jdk-headless (17 or later)",
    commands: (program, build) => [
      ["/bin/sh", "-ec", `${program("javac")} -Xlint:all -Werror -d ${build} $(${sources("src", "java")})`],
      [program("java"), "-XX:TieredStopAtLevel=1", "-ea", "-cp", build, "com.quayside.desk.TestMain"]
    ]
  },
  {
    language: "C#",
    marker: "Remit.csproj",
    programs: ["mcs", "mono"],
    install:
      "apt-get install mono-mcs mono-runtime libmono-system-runtime-serialization4.0-cil libmono-system-net-http4.0-cil",
    commands: (program, build) => [
      [
        "/bin/sh",
        "-ec",
        `${program("mcs")} -langversion:7 -r:System.Net.Http -r:System.Runtime.Serialization -out:${build}/remit.exe $(${sources(".", "cs")})`
      ],
      [program("mono"), path.join(build, "remit.exe")]
    ]
  },
  {
    language: "PHP",
    marker: "composer.json",
    programs: ["php"],
    probe: ["php", "-r", 'exit(PHP_VERSION_ID >= 80100 && function_exists("curl_init") ? 0 : 1);'],
    install: "apt-get install php-cli php-curl (8.1 or later)",
    commands: (program) => [[program("php"), "tests/run.php"]]
  },
  {
    language: "Ruby",
    marker: "Rakefile",
    programs: ["ruby"],
    probe: ["ruby", "-e", 'require "minitest"; exit RUBY_VERSION >= "3.0"'],
    install: "apt-get install ruby ruby-minitest (3.0 or later)",
    commands: (program) => [
      [program("ruby"), "-w", "-Ilib", "-Itest", "-e", `Dir["./test/*_test.rb"].sort.each { |file| require file }`]
    ]
  },
  {
    language: "shell",
    marker: "bin/paxos.sh",
    programs: ["bash", "curl", "jq"],
    install: "apt-get install bash curl jq",
    // Every step is a process of its own, on a machine that may be busy.
    settleMs: 1500,
    commands: (program) => [[program("bash"), "test/run.sh"]]
  },
  {
    language: "Terraform",
    marker: "main.tf",
    programs: ["terraform", "curl"],
    probe: ["terraform", "test", "-help"],
    install: "terraform from its maker (1.6 or later), apt-get install curl",
    commands: (program) => [
      [program("terraform"), "init", "-backend=false", "-input=false", "-no-color"],
      [program("terraform"), "test", "-no-color"]
    ]
  }
]

/** The toolchain of a folder, undefined where it has no tests to run. */
export const of = (folder: string): Toolchain | undefined =>
  toolchains.find(({ marker }) => fs.existsSync(path.join(folder, marker)))

/** What of a toolchain is not installed, undefined where everything is. */
export const missing = ({ probe, programs }: Toolchain): string | undefined => {
  const absent = programs.filter((name) => find(name) === undefined)
  if (absent.length > 0) return `${absent.join(", ")} not found`
  if (probe === undefined) return undefined
  const [name, ...args] = probe
  const { status } = spawnSync(find(name)!, args, { timeout: 20_000 })
  return status === 0 ? undefined : `${name} is too old, or a part of it is missing`
}

/** Compilers' caches outlive a run: they only make the next one faster. */
const cache = path.join(os.tmpdir(), "segue-example-caches")

/** What the programs need of the environment beside an example's own settings; no proxy of theirs is asked. */
export const environment = (build: string): Record<string, string> => ({
  PATH: [process.env["PATH"] ?? "", ...places].join(path.delimiter),
  HOME: os.homedir(),
  TMPDIR: os.tmpdir(),
  LC_ALL: "C.UTF-8",
  GOCACHE: path.join(cache, "go"),
  GOPATH: path.join(cache, "gopath"),
  GOFLAGS: "-mod=mod",
  GOPROXY: "off",
  GOTOOLCHAIN: "local",
  TF_DATA_DIR: path.join(build, "terraform"),
  CHECKPOINT_DISABLE: "1"
})
