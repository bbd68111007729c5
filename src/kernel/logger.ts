/** What is logged of a request and never more: no headers, no query string, no body. */
interface LoggedRequest {
  readonly method: string
  readonly url: string
  readonly ip: string
}

/** Options for Fastify's logger: one JSON line an event, without anything secret. */
export function createLoggerOptions (level: string): object {
  return {
    level,
    // Keys and session ids have no business in URLs, but a mistyped one may land there: the query and Magento's /key/ pair are cut.
    serializers: {
      req: (request: LoggedRequest) => ({ method: request.method, url: toLoggedUrl(request.url), ip: request.ip }),
      res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode })
    },
    redact: ['req.headers', '*.password', '*.apiKey', '*.form_key']
  }
}

/** The path of a URL without query and without the secret key pair. */
function toLoggedUrl (url: string): string {
  return url.split('?', 1)[0]!.replace(/\/key\/[^/]*/g, '/key/…')
}
