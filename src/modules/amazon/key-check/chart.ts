import type { Translate } from '../../../kernel/phrases.ts'
import type { Figures, OutcomeGroup, Series } from './figures.ts'

/** The drawing, in units of its own view box; the frame scales it. */
const size = { width: 720, height: 220, left: 46, right: 10, top: 10, bottom: 30 } as const
const plot = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom } as const
const groups: readonly OutcomeGroup[] = ['opened', 'refused', 'unchecked']
const lines = ['p50', 'p95', 'max'] as const
const mostLabels = 6

/** Params of the component time-chart for the outcomes of the checks: stacked bars. */
export function toOutcomeChart ({ figures }: Series, translate: Translate): object {
  const top = toNiceTop(Math.max(...figures.map(entry => entry.opened + entry.refused + entry.unchecked)))
  const step = plot.width / figures.length
  const names: Record<OutcomeGroup, string> = { opened: translate('Channel open'), refused: translate('Key refused'), unchecked: translate('Not checked') }
  const total = (group: OutcomeGroup): number => figures.reduce((sum, entry) => sum + entry[group], 0)
  return {
    ...toFrame(figures, top, String),
    id: 'key-check-outcomes',
    title: translate('Outcomes'),
    description: translate('%1 checks opened the channel, %2 refused the key, %3 could not be made.', total('opened'), total('refused'), total('unchecked')),
    bars: figures.flatMap((entry, index) => toStack(entry, top).map(({ group, y, height }) => ({ kind: group, x: round(size.left + index * step + step * 0.1), y, width: round(step * 0.8), height }))),
    legend: groups.map(kind => ({ kind, text: names[kind] })),
    table: {
      caption: translate('Outcomes in numbers (UTC)'),
      columns: [translate('Time'), ...groups.map(group => names[group])],
      rows: figures.map(entry => [entry.label, ...groups.map(group => entry[group])])
    }
  }
}

/** Params of the component time-chart for how long the checks took: the median, what 95 of 100 stay below, and the longest. */
export function toLatencyChart ({ figures }: Series, translate: Translate): object {
  const top = toNiceTop(Math.max(...figures.map(entry => entry.max ?? 0)))
  const names: Record<typeof lines[number], string> = { p50: translate('Half of the checks (p50)'), p95: translate('95 of 100 checks (p95)'), max: translate('Longest check') }
  const toText = (ms: number | undefined): string => ms === undefined ? '' : `${ms} ms`
  return {
    ...toFrame(figures, top, toText),
    id: 'key-check-latency',
    title: translate('Latency'),
    description: translate('How long the checks took; the longest took %1 ms.', Math.max(0, ...figures.map(entry => entry.max ?? 0))),
    lines: lines.map(kind => ({ kind, points: toPoints(figures, kind, top) })),
    legend: lines.map(kind => ({ kind, text: names[kind] })),
    table: {
      caption: translate('Latency in numbers (UTC)'),
      columns: [translate('Time'), ...lines.map(line => names[line])],
      rows: figures.map(entry => [entry.label, ...lines.map(line => toText(entry[line]))])
    }
  }
}

function toFrame (figures: readonly Figures[], top: number, toText: (value: number) => string): object {
  const every = Math.ceil(figures.length / mostLabels)
  const step = plot.width / figures.length
  return {
    width: size.width,
    height: size.height,
    grid: [0, 0.5, 1].map(share => ({ x1: size.left, x2: size.width - size.right, y: toY(share * top, top), text: toText(share * top) })),
    labels: figures.flatMap(({ label }, index) => index % every === 0 ? [{ x: round(size.left + (index + 0.5) * step), y: size.height - 10, text: toShortLabel(label) }] : [])
  }
}

/** Under the axis an hour shows as `03-02 09:00`, a day as `03-02`: the table has it whole. */
function toShortLabel (label: string): string {
  return label.length > 7 ? label.slice(5) : label
}

function toStack (entry: Figures, top: number): Array<{ group: OutcomeGroup, y: number, height: number }> {
  let below = 0
  return groups.flatMap(group => {
    const [lower, upper] = [toY(below, top), toY(below + entry[group], top)]
    below += entry[group]
    return entry[group] === 0 ? [] : [{ group, y: upper, height: round(lower - upper) }]
  })
}

/** Points of a polyline; where nothing was checked there is none, and the line goes on to the next. A single one is drawn as a short dash. */
function toPoints (figures: readonly Figures[], line: typeof lines[number], top: number): string {
  const step = plot.width / figures.length
  const points = figures.flatMap((entry, index) => entry[line] === undefined ? [] : [{ x: round(size.left + (index + 0.5) * step), y: toY(entry[line], top) }])
  const drawn = points.length === 1 ? [{ x: points[0]!.x - 6, y: points[0]!.y }, { x: points[0]!.x + 6, y: points[0]!.y }] : points
  return drawn.map(({ x, y }) => `${x},${y}`).join(' ')
}

/** The end of the axis: an even number with one or two figures before its zeros, so that its half is whole. */
function toNiceTop (highest: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, highest))) - 1)
  return Math.max(2, Math.ceil(highest / (2 * unit)) * 2 * unit)
}

function toY (value: number, top: number): number {
  return round(size.top + plot.height * (1 - value / top))
}

function round (value: number): number {
  return Math.round(value * 10) / 10
}
