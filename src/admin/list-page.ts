const limits = [20, 30, 50, 100, 200]

/** Which part of a list is shown, and the links to its neighbours. */
export interface ListPage {
  readonly limit: number
  readonly offset: number
  /** Params of the component pagination. */
  readonly pagination: object
}

/** Reads page and limit of an address; a page beyond the last one is the last one. `kept` are values that the links carry along. */
export function toListPage (query: URLSearchParams, recordCount: number, address: string, kept: Readonly<Record<string, string>>): ListPage {
  const limit = limits.find(choice => String(choice) === query.get('limit')) ?? limits[0]!
  const pages = Math.max(1, Math.ceil(recordCount / limit))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page'))) || 1))
  const toHref = (other: number): string => `${address}?${new URLSearchParams({ ...kept, page: String(other), limit: String(limit) }).toString()}`
  return {
    limit,
    offset: (page - 1) * limit,
    pagination: {
      page,
      pages,
      limit,
      limits,
      ...(page > 1 ? { previousHref: toHref(page - 1) } : {}),
      ...(page < pages ? { nextHref: toHref(page + 1) } : {})
    }
  }
}
