/** Whether a call goes to the vendor, as far as its text says: a gateway of one's own may have the same path. */

/** The vendor's hosts, and those of a machine itself: a sandbox or a test answers there. */
const EXPECTED = /(?:^|\.)paxos\.com(?::\d+)?$|^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/iu

const HOST = String.raw`\bhttps?:\/\/(?<host>[^\s"'\x60/\x24{}<>%\\]+)`
const BEFORE = new RegExp(String.raw`${HOST}\/[^\s"'\x60]*$`, "u")
const BASE = new RegExp(String.raw`(?<=["'\x60])${HOST}(?:\/v2)?\/?(?=["'\x60])`, "gu")

/** A URL is no longer than this. */
const URL_MAX = 200

/** The host that is written before a path in the same text. */
export const before = (text: string, at: number): string | undefined =>
  BEFORE.exec(text.slice(Math.max(0, at - URL_MAX), at))?.groups?.["host"]

export const isExpected = (host: string): boolean => EXPECTED.test(host)

/** Whether lines may change which hosts a file names. */
export const mayName = (lines: string): boolean => /https?:\/\/|paxos\.com/iu.test(lines)

/** The first host that a file's calls may begin with, where none of those it names is the vendor's. */
export const strangeBase = (text: string): string | undefined => {
  if (/\bpaxos\.com\b/iu.test(text)) return undefined
  const hosts = [...text.matchAll(BASE)].map(({ groups }) => groups?.["host"] ?? "")
  return hosts.some(isExpected) ? undefined : hosts[0]
}

/** What is said of a call that goes to such a host. */
export const goesTo = (host: string): string =>
  `This goes to ${host}, which is not the vendor's address: see whether what answers there has the new path and the new body.`

/** What is said of a call whose path is added to an address that stands elsewhere. */
export const mayGoTo = (host: string): string =>
  `The addresses in this file begin with ${host}, which is not the vendor's: see where this call goes, and whether what answers there has the new path and the new body.`
