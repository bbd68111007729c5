import { createInterface } from 'node:readline/promises'

/** Asks on the terminal, or reads the answer that another program hands over; an end without an answer means no. */
export async function confirmOnTerminal (question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin })
  try {
    // The question goes where it does not get mixed up with the output.
    process.stderr.write(question)
    const { value } = await lines[Symbol.asyncIterator]().next() as { value: string | undefined }
    return /^\s*y(?:es)?\s*$/i.test(value ?? '')
  } finally {
    lines.close()
  }
}
