import type { ServerResponse } from 'node:http'

/** Smaller pages are cheap to allocate, larger ones too seldom. */
const smallest = 64 * 1024
const largest = 1024 * 1024
const mostFree = 4

/** Memory of pages that are sent; the last one that came back is the first to be used again, while the processor still has it at hand. */
const free: Buffer[] = []

/**
 * Memory for the body of an answer. Fresh memory costs a large page more than all of its queries, so that of pages whose last byte
 * went to the operating system is used again; an answer that never ends gives nothing back. All of it must be written: it holds what
 * stood there before.
 */
export function allocateBody (response: ServerResponse, size: number): Buffer {
  if (size < smallest || size > largest) return Buffer.allocUnsafe(size)
  const index = free.findLastIndex(buffer => buffer.length >= size)
  const buffer = index < 0 ? Buffer.allocUnsafeSlow(toCapacity(size)) : free.splice(index, 1)[0]!
  response.once('finish', () => { if (free.length < mostFree) free.push(buffer) })
  return buffer.subarray(0, size)
}

/** Powers of two, so that pages of about the same size share. */
function toCapacity (size: number): number {
  return 2 ** Math.ceil(Math.log2(size))
}
