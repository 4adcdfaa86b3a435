/**
 * The page to look at: one HTML document with its style and script inside, answered under the control API's prefix. It
 * loads nothing from anywhere, and the browser is told to let it load nothing.
 */
import * as Exchange from "../Exchange.ts"
import * as Bundle from "./Bundle.ts"

/** The document; `base` is where the control API lives, without a slash at its end. */
export const html = (base = "/_sandbox"): string =>
  [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<title>Segue sandbox</title>",
    '<link rel="icon" href="data:,">',
    `<style>${Bundle.style}</style>`,
    "</head>",
    "<body>",
    `<div id="app" data-base="${base.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></div>`,
    "<noscript><p>This page needs JavaScript. Everything it shows is also answered as JSON below this address.</p></noscript>",
    `<script type="module">${Bundle.script}</script>`,
    "</body>",
    "</html>",
    ""
  ].join("\n")

/** Nothing but the style and script of the document, by their hashes, and calls to where it came from. */
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${Bundle.scriptHash}'`,
  `style-src 'sha256-${Bundle.styleHash}'`,
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ")

/** The document as an answer of the sandbox. */
export const answer = (base = "/_sandbox"): Exchange.Answer => {
  const { headers, ...rest } = Exchange.text(html(base), 200, "text/html; charset=utf-8")
  return {
    ...rest,
    headers: {
      ...headers,
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store"
    }
  }
}
