import type { VerdictName } from '../../services-connector/verdict.ts'
import type { Measure } from './verdict-search.ts'

/** What checks came to, in the three ways that matter to who enters. */
export type OutcomeGroup = 'opened' | 'refused' | 'unchecked'

/** The figures of one hour, day or month. */
export interface Figures {
  /** Its beginning in UTC: `2026-03-02 09:00`, `2026-03-02` or `2026-03`. */
  readonly label: string
  readonly opened: number
  readonly refused: number
  readonly unchecked: number
  /** Latencies in ms; undefined where nothing was checked. */
  readonly p50: number | undefined
  readonly p95: number | undefined
  readonly max: number | undefined
}

/** How fine time is divided. */
export interface Series {
  readonly unit: 'hour' | 'day' | 'month'
  /** Oldest first, without gaps. */
  readonly figures: readonly Figures[]
}

const units = { hour: { characters: 13, ms: 3_600_000 }, day: { characters: 10, ms: 86_400_000 }, month: { characters: 7, ms: 0 } } as const
const mostHours = 48
const mostDays = 92
/** Of a longer record only the newest months are drawn. */
const mostMonths = 60

/** To which group a verdict belongs. */
function toOutcomeGroup (name: VerdictName): OutcomeGroup {
  if (name === 'valid' || name === 'bypassed') return 'opened'
  return name === 'unreachable' ? 'unchecked' : 'refused'
}

/** Sums measures (newest first) up by hours, days or months, whichever the span asks for. */
export function toSeries (measures: readonly Measure[]): Series {
  const [newest, oldest] = [measures[0], measures.at(-1)]
  if (newest === undefined || oldest === undefined) return { unit: 'hour', figures: [] }
  const unit = chooseUnit(toTime(newest.checkedAt) - toTime(oldest.checkedAt))
  const { characters } = units[unit]
  const byLabel = new Map<string, Measure[]>()
  for (const measure of measures) {
    const label = measure.checkedAt.slice(0, characters)
    const present = byLabel.get(label)
    if (present === undefined) byLabel.set(label, [measure])
    else present.push(measure)
  }
  const labels = listLabels(oldest.checkedAt, newest.checkedAt, unit)
  return { unit, figures: labels.map(label => toFigures(unit === 'hour' ? `${label}:00` : label, byLabel.get(label) ?? [])) }
}

/** The value below which a share of all values lies (nearest rank); `sorted` ascending. */
export function findPercentile (sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
}

function chooseUnit (span: number): Series['unit'] {
  if (span < mostHours * units.hour.ms) return 'hour'
  return span < mostDays * units.day.ms ? 'day' : 'month'
}

function listLabels (oldest: string, newest: string, unit: Series['unit']): string[] {
  const { characters, ms } = units[unit]
  const last = newest.slice(0, characters)
  const labels: string[] = []
  for (let time = toTime(oldest); labels.at(-1) !== last; time = ms === 0 ? toNextMonth(time) : time + ms) {
    const label = new Date(time).toISOString().slice(0, characters).replace('T', ' ')
    if (label !== labels.at(-1)) labels.push(label)
  }
  return labels.slice(-mostMonths * (unit === 'month' ? 1 : 2))
}

function toNextMonth (time: number): number {
  const date = new Date(time)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

function toFigures (label: string, measures: readonly Measure[]): Figures {
  const latencies = measures.map(({ latencyMs }) => latencyMs).sort((one, other) => one - other)
  const counts = { opened: 0, refused: 0, unchecked: 0 }
  for (const { name } of measures) counts[toOutcomeGroup(name)]++
  return { label, ...counts, p50: findPercentile(latencies, 0.5), p95: findPercentile(latencies, 0.95), max: latencies.at(-1) }
}

function toTime (timestamp: string): number {
  return Date.parse(`${timestamp.replace(' ', 'T')}Z`)
}
