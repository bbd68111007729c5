import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** This machine, the networks that end at it (there the clouds' metadata services answer), and addresses that are nobody's. */
const internal = new BlockList()
for (const [network, bits] of [['0.0.0.0', 8], ['127.0.0.0', 8], ['169.254.0.0', 16], ['224.0.0.0', 3]] as const) internal.addSubnet(network, bits, 'ipv4')
// The last three carry an IPv4 address of the first list through a translator, or stand for it.
for (const [network, bits] of [['::', 127], ['fe80::', 10], ['ff00::', 8], ['fd00:ec2::', 32], ['64:ff9b::7f00:0', 104], ['64:ff9b::a9fe:0', 112]] as const) internal.addSubnet(network, bits, 'ipv6')

/** Whether an IP address is this machine's, link-local or nobody's; private networks are not meant. */
export function isInternalAddress (address: string): boolean {
  return internal.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Whether a host of an URL leads there, by any of its addresses; one that has none leads nowhere. At most `wait` milliseconds are waited for its name; then it counts as one that does. */
export async function isInternalHost (hostname: string, wait = 1000): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$|\.$/g, '')
  if (isIP(host) !== 0) return isInternalAddress(host)
  const late = new AbortController()
  const found = lookup(host, { all: true }).then(list => list.some(({ address }) => isInternalAddress(address)), () => false)
  const tooLate = new Promise<boolean>(resolve => {
    const timer = setTimeout(resolve, wait, true)
    late.signal.addEventListener('abort', () => { clearTimeout(timer) })
  })
  const isInternal = await Promise.race([found, tooLate])
  late.abort()
  return isInternal
}
