import type { RecordedVerdict } from '../../services-connector/key-validation-table.ts'

/** A verdict in one line to hand to whoever helps: in English, the same everywhere, and never the key. */
export function toDiagnostics (verdict: RecordedVerdict): string {
  const facts = {
    verdict: verdict.name,
    reason: verdict.reason,
    time: verdict.checkedAt.toISOString(),
    request: verdict.requestId,
    environment: verdict.environment,
    authority: verdict.authority,
    fingerprint: verdict.fingerprint,
    source: verdict.configScope,
    place: verdict.configPlace,
    latency: `${verdict.latencyMs} ms`
  }
  return Object.entries(facts).filter(([, fact]) => fact !== undefined).map(([name, fact]) => `${name}=${fact}`).join('; ')
}
