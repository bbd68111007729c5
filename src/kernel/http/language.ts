import { createRequire } from 'node:module'
import type { FastifyRequest } from 'fastify'
import { defaultLocale, locales, toLanguageTag, type Locale } from '../phrases.ts'

const { negotiate } = createRequire(import.meta.url)('@fastify/accept-negotiator') as { negotiate: (header: string, supported: string[]) => string | null }

/** The language that a browser asks for, among those we have: for pages that know no user. */
export function negotiateLocale (request: FastifyRequest): Locale {
  const header = request.headers['accept-language']
  if (header === undefined || header.length > 500) return defaultLocale
  const languages = new Map(locales.flatMap(locale => [[toLanguageTag(locale), locale], [locale.slice(0, 2), locale]] as Array<[string, Locale]>))
  return languages.get(negotiate(header, [...languages.keys()]) ?? '') ?? defaultLocale
}
