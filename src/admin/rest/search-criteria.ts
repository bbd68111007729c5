import type { Knex } from 'knex'
import { z } from 'zod'
import { ServiceError } from './service-error.ts'

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).optional()
const count = z.coerce.number().int().min(1).max(1_000_000)
const filter = z.object({ field: z.string().max(64), value: z.string().max(1000).optional(), condition_type: z.string().max(16).optional() })
const filterGroup = z.object({ filters: listOf(filter) })
const sortOrder = z.object({ field: z.string().max(64), direction: z.string().max(4).optional() })

/** What a list is asked for: groups are joined by "and", the filters of a group by "or". */
const criteria = z.object({
  filter_groups: listOf(filterGroup),
  sort_orders: listOf(sortOrder),
  page_size: count.optional(),
  current_page: count.optional()
})

/** The query of a list: the original's `searchCriteria`, whose names may be written with underscores or in camel case. */
export const searchQuery = z.object({
  searchCriteria: z.preprocess(value => typeof value === 'string' ? {} : toSnakeCase(value), criteria).optional()
})
export type SearchCriteria = z.infer<typeof criteria>

/** The answer of a list. */
export function toSearchResult<Item extends z.ZodType> (item: Item) {
  return z.object({ items: z.array(item), search_criteria: criteria, total_count: z.number().int() })
}

/** Names of all levels with underscores. */
function toSnakeCase (value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSnakeCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`), toSnakeCase(inner)]))
}

/** Records a caller gets where he does not say how many. */
const usualPageSize = 100
const mostRecords = 1000

type Condition = (query: Knex.QueryBuilder, column: string, value: string) => Knex.QueryBuilder

const conditions: Readonly<Record<string, Condition>> = {
  eq: (query, column, value) => query.orWhere(column, value),
  neq: (query, column, value) => query.orWhereNot(column, value),
  like: (query, column, value) => query.orWhereRaw("lower(??) like lower(?) escape '!'", [column, value.replaceAll('!', '!!')]),
  nlike: (query, column, value) => query.orWhereRaw("lower(??) not like lower(?) escape '!'", [column, value.replaceAll('!', '!!')]),
  in: (query, column, value) => query.orWhereIn(column, value.split(',')),
  nin: (query, column, value) => query.orWhereNotIn(column, value.split(',')),
  gt: (query, column, value) => query.orWhere(column, '>', value),
  gteq: (query, column, value) => query.orWhere(column, '>=', value),
  from: (query, column, value) => query.orWhere(column, '>=', value),
  lt: (query, column, value) => query.orWhere(column, '<', value),
  lteq: (query, column, value) => query.orWhere(column, '<=', value),
  to: (query, column, value) => query.orWhere(column, '<=', value),
  null: (query, column) => query.orWhereNull(column),
  notnull: (query, column) => query.orWhereNotNull(column)
}

/** A list as it can be searched: `columns` are the fields that may be named, by name, as columns of the query. */
export interface SearchedList {
  readonly query: Knex.QueryBuilder
  readonly columns: Readonly<Record<string, string>>
  /** Decides between equals. */
  readonly idColumn: string
}

/** Reads one page of a list; refuses fields, conditions and directions that there are not. */
export async function search<Row> ({ query, columns, idColumn }: SearchedList, asked: SearchCriteria = {}): Promise<{ rows: Row[], search_criteria: SearchCriteria, total_count: number }> {
  for (const { filters = [] } of asked.filter_groups ?? []) {
    const checked = filters.map(({ field, value = '', condition_type: type = 'eq' }) => ({ column: findColumn(columns, field), value, condition: findCondition(type) }))
    query.where(group => { for (const { column, value, condition } of checked) condition(group, column, value) })
  }
  const [row] = await query.clone().clearSelect().count({ count: '*' }) as Array<{ count: number | string }>
  for (const { field, direction = 'ASC' } of asked.sort_orders ?? []) query.orderBy(findColumn(columns, field), findDirection(direction))
  const size = Math.min(asked.page_size ?? usualPageSize, mostRecords)
  const rows = await query.orderBy(idColumn).limit(size).offset(((asked.current_page ?? 1) - 1) * size) as Row[]
  return { rows, search_criteria: { filter_groups: [], ...asked }, total_count: Number(row?.count ?? 0) }
}

function findColumn (columns: SearchedList['columns'], field: string): string {
  if (Object.hasOwn(columns, field)) return columns[field]!
  throw createInvalid('field', field)
}

function findCondition (type: string): Condition {
  if (Object.hasOwn(conditions, type)) return conditions[type]!
  throw createInvalid('condition_type', type)
}

function findDirection (direction: string): 'asc' | 'desc' {
  const lower = direction.toLowerCase()
  if (lower === 'asc' || lower === 'desc') return lower
  throw createInvalid('direction', direction)
}

function createInvalid (fieldName: string, value: string): ServiceError {
  return new ServiceError({ status: 400, error: 'Invalid value of "%value" provided for the %fieldName field.', parameters: { fieldName, value } })
}
