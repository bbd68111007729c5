import t from 'tap'
import { toFileName } from '../../src/config/file-name.ts'
import { isHarmlessSvg } from '../../src/config/svg-check.ts'
import { findWrongFile } from '../../src/config/upload-check.ts'
import type { Field } from '../../src/config/structure.ts'
import { png } from '../helpers/every-field.ts'

const models = { backend: new Map([['Any', { extensions: ['png', 'jpg', 'svg', 'csv', 'php'] }]]) }
const image = { type: 'image', upload: { folder: 'logo' }, backendModel: 'Any' } as unknown as Field
const drawing = (inner: string): string => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inner}</svg>`

t.test('a name keeps only what is harmless in a path', async t => {
  for (const [name, expected] of [
    ['logo.png', 'logo.png'], ['../../etc/passwd', 'passwd'], ['C:\\shop\\my logo.PNG', 'my_logo.PNG'], ['.htaccess', 'file.htaccess'], ['..', 'file.'],
    ['été à Paris.png', 't_Paris.png'], ['a/b/', 'file'], ['x.php.png', 'x.php.png'], ['\u0000.png', 'file.png'], [`${'x'.repeat(300)}.png`, `${'x'.repeat(86)}.png`]
  ] as const) t.equal(toFileName(name), expected, name)
})

t.test('a file must be allowed by its extension, be what that says, and not be too large', async t => {
  const wrong = async (name: string, content: Buffer | string, field = image): Promise<string | undefined> => (await findWrongFile(field, { name, content: Buffer.from(content) }, models))?.phrase
  const other = 'The content is not that of a .%1 file. Save the file in the right format and choose it again.'
  t.equal(await wrong('a.png', png), undefined)
  t.equal(await wrong('a.PNG', png), undefined)
  t.equal(await wrong('a.csv', 'a,b\r\n1,é\n'), undefined)
  t.equal(await wrong('a.gif', png), 'Disallowed file type.')
  t.equal(await wrong('a', png), 'Disallowed file type.')
  t.equal(await wrong('a.jpg', png), other)
  t.equal(await wrong('a.png', '<?php phpinfo();'), other)
  t.equal(await wrong('a.php', '<?php phpinfo();'), other, 'even where a model allows it, nothing recognises it')
  t.equal(await wrong('a.csv', png), other)
  t.equal(await wrong('a.csv', Buffer.from([0x61, 0xFF])), other)
  t.equal(await wrong('a.png', ''), 'The file is empty. Choose another one.')
  t.equal(await wrong('a.csv', 'x'.repeat(3 * 1024 * 1024 + 1)), 'The file is too large: it has %1 bytes, and %2 are possible.')
  for (const upload of [undefined, { folder: '' }, { folder: '../up' }, { folder: 'a/../b' }, { folder: '.hidden' }]) {
    t.match(await wrong('a.png', png, { ...image, upload } as Field), /^No folder is declared/, JSON.stringify(upload))
  }
  t.equal(await wrong('a.svg', drawing('<circle r="1"/>')), undefined)
  t.match(await wrong('a.svg', drawing('<script>1</script>')), /^The drawing holds a script/)
})

t.test('an SVG is a drawing and nothing else', async t => {
  for (const inner of ['<rect fill="url(#g)"/>', '<use xlink:href="#a"/>', '<style>.a { fill: red }</style>', '<image href="data:image/png;base64,AAAA"/>', '<text>x &lt; y</text>']) t.ok(isHarmlessSvg(drawing(inner)), inner)
  for (const text of [
    drawing('<script>1</script>'), drawing('<a href="#x"/>'), drawing('<rect onload="x()"/>'), drawing('<RECT ONCLICK="x()"/>'), drawing('<foreignObject/>'), drawing('<use href="https://x.example/#a"/>'),
    drawing('<image xlink:href="javascript:x()"/>'), drawing('<image href="data:text/html,x"/>'), drawing('<style>@import "x"</style>'), drawing('<rect style="fill:url(http://x/)"/>'), drawing('<style><![CDATA[a{b:url(//x)}]]></style>'),
    drawing('<rect style="a:java&#115;cript:x"/>'), '<svg xmlns:s="http://www.w3.org/2000/svg"/>', '<html xmlns="http://www.w3.org/1999/xhtml"/>', `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing('')}`,
    `<?xml-stylesheet href="x"?>${drawing('')}`, drawing('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), '<svg', ''
  ]) t.notOk(isHarmlessSvg(text), text)
})
