import t from 'tap'
import { isInternalAddress, isInternalHost } from '../../../src/kernel/http/internal-host.ts'

t.test('this machine, link-local networks and addresses of nobody are internal, however they are written', async t => {
  for (const address of ['127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'ff02::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::a9fe:a9fe', '64:ff9b::7f00:1']) t.ok(isInternalAddress(address), address)
  for (const address of ['10.0.0.1', '192.168.1.1', '172.16.0.1', '8.8.8.8', '128.0.0.1', '2001:db8::1', '::ffff:8.8.8.8', 'fd12::1']) t.notOk(isInternalAddress(address), address)
})

t.test('a host is looked up; an URL has already turned other ways to write an address into the usual one', async t => {
  for (const url of ['http://localhost/', 'http://LOCALHOST./', 'http://[::1]:80/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::ffff:7f00:1]/', 'http://169.254.169.254/latest/']) t.ok(await isInternalHost(new URL(url).hostname), url)
  t.notOk(await isInternalHost('192.0.2.1'))
  t.notOk(await isInternalHost('nobody.invalid'), 'it leads nowhere, which whoever asks will be told')
})
