/** Whether what sends a file's requests is named in it: a library that sends what it is given. */

const NAMES = [
  // JavaScript
  String.raw`\b(?:fetch|axios|got|ky|undici|superagent|supertest|ofetch|wretch|needle|XMLHttpRequest|createApi|playwright|node:https?)\b`,
  String.raw`["']https?["']|@nestjs\/axios|@angular\/common\/http|\bpage\.request\b|\bcy\.request\b|\bk6\/http\b`,
  // Python
  String.raw`\b(?:requests|httpx|aiohttp|urllib3?|http\.client|treq|niquests|tornado|httplib2)\b`,
  // Go
  String.raw`\bnet\/http\b|\bresty\b|\bfasthttp\b`,
  // C#, Java, Kotlin
  String.raw`\b(?:HttpClient|HttpRequestMessage|RestSharp|Flurl|Refit|WebRequest|RestTemplate|RestClient|WebClient|OkHttp\w*|okhttp3?|retrofit2?|FeignClient|RestAssured|HttpURLConnection|ClientBuilder|Unirest|ktor|HttpRequest|Fuel)\b`,
  // Ruby, PHP
  String.raw`\b(?:Faraday|HTTParty|Net::HTTP|HTTP\.(?:post|headers|auth|with)|Typhoeus|Excon|GuzzleHttp|curl_\w+|HttpClientInterface|Buzz)\b|\bHttp::`,
  // Shells, and scripts that call them
  String.raw`\b(?:curl|wget|httpie?)\b`
]
const NAME = new RegExp(NAMES.join("|"), "u")

/** Whether a text names one. */
export const isNamedIn = (text: string): boolean => NAME.test(text)

/** What is said of a call that something of another file sends. */
export const ELSEWHERE =
  "What sends this is not in this file: see that it adds nothing to the body, changes nothing in it and reads nothing of it (a recipient, an amount, a limit, a signature)."
