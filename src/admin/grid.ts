import type { FastifyRequest } from 'fastify'
import type { Knex } from 'knex'
import type { AdminContext } from './admin-context.ts'
import { toListPage, type ListPage } from './list-page.ts'

/** A column of a grid as its page declares it. */
export interface GridColumn {
  readonly key: string
  /** In the reader's language. */
  readonly label: string
  /** What the rows are narrowed and sorted by: a column of the query; without it, neither can be done. */
  readonly column?: string
  /** How it is narrowed: part of a text, one of some options, or from and to. */
  readonly filter?: 'text' | 'range' | ReadonlyArray<{ readonly value: string, readonly label: string }>
  readonly align?: 'right' | 'center'
  readonly labelHidden?: boolean
}

/** A grid as its page declares it. */
export interface Grid {
  /** The original's id of the grid's element, such as `permissionsUserGrid`. */
  readonly id: string
  readonly caption: string
  /** Path below the admin front name. */
  readonly path: string
  readonly columns: readonly GridColumn[]
  /** Key of the column that sorts where the address names none. */
  readonly sort: string
  readonly descends?: boolean
}

/** What an address asks of a grid. */
export interface GridRequest {
  /** What was typed, by name of the input: a column's key, for ranges `key[from]` and `key[to]`. */
  readonly filters: Readonly<Record<string, string>>
  readonly sort: GridColumn
  readonly descends: boolean
  readonly query: URLSearchParams
}

const longestFilter = 255

/** Reads filters, order, page and limit from the grid's own form, or from the original's addresses: pairs, with the filters in Base64. */
export function readGrid ({ parameters }: AdminContext, request: Pick<FastifyRequest, 'url'>, grid: Grid): GridRequest {
  const query = new URL(request.url, 'http://localhost').searchParams
  for (const name of ['sort', 'dir', 'page', 'limit']) if (parameters.has(name)) query.set(name, parameters.get(name)!)
  const encoded = parameters.get('filter')
  for (const [name, value] of new URLSearchParams(Buffer.from(encoded ?? '', 'base64').toString('utf8'))) query.set(name, value)
  const names = grid.columns.flatMap(({ key, filter }) => filter === undefined ? [] : filter === 'range' ? [`${key}[from]`, `${key}[to]`] : [key])
  const filters = Object.fromEntries(names.map(name => [name, (query.get(name) ?? '').trim().slice(0, longestFilter)]))
  const sort = grid.columns.find(({ key, column }) => key === query.get('sort') && column !== undefined)
  const usual = grid.columns.find(({ key }) => key === grid.sort)!
  return { filters, sort: sort ?? usual, descends: sort === undefined ? grid.descends === true : query.get('dir') === 'desc', query }
}

/** Narrows a query by what is asked; the caller turns what people type for moments into what its table holds. */
export function narrow (query: Knex.QueryBuilder, grid: Grid, { filters }: GridRequest, toStored: (key: string, typed: string, end: 'from' | 'to') => string | number = (_key, typed) => typed): Knex.QueryBuilder {
  for (const { key, column, filter } of grid.columns) {
    if (column === undefined || filter === undefined) continue
    const typed = filters[key] ?? ''
    if (filter === 'range') {
      const [from, to] = [filters[`${key}[from]`] ?? '', filters[`${key}[to]`] ?? '']
      if (from !== '') query.where(column, '>=', toStored(key, from, 'from'))
      if (to !== '') query.where(column, '<=', toStored(key, to, 'to'))
    } else if (filter === 'text' && typed !== '') query.whereRaw("lower(??) like lower(?) escape '!'", [column, `%${typed.replace(/[!%_]/g, '!$&')}%`])
    else if (typed !== '') query.where(column, typed)
  }
  return query
}

/** A page of the rows that pass, in the order asked for; `idColumn` decides between equals. */
export async function readGridRows<Row> (query: Knex.QueryBuilder, { sort, descends }: GridRequest, { limit, offset }: Pick<ListPage, 'limit' | 'offset'>, idColumn: string): Promise<Row[]> {
  const direction = descends ? 'desc' : 'asc'
  return await query.orderBy(sort.column ?? idColumn, direction).orderBy(idColumn, direction).limit(limit).offset(offset) as Row[]
}

/** How many rows pass. */
export async function countGridRows (query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.clone().clearSelect().clearOrder().count({ count: '*' }) as Array<{ count: number | string }>
  return Number(row?.count ?? 0)
}

/** The page of the list that is asked for, with links that keep filters and order. */
export function toGridPage (admin: AdminContext, grid: Grid, asked: GridRequest, recordCount: number): ListPage {
  return toListPage(asked.query, recordCount, admin.url(grid.path), toKept(asked))
}

/** Params of the component data-grid, but for its rows. */
export function toGridModel (admin: AdminContext, grid: Grid, asked: GridRequest, recordCount: number, page: ListPage): object {
  const address = admin.url(grid.path)
  return {
    id: grid.id,
    caption: grid.caption,
    recordCount,
    filterAction: address,
    filterHidden: Object.entries(toOrder(asked)).map(([name, value]) => ({ name, value })),
    resetHref: address,
    pagination: page.pagination,
    columns: grid.columns.map(column => toColumn(admin, grid, asked, column))
  }
}

function toColumn ({ translate, url }: AdminContext, grid: Grid, asked: GridRequest, { key, label, column, filter, align, labelHidden }: GridColumn): object {
  const isSorted = asked.sort.key === key
  const order = { sort: key, dir: isSorted && !asked.descends ? 'desc' : 'asc' }
  return {
    key,
    label,
    align,
    labelHidden,
    ...(column === undefined ? {} : { sortHref: `${url(grid.path)}?${new URLSearchParams({ ...toKept(asked), ...order }).toString()}` }),
    ...(isSorted && column !== undefined ? { sorted: asked.descends ? 'descending' : 'ascending' } : {}),
    ...(filter === undefined ? {} : { filter: toFilter(key, filter, asked.filters, translate('All')) })
  }
}

function toFilter (key: string, filter: NonNullable<GridColumn['filter']>, filters: GridRequest['filters'], all: string): object {
  if (filter === 'text') return { type: 'text', value: filters[key] }
  if (filter === 'range') return { type: 'range', from: filters[`${key}[from]`], to: filters[`${key}[to]`] }
  return { type: 'select', value: filters[key], options: [{ value: '', label: all }, ...filter] }
}

function toOrder ({ sort, descends }: GridRequest): Record<string, string> {
  return { sort: sort.key, dir: descends ? 'desc' : 'asc' }
}

function toKept (asked: GridRequest): Record<string, string> {
  return { ...Object.fromEntries(Object.entries(asked.filters).filter(([, value]) => value !== '')), ...toOrder(asked) }
}
