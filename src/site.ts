import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { buildApp, type AppOptions } from './app.ts'
import { listModulePaths } from './installation.ts'
import { timeouts } from './kernel/http/server.ts'
import { createSourceFiles, type SourceFiles } from './magento-xml/source-files.ts'

/** An instance as people reach it. */
export interface Site {
  readonly server: Server
  readonly listen: () => Promise<void>
  /** Lets those requests end that are under way. */
  readonly close: () => Promise<void>
}

/** Opens the site. In developer mode with real modules it reads them again when one of their files has changed. */
export async function openSite (options: AppOptions): Promise<Site> {
  const { env } = options
  if (env.mode === 'developer' && listModulePaths(env).length > 0) return await openReloadingSite(options)
  const app = await buildApp(options)
  return {
    server: app.server,
    listen: async () => { await app.listen({ host: env.host, port: env.port }) },
    close: async () => { await app.close() }
  }
}

/** One server before instances that follow each other: each has the modules as they were when it was built. */
async function openReloadingSite (options: AppOptions): Promise<Site> {
  const reader = await createReader(options)
  const server = createServer({ connectionsCheckingInterval: 5_000, keepAliveTimeout: timeouts.keepAliveTimeout, requestTimeout: timeouts.requestTimeout }, (request, response) => {
    reader.handle(request, response).catch(() => { response.destroy() })
  })
  server.setTimeout(timeouts.connectionTimeout)
  return {
    server,
    listen: async () => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(options.env.port, options.env.host, () => { resolve() })
      })
    },
    close: async () => {
      await new Promise(resolve => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      await reader.close()
    }
  }
}

interface Reader {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly close: () => Promise<void>
}

/** Hands requests to the present instance, after making a new one where files have changed. Where that fails, the old one goes on and the log says why. */
async function createReader (options: AppOptions): Promise<Reader> {
  const cache = new Map()
  let files = createSourceFiles(cache)
  let app = await build(options, files)
  let reading: Promise<void> | undefined
  const readAgain = async (): Promise<void> => {
    files = createSourceFiles(cache)
    try {
      const [old, next] = [app, await build(options, files)]
      app = next
      await old.close()
      app.log.info('files of real modules have changed and were read again')
    } catch (error) {
      app.log.error(error, 'files of real modules have changed, but could not be taken over; what they said before goes on')
    }
  }
  return {
    async handle (request, response) {
      if (reading === undefined && isPage(request) && files.hasChanged()) reading = readAgain().finally(() => { reading = undefined })
      await reading
      app.routing(request, response)
    },
    close: async () => { await app.close() }
  }
}

async function build (options: AppOptions, files: SourceFiles): Promise<FastifyInstance> {
  const app = await buildApp({ ...options, files })
  await app.ready()
  return app
}

/** What somebody looks at; its styles, scripts and forms belong to it and need no look at the files. */
function isPage ({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true
}
