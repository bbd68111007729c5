import fc from 'fast-check'
import t from 'tap'
import { toCommentMarkup } from '../../../src/modules/config/comment-markup.ts'

t.test('plain tags stay, everything else is text or gone', async t => {
  for (const [comment, html] of [
    ['just text', 'just text'],
    ['1 < 2 & "3" > 2', '1 &lt; 2 &amp; &quot;3&quot; &gt; 2'],
    ['a &amp; b &lt;c&gt;', 'a &amp; b &lt;c&gt;'],
    ['<strong>Warning!</strong> Read.', '<strong>Warning!</strong> Read.'],
    ['one<br/>two<br>three', 'one<br>two<br>three'],
    ['<p>one</p><p>two</p>', 'one<br>two'],
    ['<a href="https://example.com/?a=1&b=2" target="_blank">here</a>', '<a href="https://example.com/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">here</a>'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['<a href="//evil.example">x</a>', 'x'],
    ['<b onclick="x()">y</b>', '<b>y</b>'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<strong>open', '<strong>open</strong>'],
    ['closed</strong>', 'closed'],
    ['<b><i>x</b>y</i>', '<b><i>x</i></b>y'],
    ['<a href="/x"><a href="/y">z</a></a>', '<a href="/x">z</a>']
  ] as const) t.equal(toCommentMarkup(comment).val, html, comment)
})

t.test('whatever is written, only known tags come out, each closed in its place', async t => {
  const piece = fc.constantFrom('<', '>', '"', '\'', '</', '<b', '<a href="', 'javascript:', 'https://x/', 'on=', '<b>', '</b>', '<i>', '</i>', '<br>', '<script>', '<!--', '-->', '&', '&lt;', 'text', '=', '/')
  fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
    const html = toCommentMarkup(pieces.join('')).val
    const open: string[] = []
    for (const [tag, slash, name] of html.matchAll(/<(\/?)([^\s>]*)[^>]*>/g)) {
      if (name === 'br') continue
      t.match(tag, /^<\/?(?:b|i|a)>$|^<a href="(?:https?:\/\/|\/(?!\/)|#)[^"<>]*">$/)
      if (slash === '') open.push(name!)
      else if (open.pop() !== name) return false
    }
    return open.length === 0 && !/<(?!\/?(?:a|b|i|br)\b)/.test(html)
  }), { numRuns: 300 })
})
