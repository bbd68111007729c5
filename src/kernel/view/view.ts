import { join } from 'node:path'
import fastifyView from '@fastify/view'
import type { FastifyInstance, FastifyReply } from 'fastify'
import nunjucks from 'nunjucks'
import { packageRoot } from '../paths.ts'
import { locales, toLanguageTag, type Locale, type Phrases } from '../phrases.ts'
import type { ClockNote } from '../adjustable-clock.ts'
import type { Assets } from '../http/assets.ts'
import { shareCompiledTemplates } from './compiled-templates.ts'
import { findDateFormat } from './date-format.ts'
import { createKept } from './kept.ts'
import { createRenderCut } from './kept-pages.ts'
import { toMarkup, type Markup } from './markup.ts'
import { allocateBody } from './page-bytes.ts'
import { cutPage, joinParts, toPlaces, type CutPage, type PageParts } from './page-parts.ts'

/** Renders a template (path below views/) in a language and sends it as the answer. */
export type RenderPage = (reply: FastifyReply, locale: Locale, template: string, model: object, parts?: PageParts) => Promise<FastifyReply>

/** Renders a part of a page, to be kept and put into many. */
export type RenderFragment = (locale: Locale, template: string, model: object) => Markup

export interface View {
  readonly renderPage: RenderPage
  /** As renderPage, but what an equal model was rendered to is used again: for models of plain data alone. What differs from answer to answer is a part. */
  readonly renderKeptPage: RenderPage
  readonly renderFragment: RenderFragment
}

type Renderer = (template: string, model: object) => Promise<string>

/** Tells what every page says of the clock; undefined while it is the machine's. */
export type FindClockNote = () => ClockNote | undefined

/** Registers one Nunjucks environment per language, so that `__` is bound to it in pages and in macros alike. */
export async function registerViews (app: FastifyInstance, phrases: Phrases, assets: Assets, findClockNote: FindClockNote): Promise<View> {
  const environments = new Map<Locale, nunjucks.Environment>()
  for (const locale of locales) {
    await app.register(fastifyView, {
      engine: { nunjucks },
      root: join(packageRoot, 'views'),
      propertyName: `view_${locale}`,
      asyncPropertyName: `render_${locale}`,
      options: {
        autoescape: true,
        trimBlocks: true,
        lstripBlocks: true,
        onConfigure: (environment: nunjucks.Environment) => {
          environments.set(locale, environment)
          shareCompiledTemplates(environment)
          addGlobals(environment, locale, phrases, assets)
          environment.addGlobal('clockNote', findClockNote)
        }
      }
    })
  }
  const renderCut = createRenderCut()
  return {
    async renderPage (reply, locale, template, model, parts = {}) {
      const render = (reply as unknown as Record<string, Renderer>)[`render_${locale}`]!
      const html = await render.call(reply, template, { ...model, parts: toPlaces(parts) })
      return await sendPage(reply, cutPage(html), parts)
    },
    async renderKeptPage (reply, locale, template, model, parts = {}) {
      const render = (): string => environments.get(locale)!.render(template, { ...model, parts: toPlaces(parts) })
      // A clock that was set is told on every page to the minute.
      const page = findClockNote() === undefined ? renderCut(`${locale} ${template}`, model, render) : cutPage(render())
      return await sendPage(reply, page, parts)
    },
    renderFragment: (locale, template, model) => toMarkup(environments.get(locale)!.render(template, model))
  }
}

async function sendPage (reply: FastifyReply, page: CutPage, parts: PageParts): Promise<FastifyReply> {
  return await reply.type('text/html; charset=utf-8').send(joinParts(page, parts, size => allocateBody(reply.raw, size)))
}

/** What every template and macro may use. */
function addGlobals (environment: nunjucks.Environment, locale: Locale, phrases: Phrases, assets: Assets): void {
  const language = toLanguageTag(locale)
  environment
    .addGlobal('__', phrases.translator(locale))
    .addGlobal('kept', createKept(environment))
    .addGlobal('asset', assets.url)
    .addGlobal('icon', (name: string) => toMarkup(`<svg class="icon" aria-hidden="true" focusable="false"><use href="${assets.url('icons.svg')}#${encodeURIComponent(name)}"></use></svg>`))
    .addGlobal('flag', (country: string) => toMarkup(`<img class="flag" src="${assets.url(`flags/${encodeURIComponent(country.toLowerCase())}.svg`)}" alt="" width="48" height="36">`))
    .addGlobal('formatDate', (date: Date, timeZone?: string) => findDateFormat(language, timeZone, false).format(date))
    .addGlobal('formatDateTime', (date: Date, timeZone?: string) => findDateFormat(language, timeZone, true).format(date))
    .addGlobal('formatNumber', (number: number) => number.toLocaleString(language))
}
